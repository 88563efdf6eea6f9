using RadOps.Core.Continuity;
using RadOps.Core.Policies.Lint;

namespace RadOps.Core.Policies.Facts;

/// <summary>Whether the facts and the ambiguities of a pack hang together.</summary>
public static class FactCheck
{
    /// <summary>Checks them.</summary>
    /// <exception cref="RadOpsException">A fact or an ambiguity names something that is not there, or is there twice; the message says where.</exception>
    public static void Check(PolicyPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Documents.Count == 0)
            throw PolicyLocation.Invalid(pack.At, "A pack needs the document that it stands on.");
        if (!pack.DecidesReleases && pack.Rules.Count == 0 && pack.Facts.Count == 0)
            throw PolicyLocation.Invalid(pack.At, "A pack needs sections and rules, facts, or both.");
        foreach (var mode in pack.Modes)
        {
            _ = pack.Document(mode.Document, mode.At);
            if (mode.Modes.Where(outage => pack.Modes.Count(other => other.Modes.Contains(outage)) > 1).Select(outage => (OutageMode?)outage).FirstOrDefault() is { } twice)
                throw PolicyLocation.Invalid(mode.At, $"There are two headings for the outage {twice}.");
        }

        foreach (var fact in pack.Facts)
            Check(pack, fact);
        foreach (var ambiguity in pack.Ambiguities)
            Check(pack, ambiguity);
    }

    private static void Check(PolicyPack pack, PolicyAmbiguity ambiguity)
    {
        if (pack.Ambiguities.First(other => other.Id == ambiguity.Id) != ambiguity)
            throw PolicyLocation.Invalid(ambiguity.At, $"There are two ambiguities {ambiguity.Id}.");
        if (ambiguity.Reason is null && !pack.Rules.Any(rule => rule.IsProductDefault && rule.RuleId == ambiguity.Id))
            throw PolicyLocation.Invalid(ambiguity.At, $"{ambiguity.Id} does not say how it is treated: it needs a 'reason', or a default {ambiguity.Id} among the rules.");
        if (ambiguity.About.FirstOrDefault(id => pack.Documents.Any(document => id.StartsWith($"{document.Key}-", StringComparison.Ordinal)) && PolicyQuote.Of(pack).All(quote => quote.Owner != id)) is { } missing)
            throw PolicyLocation.Invalid(ambiguity.At, $"{ambiguity.Id} is about '{missing}', which is neither a rule nor a fact here.");
        if (ambiguity.FoundBy.FirstOrDefault(code => !LintCodes.All.Contains(code)) is { } unknown)
            throw PolicyLocation.Invalid(ambiguity.At, $"{ambiguity.Id} is found by '{unknown}', which is no finding; there are {string.Join(", ", LintCodes.All)}.");
    }

    private static void Check(PolicyPack pack, PolicyFact fact)
    {
        _ = pack.Document(fact.Document, fact.At);
        if (fact.ValidFrom > fact.ValidTo)
            throw PolicyLocation.Invalid(fact.At, $"{fact.RuleId} ends before it begins.");
        if (pack.Facts.FirstOrDefault(other => other != fact && other.RuleId == fact.RuleId && !(other.ValidFrom > fact.ValidTo) && !(fact.ValidFrom > other.ValidTo)) is { } twin)
            throw PolicyLocation.Invalid(twin.At, $"There are two facts {fact.RuleId} on the same days.");
        if (pack.Rules.FirstOrDefault(rule => rule.RuleId == fact.RuleId) is not null)
            throw PolicyLocation.Invalid(fact.At, $"{fact.RuleId} is a rule and a fact at once.");
        foreach (var mode in (fact.Instruction?.Modes ?? []).Concat(fact.Warning?.Modes ?? []))
            if (pack.Modes.All(heading => !heading.Modes.Contains(mode)))
                throw PolicyLocation.Invalid(fact.At, $"{fact.RuleId} is about the outage {mode}, which has no heading under 'modes'.");
        if (fact.Contact?.ExceptionTo.FirstOrDefault(id => pack.Facts.All(other => other.RuleId != id || other.Contact is null)) is { } missing)
            throw PolicyLocation.Invalid(fact.At, $"{fact.RuleId} goes before the contact '{missing}', which is not there.");
        if (fact.Routes.FirstOrDefault(route => route.ClosedBy is { } id && pack.Facts.All(other => other.RuleId != id || other.Notice is null)) is { } route)
            throw PolicyLocation.Invalid(fact.At, $"{fact.RuleId}: the route {route.Route} is closed by the notice '{route.ClosedBy}', which is not there.");
        if (fact.Invoice?.Price is { } price && pack.Facts.All(other => other.RuleId != price))
            throw PolicyLocation.Invalid(fact.At, $"{fact.RuleId}: the amount is found as '{price}' says, which is not there.");
        if (fact.Limit is { Most: null, Only.Count: 0, Not.Count: 0 } or { Most: not null, Unit: null })
            throw PolicyLocation.Invalid(fact.At, $"{fact.RuleId}: a limit says the most, with its unit, or only what, or what not.");
    }
}
