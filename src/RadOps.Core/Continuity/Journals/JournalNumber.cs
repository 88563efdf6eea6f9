using System.Globalization;

namespace RadOps.Core.Continuity.Journals;

/// <summary>
/// Names that a journal gives to things: <c>DT-KQXWBNRT-0017-H</c>. After the prefix come the letters of the machine's journal and the event's own number there, so that no two machines ever give the
/// same and no server is asked. The last letter checks the others: one that is misread, or two that change places, are noticed.
/// </summary>
internal static class JournalNumber
{
    private const string Checks = "ABCDEFGHJKLMNPQRSTVWXYZ"; // 23: a prime, so that no change of one or two is lost

    internal static string Of(string prefix, string journal, long sequence)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{prefix}-{journal[(journal.LastIndexOf('-') + 1)..]}-{sequence:0000}");
        return $"{body}-{Check(body)}";
    }

    /// <summary>The number as it is written, upper case and without spaces; null where it is none with such a prefix, or a sign of it is wrong.</summary>
    internal static string? TryParse(string text, params ReadOnlySpan<string> prefixes)
    {
        var number = text.Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return number.Split('-') is [var prefix, { Length: > 0 } letters, { Length: >= 4 } figures, [var check]]
            && prefixes.Contains(prefix) && letters.All(char.IsAsciiLetterUpper) && figures.All(char.IsAsciiDigit) && check == Check(number[..^2])
            ? number
            : null;
    }

    private static char Check(string body)
    {
        var sum = 0;
        var weight = 1;
        foreach (var c in body.Where(char.IsAsciiLetterOrDigit))
            sum += (char.IsAsciiDigit(c) ? c - '0' : Value(c)) * weight++;
        return Checks[sum % Checks.Length];

        // The letters of a journal's name are all among them; what else there is in a prefix counts as one more.
        static int Value(char letter) => Checks.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var value ? value : 'I' - 'A';
    }
}
