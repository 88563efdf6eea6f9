using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>What of a pack holds on a day.</summary>
internal static class PolicyDates
{
    /// <summary>The first days of the pack's epochs, the first day that there is among them: between two of them nothing changes.</summary>
    internal static SortedSet<DateOnly> Starts(PolicyPack pack) =>
    [
        DateOnly.MinValue,
        .. First(pack.Rules.Select(rule => rule.ValidFrom)),
        .. DayAfter(pack.Rules.Select(rule => rule.ValidTo)),
        .. DayAfter(pack.Rules.Select(rule => rule.ReviewBy)),
        .. pack.Overlays.Select(overlay => overlay.ValidFrom),
        .. DayAfter(pack.Overlays.Select(overlay => overlay.ValidTo)),
        .. First(pack.Documents.Select(document => document.ValidFrom)),
        .. DayAfter(pack.Documents.Select(document => document.ValidTo)),
    ];

    /// <summary>
    /// Of each rule, in the pack's order, the version that counts on a day: the one that began last, an overlay's only while it holds. Where none had
    /// begun it is the first of the routine's own that says something, since what that is about is then not known.
    /// </summary>
    internal static IReadOnlyList<PolicyRule> Counting(PolicyPack pack, DateOnly day)
    {
        var counting = pack.Rules.GroupBy(rule => rule.RuleId).Select(versions =>
            versions.Where(rule => !(day < rule.ValidFrom) && !(day > rule.ValidTo && pack.IsOverlay(rule))).MaxBy(rule => (rule.ValidFrom ?? DateOnly.MinValue, pack.IsOverlay(rule)))
            ?? versions.MinBy(rule => (pack.IsOverlay(rule), rule.IsSilent, rule.ValidFrom))).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. pack.Rules.Where(counting.Contains)];
    }

    /// <summary>
    /// What the engine says of its own where a document is outside its dates. Before its first day nobody knows what held, and all that is decided in
    /// its sections, or hangs on its rules in others, is held. After its last it is held, or goes on with a warning, as the document says.
    /// </summary>
    internal static PolicyRule? Caution(PolicyPack pack, PolicyDocument document, IReadOnlyList<PolicyRule> counting, DateOnly day)
    {
        var (flag, reason, hold) = document.StatusOn(day) switch
        {
            PolicyStatus.NotYetInForce => (PolicyCompiler.DocumentNotYetInForce, $"gäller från och med {ReleaseWords.Day(document.ValidFrom!.Value)}, och vad som gällde dessförinnan är inte känt", true),
            PolicyStatus.Expired when document.WhenExpired == ExpiredDocument.GoOn => (PolicyCompiler.DocumentExpired, $"gällde till och med {ReleaseWords.Day(document.ValidTo!.Value)}; det följs tills vidare, men fråga om det har ändrats", false),
            PolicyStatus.Expired => (PolicyCompiler.DocumentExpired, $"gällde till och med {ReleaseWords.Day(document.ValidTo!.Value)}, och om det har ersatts är inte känt", true),
            _ => default,
        };
        if (flag is null)
            return null;
        var own = pack.Sections.Where(section => pack.DocumentOf(section) == document).Select(section => section.Id).ToList();
        return new()
        {
            RuleId = flag,
            Quote = $"Dokumentet ”{document.DisplayTitle}” {reason}",
            Clauses =
            [
                .. own.Count == 0 ? Enumerable.Empty<PolicyClause>() : [new() { In = own, Hold = hold }],
                .. from rule in counting
                   where rule.Document == document.Key
                   from items in new[] { rule.HeldItems }.OfType<RequestedItems>()
                   let elsewhere = pack.SectionsOf(rule).Except(own).ToList()
                   where elsewhere.Count > 0
                   select new PolicyClause { In = elsewhere, When = rule.When, For = items, Hold = hold },
            ],
        };
    }

    private static IEnumerable<DateOnly> First(IEnumerable<DateOnly?> days) => days.OfType<DateOnly>();

    private static IEnumerable<DateOnly> DayAfter(IEnumerable<DateOnly?> days) => days.OfType<DateOnly>().Where(day => day < DateOnly.MaxValue).Select(day => day.AddDays(1));
}
