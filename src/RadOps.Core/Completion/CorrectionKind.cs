namespace RadOps.Core.Completion;

/// <summary>What went wrong with a release. The entry stays as it is; what is known since then stands beside it.</summary>
public enum CorrectionKind
{
    /// <summary>Nothing was released: the entry was made by mistake, or the medium never left the desk.</summary>
    Void,

    /// <summary>The medium was destroyed, before it left or when it came back.</summary>
    MediumDestroyed,

    /// <summary>It reached somebody else. What was disclosed stays disclosed.</summary>
    WrongRecipient,
}
