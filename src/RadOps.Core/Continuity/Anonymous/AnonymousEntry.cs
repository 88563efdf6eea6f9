namespace RadOps.Core.Continuity.Anonymous;

/// <summary>A referral that is to be anonymised.</summary>
public sealed record AnonymousEntry
{
    /// <summary>History, question and whatever else is written, as it is.</summary>
    public required string Text { get; init; }

    /// <summary>What is known of whom it is about; it goes into the key.</summary>
    public ReferralIdentity Identity { get; init; } = ReferralIdentity.Unknown;

    /// <summary>What is asked for; it is anonymised too.</summary>
    public string? Examination { get; init; }

    /// <summary>The number of the department that the report is faxed to .</summary>
    public string? ReplyFax { get; init; }

    /// <summary>A number of the hospital's that the reader calls with a verbal result; null where none is to stand on the paper.</summary>
    public string? CallBack { get; init; }
}
