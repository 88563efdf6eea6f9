using RadOps.Core.Policies.Cases;
using RadOps.Core.Policies.Proof;

namespace RadOps.Core.Policies.Lint;

/// <summary>Everything that can be found in a pack: the proof of its rules, the lint of its words, and the cases that its owners wrote.</summary>
public static class PolicyReview
{
    /// <summary>The code of a case that is decided otherwise than it expects.</summary>
    public const string CaseFails = nameof(CaseFails);

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

    /// <summary>Holds a case against a pack.</summary>
    /// <param name="policy">The pack.</param>
    /// <param name="item">The case.</param>
    /// <param name="file">Name of its file.</param>
    /// <param name="day">The day where the case names none.</param>
    /// <returns>What differs; null when the pack decides as the case expects.</returns>
    public static PolicyFinding? Check(ReleasePolicy policy, ReleaseCase item, string file, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(item);
        var result = item.Check(policy, day);
        if (result.Passed)
            return null;
        var differences = result.Differences.Select(difference => $"{difference.Property} skulle vara {Told(difference.Expected)} men är {Told(difference.Actual)}");
        return new()
        {
            Severity = FindingSeverity.Error,
            Code = CaseFails,
            Message = $"{(item.Name is { } name ? $"{name}: " : "")}{string.Join("; ", differences)}.",
            PolicyId = policy.Id,
            Rules = (result.Decision?.Rules ?? []).Select(rule => rule.RuleId).Distinct().ToArray(),
            At = new(file, item.Row, 1),
            Witness = new(item.Request, item.AsOf ?? day, item.EarlierRelease, ""),
        };
    }

    private static string Told(string text) => text.Length == 0 ? "inget" : text;
}
