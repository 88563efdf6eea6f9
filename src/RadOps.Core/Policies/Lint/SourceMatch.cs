namespace RadOps.Core.Policies.Lint;

/// <summary>Tells which document of which pack a file is.</summary>
public static class SourceMatch
{
    // A new version of a routine keeps most sentences; another routine has hardly one of them.
    private const double FewestKept = 0.3;

    /// <summary>The documents of a pack that are among some files, by their keys.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="texts">The files.</param>
    public static IReadOnlyDictionary<string, RoutineText> Of(PolicyPack pack, IReadOnlyList<RoutineText> texts)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(texts);
        return pack.Documents
            .Select(document => (document.Key, Text: Of(pack, document, texts)))
            .Where(match => match.Text is not null)
            .ToDictionary(match => match.Key, match => match.Text!);
    }

    private static RoutineText? Of(PolicyPack pack, PolicyDocument document, IReadOnlyList<RoutineText> texts) =>
        texts.FirstOrDefault(text => text.Sha256 == document.Sha256)
        ?? texts.Select(text => (Text: text, Kept: Kept(pack, document, text))).Where(match => match.Kept >= FewestKept).OrderByDescending(match => match.Kept).FirstOrDefault().Text;

    /// <summary>The share of the pack's quotes of a document that stand anywhere in a text.</summary>
    private static double Kept(PolicyPack pack, PolicyDocument document, RoutineText text)
    {
        var quotes = PolicyQuote.Of(pack).Where(quote => quote.Document == document.Key).Select(quote => quote.Words).Distinct().ToList();
        return quotes.Count == 0 ? 0 : (double)quotes.Count(words => text.LineOf(words) is not null) / quotes.Count;
    }
}
