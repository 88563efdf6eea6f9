using System.Text.RegularExpressions;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Lint;

/// <summary>Oddities of a document's words.</summary>
internal static partial class TextLint
{
    // Shorter ones, such as "Ingen kostnad", are the same because there is one way to say it.
    private const int ShortestRepeated = 30;

    internal static IEnumerable<PolicyFinding> Check(LintSubject subject) =>
        [.. Links(subject), .. QuotationMarks(subject), .. Misspellings(subject), .. Repeated(subject), .. Lists(subject), .. Prices(subject), .. Keywords(subject)];

    private static IEnumerable<PolicyFinding> Links(LintSubject subject)
    {
        if (!subject.Text.IsWhole)
            return
                from fact in subject.Pack.Facts
                where fact.Document == subject.Document.Key && fact.Reference is { DeadLink: true }
                select Dead(fact.Reference!.Names[0], [fact.Line]);
        var links =
            from line in subject.Text.Lines
            from Match link in Link().Matches(line.Words)
            group line.Line by link.Groups["text"].Value;
        // Those of the table of contents lead to headings of the document itself.
        var isContents = links.ToLookup(link => subject.Text.Lines.Any(line => line.Words == link.Key));
        var contents = isContents[true].SelectMany(link => link).ToList();
        return
        [
            .. isContents[false].Select(link => Dead(link.Key, link)),
            .. contents.Count == 0
                ? Array.Empty<PolicyFinding>()
                : [subject.Found(LintCodes.DeadLink, FormattableString.Invariant($"Innehållsförteckningens {contents.Count} länkar leder ingenstans."), contents, isContents[true].First().Key, "Kan länkarna lagas?")],
        ];

        PolicyFinding Dead(string text, IEnumerable<int> lines) => subject.Found(LintCodes.DeadLink, "Länken leder ingenstans.", lines, text, "Vart ska den leda?");
    }

    private static IEnumerable<PolicyFinding> QuotationMarks(LintSubject subject) =>
        from line in subject.Text.Lines
        where subject.Text.IsWhole && (line.Words.Count(c => c == '”') % 2 == 1 || line.Words.Count(c => c == '"') % 2 == 1)
        select subject.Found(
            LintCodes.UnclosedQuote,
            "Ett citattecken saknar sin motsvarighet.",
            [line.Line],
            line.Words[Math.Max(line.Words.LastIndexOf('”'), line.Words.LastIndexOf('"'))..],
            "Var slutar citatet?");

    private static IEnumerable<PolicyFinding> Misspellings(LintSubject subject) =>
        from spelling in subject.Pack.Spellings
        let word = new Regex($@"(?<!\w){Regex.Escape(spelling.Key)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
        let lines = subject.Text.Lines.Where(line => word.IsMatch(line.Words)).Select(line => line.Line).ToList()
        where lines.Count > 0
        select subject.Found(LintCodes.Misspelling, $"Troligen en felskrivning för ”{spelling.Value}”.", lines, spelling.Key, $"Ska det stå ”{spelling.Value}”?");

    private static IEnumerable<PolicyFinding> Repeated(LintSubject subject) =>
        from quote in subject.Quotes
        where quote.Words.Length >= ShortestRepeated && subject.Pack.Rules.Any(rule => rule.RuleId == quote.Owner)
        let lines = subject.Text.Lines.Where(line => line.Words.Contains(RoutineText.Spaced(quote.Words), StringComparison.Ordinal)).Select(line => line.Line).ToList()
        where lines.Count > 1
        group lines by quote.Words into same
        select subject.Found(LintCodes.RepeatedText, "Samma sak står på flera ställen: den som ändrar det ena ska ändra de andra.", same.SelectMany(lines => lines), same.Key, severity: FindingSeverity.Information);

    private static IEnumerable<PolicyFinding> Lists(LintSubject subject)
    {
        var changed = subject.Document.Changes.Select(change => change.Line).ToHashSet();
        return
            from change in subject.Document.Changes
            from Match logged in List().Matches(change.Text)
            from line in subject.Text.Lines
            where !changed.Contains(line.Line)
            from Match written in List().Matches(line.Words)
            where Differ(logged.Value.Split('/'), written.Value.Split('/'))
            select subject.Found(
                LintCodes.ListDiffersInLog,
                $"Ändringsloggen säger ”{logged.Value}”, brödtexten ”{written.Value}”.",
                [line.Line, change.Line],
                written.Value,
                $"Gäller ”{logged.Value}” eller ”{written.Value}”?");

        static bool Differ(string[] one, string[] other) => one.Intersect(other, StringComparer.OrdinalIgnoreCase).Count() > 1 && !one.ToHashSet(StringComparer.OrdinalIgnoreCase).SetEquals(other);
    }

    private static IEnumerable<PolicyFinding> Prices(LintSubject subject) =>
        from line in subject.Text.Lines
        where subject.Pack.Media.Count > 0
        from Match price in Price().Matches(line.Words)
        where !subject.Pack.Media.Contains(Enum.Parse<MediumType>(price.Groups["medium"].Value, ignoreCase: true))
        select subject.Found(
            LintCodes.PriceOfMediumNotOffered,
            $"Ett pris för {price.Groups["medium"].Value}, som inte lämnas ut; för {ReleaseWords.And(subject.Pack.Media.Select(ReleaseWords.Medium))} står inget pris.",
            [line.Line],
            price.Value,
            $"Vad kostar {ReleaseWords.And(subject.Pack.Media.Select(ReleaseWords.Medium))}, och kan priset för {price.Groups["medium"].Value} tas bort?");

    /// <summary>A field that is cut off loses the end of its last word.</summary>
    private static IEnumerable<PolicyFinding> Keywords(LintSubject subject)
    {
        if (subject.Document.Keywords is not { Count: > 1 } keywords)
            yield break;
        var last = keywords[^1];
        var cut = last.Split(' ')[^1];
        var field = subject.Text.Lines.LastOrDefault(line => keywords.All(word => line.Words.Contains(word, StringComparison.Ordinal)));
        var words = subject.Text.Lines.Where(line => line.Line != field.Line).SelectMany(line => Word().Matches(line.Words).Select(word => word.Value)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!words.Contains(cut) && words.Any(word => word.StartsWith(cut, StringComparison.OrdinalIgnoreCase)))
            yield return subject.Found(LintCodes.TruncatedKeyword, "Det sista nyckelordet är avhugget.", field.Line > 0 ? [field.Line] : [], last, "Hur ska det sista nyckelordet lyda?", FindingSeverity.Information);
    }

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\(#\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[\w-]+(?:/[\w-]+)+")]
    private static partial Regex List();

    [GeneratedRegex(@"\b(?<medium>CD|DVD|USB)\b(?:(?!\b(?:CD|DVD|USB)\b)[^.…])*?\b\d+ ?(?:kr|kronor)\b")]
    private static partial Regex Price();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
