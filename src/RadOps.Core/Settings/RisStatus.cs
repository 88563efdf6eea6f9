namespace RadOps.Core.Settings;

/// <summary>What a status word of RIS comes to.</summary>
public enum RisStatus
{
    /// <summary>Not signed.</summary>
    Unsigned,

    /// <summary>Signed preliminarily.</summary>
    Preliminary,

    /// <summary>Signed definitively.</summary>
    Final,

    /// <summary>Signed definitively, and amended after that: counts as final, and is flagged.</summary>
    Amended,
}
