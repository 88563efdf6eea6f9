using System.Security.Cryptography;
using System.Text;

namespace RadOps.Core.Policies;

/// <summary>The text of a routine, line by line, to hold a pack's quotes against. How many spaces stand between words does not matter.</summary>
public sealed class RoutineText
{
    private readonly string[] lines;

    /// <summary>Takes in a document.</summary>
    /// <param name="contents">The file as it stands, UTF-8.</param>
    public RoutineText(byte[] contents)
    {
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(contents));
        var text = Encoding.UTF8.GetString(contents).TrimStart('\uFEFF');
        lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(Spaced)];
    }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public string Sha256 { get; }

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

    /// <summary>Words with one space between them.</summary>
    public static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
