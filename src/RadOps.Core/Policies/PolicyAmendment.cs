using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>Lays overlays upon a pack. Each counts on its own days; on all others every rule says what it said without it.</summary>
public static class PolicyAmendment
{
    /// <summary>The pack as its overlays amend it.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="overlays">The overlays, in any order.</param>
    /// <exception cref="RadOpsException">One amends another pack or something that is not there, or two contradict each other; the message says where.</exception>
    public static PolicyPack Apply(PolicyPack pack, IEnumerable<PolicyOverlay> overlays)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(overlays);
        return overlays.OrderBy(overlay => overlay.ValidFrom).ThenBy(overlay => overlay.Id, StringComparer.Ordinal).Aggregate(pack, Apply);
    }

    private static PolicyPack Apply(PolicyPack pack, PolicyOverlay overlay)
    {
        if (overlay.Amends != pack.Id)
            throw PolicyLocation.Invalid(overlay.At, $"{overlay.Id} amends the pack '{overlay.Amends}', not {pack.Id}.");
        if (pack.Documents.Any(document => document.Key == overlay.Id))
            throw PolicyLocation.Invalid(overlay.At, $"There is a document or an overlay '{overlay.Id}' of {pack.Id} already. Give this one another id.");
        foreach (var flag in overlay.Resolves)
            RequireUnanswered(pack, overlay, flag);
        return pack with
        {
            Documents = pack.Documents.Append(overlay.Document).ToArray(),
            Overlays = pack.Overlays.Append(overlay).ToArray(),
            Rules = overlay.Rules.Concat(Confirmed(pack, overlay)).Aggregate<PolicyRule, IEnumerable<PolicyRule>>(pack.Rules, (rules, rule) => Lay(rules, rule, pack, overlay)).ToArray(),
        };
    }

    private static void RequireUnanswered(PolicyPack pack, PolicyOverlay overlay, string flag)
    {
        if (pack.Ambiguities.All(ambiguity => ambiguity.Id != flag) && !pack.Rules.Any(rule => (rule.IsProductDefault && rule.RuleId == flag) || rule.Clauses.Any(clause => clause.Flags.Contains(flag))))
            throw PolicyLocation.Invalid(overlay.At, $"{overlay.Id} answers '{flag}', which is no question of {pack.Id}.");
        if (pack.Overlays.FirstOrDefault(other => other.ValidFrom == overlay.ValidFrom && other.Resolves.Contains(flag)) is { } twin)
            throw PolicyLocation.Invalid(overlay.At, $"{twin.Id} and {overlay.Id} both answer '{flag}' from {ReleaseWords.Day(overlay.ValidFrom)}.");
    }

    /// <summary>What RadOps had chosen where the routine leaves a choice, now chosen by the one who answers for the routine.</summary>
    private static IEnumerable<PolicyRule> Confirmed(PolicyPack pack, PolicyOverlay overlay) =>
        from rule in PolicyDates.Counting(pack, overlay.ValidFrom)
        where rule.IsProductDefault && overlay.Resolves.Contains(rule.RuleId) && overlay.Rules.All(own => own.RuleId != rule.RuleId)
        select rule with
        {
            Document = overlay.Id,
            Line = overlay.DecisionLine,
            Quote = overlay.Decision,
            ValidFrom = overlay.ValidFrom,
            ValidTo = overlay.ValidTo,
            ReviewBy = null,
            Clauses = rule.Clauses.Select(clause => clause with { Line = null, Quote = null }).ToArray(),
            At = overlay.At,
        };

    /// <summary>Puts a version of a rule beside those that it goes before while it holds. One of a rule that there was not goes before one that says nothing.</summary>
    private static IEnumerable<PolicyRule> Lay(IEnumerable<PolicyRule> rules, PolicyRule rule, PolicyPack pack, PolicyOverlay overlay)
    {
        var versions = rules.Where(other => other.RuleId == rule.RuleId).ToList();
        if (versions.Count == 0)
        {
            return rule.IsSilent
                ? throw PolicyLocation.Invalid(rule.At, $"{pack.Id} has no rule {rule.RuleId} to repeal.")
                : [.. rules, rule with { ValidFrom = null, ValidTo = null, When = PolicyCondition.Always, Sections = [], ExceptionTo = [], Clauses = [] }, rule];
        }

        if (versions.FirstOrDefault(other => other.ValidFrom > rule.ValidFrom && !(other.ValidFrom > rule.ValidTo)) is { } next)
            throw PolicyLocation.Invalid(rule.At, $"{rule.RuleId} has a version of its own from {ReleaseWords.Day(next.ValidFrom!.Value)}. Let {overlay.Id} end before that day (validTo), or begin after it.");
        if (versions.FirstOrDefault(other => other.ValidFrom == rule.ValidFrom && (other.Document == overlay.Id || pack.IsOverlay(other))) is { } twin)
            throw PolicyLocation.Invalid(rule.At, $"{twin.Document} and {overlay.Id} both say what {rule.RuleId} is from {ReleaseWords.Day(overlay.ValidFrom)}.");
        return rules.SelectMany(other => ReferenceEquals(other, versions[^1]) ? [other, rule] : new[] { other });
    }
}
