namespace RadOps.Core.Audit;

/// <summary>How grave a finding is.</summary>
public enum AuditSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Something is not done, or not as it should be.</summary>
    Warning,

    /// <summary>It breaks the routine.</summary>
    Error,
}
