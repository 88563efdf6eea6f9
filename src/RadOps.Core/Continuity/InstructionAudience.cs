namespace RadOps.Core.Continuity;

/// <summary>Whom a sentence of the routine speaks to.</summary>
public enum InstructionAudience
{
    /// <summary>Those who refer (D-04).</summary>
    ReferringUnits,

    /// <summary>Radiology itself.</summary>
    Radiology,
}
