using RadOps.Core.Policies.Proof;

namespace RadOps.Core.Policies.Lint;

/// <summary>Everything that can be found in a pack: the proof of its rules, and the lint of its words.</summary>
public static class PolicyReview
{
    /// <summary>Reviews a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="sources">The documents at hand, by their keys.</param>
    /// <param name="day">The day for which dates and ages are reckoned; the proof is for all days.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What was found, gravest first.</returns>
    /// <exception cref="RadOpsException">The pack does not hang together.</exception>
    public static IReadOnlyList<PolicyFinding> Run(PolicyPack pack, IReadOnlyDictionary<string, RoutineText> sources, DateOnly day, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var proved = pack.DecidesReleases ? PolicyProof.Of(PolicyCompiler.Compile(pack), cancellationToken).Findings : [];
        return [.. proved.Concat(PolicyLint.Run(pack, sources, day)).OrderByDescending(finding => finding.Severity)];
    }
}
