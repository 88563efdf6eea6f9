namespace RadOps.Core;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Works, but is not as it should be.</summary>
    Warning,

    /// <summary>Must not be used, or handed over, as it is.</summary>
    Error,
}
