using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Lint;

/// <summary>Whether what a pack takes from a document stands in it.</summary>
internal static class SourceLint
{
    private const int LongestLine = 80;

    internal static IEnumerable<PolicyFinding> Check(LintSubject subject) => subject.Text.IsWhole
        ? [.. Hash(subject), .. Quotes(subject), .. Facts(subject), .. Particulars(subject), .. Bookmarks(subject)]
        : [];

    private static IEnumerable<PolicyFinding> Hash(LintSubject subject)
    {
        if (subject.Document.Sha256 is { } read && read != subject.Text.Sha256)
            yield return subject.Found(
                LintCodes.SourceDiffers,
                $"Dokumentet är inte det som paketet är skrivet efter: dess SHA-256 börjar med {subject.Text.Sha256[..16]}, paketet anger {read[..16]}. Läs om varje regel och faktum.");
    }

    private static IEnumerable<PolicyFinding> Quotes(LintSubject subject) =>
        from quote in subject.Text.Missing(subject.Pack, subject.Document)
        group quote by (quote.Owner, quote.Line, quote.Words) into same
        let elsewhere = subject.Text.LineOf(same.Key.Words)
        let instead = elsewhere is { } line ? FormattableString.Invariant($"det står på rad {line}") : $"raden lyder ”{Shortened(subject.Text[same.Key.Line])}”"
        let finding = subject.Found(
            LintCodes.QuoteNotOnLine,
            FormattableString.Invariant($"Citatet i {same.Key.Owner} står inte på rad {same.Key.Line}: {instead}."),
            [same.Key.Line],
            same.Key.Words,
            severity: FindingSeverity.Error)
        select finding with { Rules = new[] { same.Key.Owner }, At = same.First().At };

    private static IEnumerable<PolicyFinding> Facts(LintSubject subject) =>
        from fact in subject.Pack.Facts
        where fact.Document == subject.Document.Key
        let said = string.Join(' ', fact.Passages.Select(passage => $"{subject.Text[passage.Line]} {subject.Text[passage.Line + 1]}"))
        from words in Words(fact).Distinct()
        where !said.Contains(RoutineText.Spaced(words), StringComparison.Ordinal)
        let finding = subject.Found(LintCodes.FactNotOnLine, $"{fact.RuleId} säger ”{words}”, men det står inte på raderna som faktumet anger.", fact.Passages.Select(passage => passage.Line), words, severity: FindingSeverity.Error)
        select finding with { Rules = new[] { fact.RuleId }, At = fact.At };

    private static IEnumerable<string> Words(PolicyFact fact) =>
    [
        .. fact.Contact is { } contact ? contact.Numbers.Append(contact.Name) : [],
        .. fact.Limit is { } limit ? limit.Only.Concat(limit.Not) : [],
        .. fact.Reference?.Names ?? [],
        .. fact.Labels,
        .. fact.Passages.SelectMany(passage => passage.Path),
        .. fact.Invoice is { } invoice ? invoice.Address.Append(invoice.Product).Append(invoice.Account) : [],
        .. fact.Notice is { Date: { } date, ForNow: true } ? [ReleaseWords.Day(date)] : Array.Empty<string>(),
    ];

    private static IEnumerable<PolicyFinding> Particulars(LintSubject subject)
    {
        var document = subject.Document;
        string?[] words =
        [
            document.Title, document.AuthoritativePlace, document.PrintWarning, document.DocumentId, document.Version, document.DocumentType,
            .. new[] { document.Owner, document.Reviewer, document.Approver }.OfType<PolicyPerson>().SelectMany(person => person.Names.Append(person.UserId).Append(person.Role)),
            .. document.Keywords,
            document.ValidFrom is { } from ? ReleaseWords.Day(from) : null,
            document.ValidTo is { } to ? ReleaseWords.Day(to) : null,
        ];
        return words.OfType<string>().Distinct().Where(word => subject.Text.LineOf(word) is null)
            .Select(word => subject.Found(LintCodes.ParticularsNotInDocument, $"Paketet uppger ”{word}” om dokumentet, men det står inte i det.", [], word, severity: FindingSeverity.Error));
    }

    private static IEnumerable<PolicyFinding> Bookmarks(LintSubject subject)
    {
        if (subject.Text.Bookmarks.Count > 0)
            yield return subject.Found(LintCodes.WordBookmark, "Bokmärken ur Word har följt med i texten; de hoppas över.", subject.Text.Bookmarks, severity: FindingSeverity.Information);
    }

    private static string Shortened(string text) => text.Length <= LongestLine ? text : $"{text[..LongestLine].TrimEnd()} …";
}
