using RadOps.Core.Policies;

namespace RadOps.Core.Release;

/// <summary>
/// What a pack answers to one combination of facts. Immutable, and shared by all decisions whose facts are the same;
/// <see cref="ReleaseDecision"/> ties it to a request.
/// </summary>
public sealed record ReleaseVerdict
{
    /// <summary>The answer for the images.</summary>
    public required ItemVerdict Images { get; init; }

    /// <summary>The answer for the report.</summary>
    public required ItemVerdict Report { get; init; }

    /// <summary>The way that it takes once the needs are met.</summary>
    public required ReleaseRoute Route { get; init; }

    /// <summary>The media permitted here, best first.</summary>
    public required IReadOnlyList<MediumType> Media { get; init; }

    /// <summary>True when the medium or delivery asked for is not permitted.</summary>
    public bool MediumRefused { get; init; }

    /// <summary>What it costs.</summary>
    public required FeeKind Fee { get; init; }

    /// <summary>Codes of everything that is missing, such as <c>Consent.Written</c>.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>What must be done with it, such as <c>ReferralNote</c>.</summary>
    public required IReadOnlyList<string> Duties { get; init; }

    /// <summary>Ids of every ambiguity, product default and warning that took part, such as <c>C16</c>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>The rules that fired, in the pack's order.</summary>
    public required IReadOnlyList<FiredRule> Rules { get; init; }

    /// <summary>The documents that it stands on: those of the rules that fired, else that of its section. Never empty.</summary>
    public required IReadOnlyList<PolicyDocument> Documents { get; init; }

    /// <summary>Id of the pack's section that the request belongs to.</summary>
    internal string? Section { get; init; }

    /// <summary>What it depends on within that section.</summary>
    internal VerdictKey Key { get; init; }

    /// <summary>True when a named human decided about the images, where the routine is silent.</summary>
    internal bool ImagesByHuman { get; init; }

    /// <summary>True when a named human decided about the report, where the routine is silent.</summary>
    internal bool ReportByHuman { get; init; }

    /// <summary>The clause that decided the strictest answer; null where the routine is silent.</summary>
    internal CompiledClause? Decisive { get; init; }

    /// <summary>The answer for the request as a whole: everything, a part, or the strictest of the items asked for.</summary>
    public DecisionOutcome Outcome => (Images, Report) switch
    {
        (ItemVerdict.Allow or ItemVerdict.NotAsked, ItemVerdict.Allow or ItemVerdict.NotAsked) => DecisionOutcome.Allow,
        (ItemVerdict.Allow, _) or (_, ItemVerdict.Allow) => DecisionOutcome.Partial,
        _ => (Images > Report ? Images : Report) switch
        {
            ItemVerdict.Needs => DecisionOutcome.Needs,
            ItemVerdict.Open => DecisionOutcome.Open,
            _ => DecisionOutcome.Deny,
        },
    };
}
