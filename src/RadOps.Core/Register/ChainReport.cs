namespace RadOps.Core.Register;

/// <summary>What a walk over the register found.</summary>
/// <param name="Count">Events that were walked, the one that does not hold not counted.</param>
/// <param name="Head">The last event that holds.</param>
/// <param name="Fault">The first thing that does not hold; null when the whole chain holds.</param>
public sealed record ChainReport(long Count, RegisterHead Head, ChainFault? Fault)
{
    /// <summary>True when every event holds.</summary>
    public bool Holds => Fault is null;
}
