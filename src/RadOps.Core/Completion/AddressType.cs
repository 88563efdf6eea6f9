namespace RadOps.Core.Completion;

/// <summary>Where a letter is addressed to.</summary>
public enum AddressType
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>The patient's registered address (folkbokföringsadress).</summary>
    Registered,

    /// <summary>The recipient's own address, such as a hospital's.</summary>
    Recipient,

    /// <summary>Any other.</summary>
    Other,
}
