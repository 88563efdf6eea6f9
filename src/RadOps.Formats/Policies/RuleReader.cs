using RadOps.Core.Policies;
using RadOps.Core.Release;

namespace RadOps.Formats.Policies;

/// <summary>Reads the rules of a pack or of an overlay, and their conditions.</summary>
internal static class RuleReader
{
    /// <summary>Reads a rule of a pack.</summary>
    internal static PolicyRule Read(YamlMap map)
    {
        var isDefault = map.Has("default");
        var id = isDefault ? map.Text("default") : map.Text("rule");
        var rule = new PolicyRule
        {
            At = map.At,
            RuleId = id,
            Document = isDefault ? null : map.OptionalText("document") ?? id.Split('-')[0],
            Line = isDefault ? null : map.Number("line") ?? throw PolicyLocation.Invalid(map.At, $"{id} does not say on which line its quote stands."),
            Quote = isDefault ? map.Text("reason") : map.Text("quote"),
            ValidFrom = map.Date("validFrom"),
            ValidTo = map.Date("validTo"),
            Clauses = [],
        };
        return ReadContents(map, rule);
    }

    /// <summary>Reads a rule of an overlay, which bears the overlay's days and stands on its decision; its quote, where it has one, is a part of that.</summary>
    internal static PolicyRule ReadAmending(YamlMap map, PolicyOverlay overlay)
    {
        var rule = ReadContents(map, new PolicyRule
        {
            At = map.At,
            RuleId = map.Text("rule"),
            Document = overlay.Id,
            Line = overlay.DecisionLine,
            Quote = map.OptionalText("quote") ?? overlay.Decision,
            ValidFrom = overlay.ValidFrom,
            ValidTo = overlay.ValidTo,
            Clauses = [],
        });
        foreach (var (quote, at) in rule.Clauses.Select(clause => (clause.Quote, clause.At)).Prepend((rule.Quote, map.AtKey("quote"))))
            if (quote is not null && !RoutineText.Spaced(overlay.Decision).Contains(RoutineText.Spaced(quote), StringComparison.Ordinal))
                throw PolicyLocation.Invalid(at, $"{rule.RuleId}: '{quote}' does not stand in the overlay's 'decision'.");
        if (rule.Clauses.FirstOrDefault(clause => clause.Line is not null) is { } astray)
            throw PolicyLocation.Invalid(astray.At, $"{rule.RuleId}: the words stand in the overlay's 'decision', so a clause names no line.");
        return rule;
    }

    /// <summary>What a version of a rule says; <c>clauses: null</c> is one that says nothing.</summary>
    private static PolicyRule ReadContents(YamlMap map, PolicyRule rule)
    {
        if (!map.IsNull("clauses"))
        {
            rule = rule with
            {
                ReviewBy = map.Date("reviewBy"),
                Sections = map.Texts("in"),
                When = ReadCondition(map, "when"),
                ExceptionTo = map.Texts("exceptionTo"),
                Clauses = map.Each("clauses", ReadClause) is { Length: > 0 } clauses ? clauses : new[] { ReadEffects(map, PolicyCondition.Always, [], null) },
            };
        }

        map.RefuseOthers();
        return rule;
    }

    private static PolicyClause ReadClause(YamlMap map)
    {
        var clause = ReadEffects(map, ReadCondition(map, "when"), map.Texts("in"), map.Number("line")) with { Quote = map.OptionalText("quote") };
        map.RefuseOthers();
        return clause;
    }

    private static PolicyClause ReadEffects(YamlMap map, PolicyCondition when, IReadOnlyList<string> sections, int? line) => new()
    {
        At = map.At,
        In = sections,
        When = when,
        Line = line,
        OnRoute = map.Values<ReleaseRoute>("onRoute"),
        For = map.Value<RequestedItems>("for") ?? RequestedItems.Both,
        Images = map.Value<ItemVerdict>("images"),
        Report = map.Value<ItemVerdict>("report"),
        Route = map.Value<ReleaseRoute>("route"),
        Media = map.Values<MediumType>("media"),
        Fee = map.Value<FeeKind>("fee"),
        Needs = map.Texts("needs"),
        Hold = map.Flag("hold"),
        Refuse = map.Flag("refuse"),
        RefuseMedium = map.Flag("refuseMedium"),
        Duties = map.Texts("duties"),
        RefusalDuties = map.Texts("refusalDuties"),
        Flags = map.Texts("flags"),
    };

    /// <summary>A mapping of facts to values, or a list of such mappings: one of them must hold.</summary>
    internal static PolicyCondition ReadCondition(YamlMap map, string key) => new(map.Each(key, ReadTerms));

    /// <summary>Facts with the values that they may have.</summary>
    internal static PolicyTerm[] ReadTerms(YamlMap terms) =>
        [.. terms.Keys.Select(fact =>
        {
            if (terms.MapIfAny(fact) is not { } negation)
                return new PolicyTerm(fact, terms.Texts(fact), false, terms.AtKey(fact));
            var term = new PolicyTerm(fact, negation.Texts("not"), true, terms.AtKey(fact));
            negation.RefuseOthers();
            return term;
        })];
}
