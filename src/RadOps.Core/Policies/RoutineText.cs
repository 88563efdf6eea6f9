using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Core.Policies;

/// <summary>
/// The text of a routine, line by line, to hold a pack's quotes against. How many spaces stand between words does not matter, and bookmarks that Word left
/// behind are passed over (N-49).
/// </summary>
public sealed partial class RoutineText
{
    private readonly string[] lines;

    /// <summary>Takes in a document.</summary>
    /// <param name="contents">The file as it stands, UTF-8.</param>
    public RoutineText(byte[] contents)
    {
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(contents));
        var text = Encoding.UTF8.GetString(contents).TrimStart('\uFEFF');
        var raw = text.ReplaceLineEndings("\n").Split('\n');
        Bookmarks = [.. raw.Index().Where(line => Bookmark().IsMatch(line.Item)).Select(line => line.Index + 1)];
        lines = [.. raw.Select(line => Spaced(Bookmark().Replace(line, "")))];
        IsWhole = true;
    }

    private RoutineText(string sha256, string[] lines) => (Sha256, this.lines, Bookmarks) = (sha256, lines, []);

    /// <summary>What a pack quotes of a document, where the document itself is not at hand.</summary>
    public static RoutineText OfQuotes(PolicyPack pack, PolicyDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var quotes = PolicyQuote.Of(pack).Where(quote => quote.Document == document.Key).ToLookup(quote => quote.Line, quote => Spaced(quote.Words));
        var last = quotes.Count == 0 ? 0 : quotes.Max(line => line.Key);
        return new(document.Sha256 ?? "", [.. Enumerable.Range(1, last).Select(line => string.Join(" … ", Longest(quotes[line])))]);

        // What a longer quote of the line holds already would be found twice.
        static IEnumerable<string> Longest(IEnumerable<string> words) => words.Distinct().Where(one => !words.Any(other => other != one && other.Contains(one, StringComparison.Ordinal)));
    }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>True for a document, false for what a pack quotes of one.</summary>
    public bool IsWhole { get; }

    /// <summary>The lines that had bookmarks.</summary>
    public IReadOnlyList<int> Bookmarks { get; }

    /// <summary>The lines that have words.</summary>
    public IEnumerable<(int Line, string Words)> Lines => lines.Index().Where(line => line.Item.Length > 0).Select(line => (line.Index + 1, line.Item));

    /// <summary>How many lines there are.</summary>
    public int LineCount => lines.Length;

    /// <summary>A line's words; empty where there is no such line.</summary>
    /// <param name="line">The line, from 1.</param>
    public string this[int line] => line >= 1 && line <= lines.Length ? lines[line - 1] : "";

    /// <summary>Whether words begin on a line; they may go on to the next.</summary>
    public bool StandsOn(int line, string words)
    {
        var at = $"{this[line]} {this[line + 1]}".IndexOf(Spaced(words), StringComparison.Ordinal);
        return at >= 0 && at < this[line].Length;
    }

    /// <summary>The first line on which words begin; null where they stand nowhere.</summary>
    public int? LineOf(string words)
    {
        for (var line = 1; line <= lines.Length; line++)
            if (StandsOn(line, words))
                return line;
        return null;
    }

    /// <summary>The quotes of a document that do not stand where their pack says.</summary>
    public IEnumerable<PolicyQuote> Missing(PolicyPack pack, PolicyDocument document) =>
        PolicyQuote.Of(pack).Where(quote => quote.Document == document.Key && !StandsOn(quote.Line, quote.Words));

    [GeneratedRegex(@"\[bookmark: [^\]]*\]")]
    private static partial Regex Bookmark();

    /// <summary>Words with one space between them.</summary>
    public static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
