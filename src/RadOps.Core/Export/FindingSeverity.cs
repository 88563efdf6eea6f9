namespace RadOps.Core.Export;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Works, but is not as it should be.</summary>
    Warning,

    /// <summary>The medium must not be handed over.</summary>
    Error,
}
