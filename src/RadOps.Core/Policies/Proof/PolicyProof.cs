
namespace RadOps.Core.Policies.Proof;

/// <summary>
/// A pack proved for every request that there can be, on every day, known values or not, not only for the cells of a table. Conditions are boxes in the finite
/// space of the facts, so that each question (does some request have no section, do two rules contradict each other somewhere, can this rule ever
/// fire) is one about boxes, and is answered exactly: what is found comes with a request that shows it, and where nothing is found there is nothing.
/// </summary>
public sealed record PolicyProof
{
    /// <summary>Some request belongs to no section.</summary>
    public const string NoSection = nameof(NoSection);

    /// <summary>Two sections hold for the same request, and none goes before both.</summary>
    public const string SectionsOverlap = nameof(SectionsOverlap);

    /// <summary>Two rules answer the same question differently for the same request, and none goes before both.</summary>
    public const string RulesContradict = nameof(RulesContradict);

    /// <summary>Something is allowed, and no rule says which way it goes.</summary>
    public const string NoWay = nameof(NoWay);

    /// <summary>Something is Open that a named human's answer does not end, or that goes before there is one.</summary>
    public const string NoHuman = nameof(NoHuman);

    /// <summary>A section that no request belongs to.</summary>
    public const string SectionNeverHolds = nameof(SectionNeverHolds);

    /// <summary>A rule, or a clause of one, that no request fires on any day.</summary>
    public const string RuleNeverFires = nameof(RuleNeverFires);

    /// <summary>A rule, or a clause of one, that fires but always loses to its exceptions.</summary>
    public const string RuleAlwaysLoses = nameof(RuleAlwaysLoses);

    /// <summary>What was proved.</summary>
    public required ReleasePolicy Policy { get; init; }

    /// <summary>How many spans of days were looked at, each between two changes of the pack.</summary>
    public required int Spans { get; init; }

    /// <summary>How many sorts of verdict the sections were found to give, in all spans, each tried with a request of its own and with a human's answer.</summary>
    public required int Sorts { get; init; }

    /// <summary>What is wrong, gravest first; empty when the pack is proved.</summary>
    public required IReadOnlyList<PolicyFinding> Findings { get; init; }

    /// <summary>True when every request has one answer, and what is Open ends with a human.</summary>
    public bool Holds => Findings.All(finding => finding.Severity < FindingSeverity.Error);

    /// <summary>Refuses a pack that leaves some request without an answer or gives it two. This part of the proof is quick enough for whenever a pack is read.</summary>
    /// <exception cref="RadOpsException"><c>PolicyInvalid</c>: it does; the message says where, and for which request.</exception>
    public static void RequireOneAnswer(ReleasePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (PolicyProver.Of(policy).Contradictions().FirstOrDefault() is not { } found)
            return;
        // Where an overlay has a part in it, that is the file to mend.
        var amending = policy.Pack.Rules.FirstOrDefault(rule => found.Rules.Contains(rule.RuleId) && policy.Pack.Overlays.Any(overlay => overlay.Id == rule.Document));
        throw PolicyLocation.Invalid(amending?.At ?? found.At, $"{found.Code}: {found.Message}");
    }

    /// <summary>Proves a pack.</summary>
    public static PolicyProof Of(ReleasePolicy policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return PolicyProver.Of(policy).Run(cancellationToken);
    }
}
