using System.Globalization;

namespace RadOps.Core.Continuity.Downtime;

/// <summary>
/// Numbers of papers: <c>DT-KQXWBNRT-0017-H</c>. The letters are those of the machine's journal and the figure is its own number there, so that no two machines ever give the same, and no server
/// is asked. The last letter checks the others: one that is misread or two that change places are noticed. Printable as Code 39.
/// </summary>
public static class DowntimeNumber
{
    /// <summary>What the numbers of a drill begin with, for "övning".</summary>
    public const string DrillPrefix = "OV";

    private const string Prefix = "DT";
    private const string Checks = "ABCDEFGHJKLMNPQRSTVWXYZ"; // 23: a prime, so that no change of one or two is lost

    internal static string Of(string journal, long sequence, bool drill)
    {
        var body = string.Create(CultureInfo.InvariantCulture, $"{(drill ? DrillPrefix : Prefix)}-{journal[(journal.LastIndexOf('-') + 1)..]}-{sequence:0000}");
        return $"{body}-{Check(body)}";
    }

    /// <summary>The number as it is written, upper case and without spaces.</summary>
    /// <exception cref="RadOpsException"><c>DowntimeNumberInvalid</c>: it is none, or a letter or figure of it is wrong.</exception>
    public static string Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var number = text.Trim().Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return number.Split('-') is [Prefix or DrillPrefix, { Length: > 0 } letters, { Length: >= 4 } figures, [var check]]
            && letters.All(char.IsAsciiLetterUpper) && figures.All(char.IsAsciiDigit) && check == Check(number[..^2])
            ? number
            : throw new RadOpsException("DowntimeNumberInvalid", ErrorKind.InvalidInput, $"'{Identity.IdentityMask.Quote(text)}' is not the number of a paper, or a letter or figure of it is misread. It looks like DT-KQXWBNRT-0017-H, and stands under the bar code.");
    }

    /// <summary>Whether the number is one of a drill.</summary>
    public static bool IsDrill(string number) => number?.StartsWith(DrillPrefix + "-", StringComparison.Ordinal) == true;

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
