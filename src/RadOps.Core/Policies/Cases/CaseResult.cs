using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cases;

/// <summary>A case held against a pack.</summary>
/// <param name="Case">The case.</param>
/// <param name="Decision">What the pack decided; null when it contradicts itself there.</param>
/// <param name="Differences">Where that is not what was expected; empty when it is.</param>
public sealed record CaseResult(ReleaseCase Case, ReleaseDecision? Decision, IReadOnlyList<CaseDifference> Differences)
{
    /// <summary>The case's row in its file; the header is row 1.</summary>
    public int Row => Case.Row;

    /// <summary>What the case is about.</summary>
    public string? Name => Case.Name;

    /// <summary>Whether the pack decided as the case expects.</summary>
    public bool Passed => Differences.Count == 0;
}
