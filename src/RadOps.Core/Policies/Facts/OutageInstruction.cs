using RadOps.Core.Continuity;

namespace RadOps.Core.Policies.Facts;

/// <summary>What holds, or is to be done, during an outage. Each passage is a line of the routine's list.</summary>
public sealed record OutageInstruction
{
    /// <summary>The outages in which it holds.</summary>
    public required IReadOnlyList<OutageMode> Modes { get; init; }

    /// <summary>What may be had, and how. What no instruction of a mode says, the routine does not state.</summary>
    public required IReadOnlyDictionary<OutageService, ServiceState> Says { get; init; }
}
