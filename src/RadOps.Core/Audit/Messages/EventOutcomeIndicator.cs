namespace RadOps.Core.Audit.Messages;

/// <summary>How an audited event went (PS3.15 A.5.2). The numbers are those of the standard.</summary>
public enum EventOutcomeIndicator
{
    /// <summary>It succeeded; of a security alert: for information.</summary>
    Success = 0,

    /// <summary>It failed, and is or can be gone on with.</summary>
    MinorFailure = 4,

    /// <summary>It failed, and is over.</summary>
    SeriousFailure = 8,

    /// <summary>It failed in a way that may not have been contained: what was disclosed cannot be called back.</summary>
    MajorFailure = 12,
}
