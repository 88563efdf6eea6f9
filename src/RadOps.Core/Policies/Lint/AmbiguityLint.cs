using System.Text.RegularExpressions;

namespace RadOps.Core.Policies.Lint;

/// <summary>Brings together what a pack declares to be unclear and what was found.</summary>
internal static partial class AmbiguityLint
{
    /// <summary>The findings, each with its ambiguity, and the ambiguities that nothing found.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="found">What was found in pack and documents.</param>
    /// <param name="whole">Keys of the documents whose whole text was at hand.</param>
    /// <param name="day">The day: what an overlay has answered by then is unclear no more.</param>
    internal static IEnumerable<PolicyFinding> Join(PolicyPack pack, IReadOnlyList<PolicyFinding> found, IReadOnlyCollection<string> whole, DateOnly day)
    {
        var joined = found.Select(finding => (Finding: finding, Ambiguity: pack.Ambiguities.FirstOrDefault(ambiguity => IsOf(ambiguity, finding)))).ToList();
        return
        [
            .. joined.Select(pair => pair.Ambiguity is { } ambiguity ? Known(pack, ambiguity, pair.Finding, Answer(pack, ambiguity, day)) : pair.Finding),
            .. pack.Ambiguities.Except(joined.Select(pair => pair.Ambiguity)).OfType<PolicyAmbiguity>().Where(ambiguity => Answer(pack, ambiguity, day) is null).Select(ambiguity => Declared(pack, ambiguity, whole)),
            .. NotDeclared(pack),
        ];
    }

    /// <summary>The overlay that has answered it by a day.</summary>
    private static PolicyOverlay? Answer(PolicyPack pack, PolicyAmbiguity ambiguity, DateOnly day) =>
        pack.Overlays.LastOrDefault(overlay => overlay.HoldsOn(day) && overlay.Resolves.Contains(ambiguity.Id));

    /// <summary>What is answered stands in the document until that is changed, but there is nothing more to ask.</summary>
    private static PolicyFinding Known(PolicyPack pack, PolicyAmbiguity ambiguity, PolicyFinding finding, PolicyOverlay? answer) => answer is null
        ? finding with { Ambiguity = ambiguity.Id, Treatment = Treatment(pack, ambiguity) }
        : finding with { Ambiguity = ambiguity.Id, Treatment = $"Besvarat: {answer.Decision}", Question = null, Severity = FindingSeverity.Information };

    private static bool IsOf(PolicyAmbiguity ambiguity, PolicyFinding finding) =>
        ambiguity.FoundBy.Contains(finding.Code) && (finding.Rules.Count == 0 || ambiguity.About.Intersect(finding.Rules).Any());

    private static PolicyFinding Declared(PolicyPack pack, PolicyAmbiguity ambiguity, IReadOnlyCollection<string> whole)
    {
        var quotes = ambiguity.About.SelectMany(id => PolicyQuote.Of(pack).Where(quote => quote.Owner == id)).ToList();
        var document = quotes.FirstOrDefault()?.Document ?? pack.Documents[0].Key;
        var gone = ambiguity.FoundBy.Count > 0 && whole.Contains(document);
        return new()
        {
            Severity = gone ? FindingSeverity.Warning : FindingSeverity.Information,
            Code = gone ? LintCodes.AmbiguityGone : LintCodes.Ambiguity,
            Message = gone ? $"{ambiguity.Id} hittas inte längre i dokumentet: ta bort den ur paketet, eller rätta vad den handlar om." : $"{Treatment(pack, ambiguity)}.",
            PolicyId = pack.Id,
            Rules = ambiguity.About,
            Ambiguity = ambiguity.Id,
            Document = document,
            Lines = quotes.Where(quote => quote.Document == document).Select(quote => quote.Line).Distinct().Order().ToArray(),
            Quote = quotes.FirstOrDefault()?.Words,
            Question = gone ? null : ambiguity.Question,
            At = ambiguity.At,
        };
    }

    private static string Treatment(PolicyPack pack, PolicyAmbiguity ambiguity) =>
        ambiguity.Reason ?? pack.Rules.First(rule => rule.IsProductDefault && rule.RuleId == ambiguity.Id).Quote;

    /// <summary>Ids of ambiguities that decisions show and that nobody can look up.</summary>
    private static IEnumerable<PolicyFinding> NotDeclared(PolicyPack pack) =>
        from rule in pack.Rules
        from id in rule.Clauses.SelectMany(clause => clause.Flags).Append(rule.RuleId)
        where Id().IsMatch(id) && pack.Ambiguities.All(ambiguity => ambiguity.Id != id)
        group rule by id into same
        select new PolicyFinding
        {
            Severity = FindingSeverity.Warning,
            Code = LintCodes.AmbiguityNotDeclared,
            Message = $"{same.Key} flaggas i beslut men står inte bland oklarheterna i paketet (ambiguities).",
            PolicyId = pack.Id,
            Rules = same.Select(rule => rule.RuleId).Distinct().ToArray(),
            At = same.First().At,
        };

    [GeneratedRegex("^C[0-9]{2}$")]
    private static partial Regex Id();
}
