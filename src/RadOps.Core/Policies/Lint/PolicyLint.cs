namespace RadOps.Core.Policies.Lint;

/// <summary>
/// Finds what is odd in a pack and its documents: quotes that do not stand, contradictions, misspellings, stale notices, numbers that cannot be. What a machine
/// can see is computed; what it cannot is declared in the pack, with its question to the one who answers for the routine.
/// </summary>
public static class PolicyLint
{
    /// <summary>Looks at a pack.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="sources">The documents at hand, by their keys. What is about a document that is not is looked for in the pack's own quotes.</param>
    /// <param name="day">The day for which dates and ages are reckoned.</param>
    /// <returns>What was found, gravest first, then by document and line.</returns>
    public static IReadOnlyList<PolicyFinding> Run(PolicyPack pack, IReadOnlyDictionary<string, RoutineText> sources, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(sources);
        var subjects = pack.Documents.Select(document => new LintSubject(pack, document, sources.GetValueOrDefault(document.Key) ?? RoutineText.OfQuotes(pack, document), day)).ToList();
        // A document that another pack states is looked at there; here it is only whether this pack's quotes stand in it.
        var found = subjects.SelectMany(subject => pack.IsHomeOf(subject.Document)
            ? [.. SourceLint.Check(subject), .. TextLint.Check(subject), .. ParticularsLint.Check(subject), .. FactLint.Check(subject)]
            : SourceLint.Check(subject)).ToList();
        var order = pack.Documents.Select(document => document.Key).ToList();
        return
        [
            .. AmbiguityLint.Join(pack, found, [.. sources.Keys], day)
                .OrderByDescending(finding => finding.Severity)
                .ThenBy(finding => finding.Document is { } key ? order.IndexOf(key) : -1)
                .ThenBy(finding => finding.Lines.Count > 0 ? finding.Lines[0] : 0),
        ];
    }
}
