using System.Globalization;
using System.Text;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>
/// A referral's text with one sign for each thing: composed letters, ordinary digits, spaces and dashes, and nothing invisible, so that a number is a number however it was typed. Words that a line's
/// end broke are joined again.
/// </summary>
internal sealed class PlainText
{
    private readonly List<int> origins = [];

    private PlainText(string original) => Original = original;

    internal string Original { get; }

    internal string Text { get; private set; } = "";

    /// <summary>Where a character stood in the text that was given.</summary>
    internal int OriginOf(int index) => index < origins.Count ? origins[index] : Original.Length;

    internal static PlainText Of(string original)
    {
        var plain = new PlainText(original);
        var text = new StringBuilder(original.Length);
        for (var i = 0; i < original.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(original, i);
            foreach (var c in Plain(original.Substring(i, length)))
            {
                text.Append(c);
                plain.origins.Add(i);
            }

            i += length;
        }

        plain.Join(text);
        plain.Text = text.ToString();
        return plain;
    }

    private static string Plain(string element)
    {
        var result = new StringBuilder();
        foreach (var c in Compose(element))
        {
            var category = char.GetUnicodeCategory(c);
            if (c == '\r' || category == UnicodeCategory.Format || (category == UnicodeCategory.Control && c is not ('\n' or '\t')))
                continue;
            result.Append(category switch
            {
                UnicodeCategory.SpaceSeparator => ' ',
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\n',
                UnicodeCategory.DashPunctuation => '-',
                UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
                _ => c switch { '\t' => ' ', '\u2212' => '-', '\u2019' or '\u00B4' or '`' => '\'', '\u2044' or '\u2215' => '/', '\u00B7' or '\u2022' or '\u2024' => '.', '\uFF20' => '@', _ => c },
            });
        }

        return result.ToString();
    }

    /// <summary>A letter and its marks as one, and the wide forms of letters and digits as the ordinary ones.</summary>
    private static string Compose(string element)
    {
        if (element.Length > 1 && char.IsLetter(element[0]) && element.AsSpan(1).IndexOfAnyExceptInRange('\u0300', '\u036F') < 0)
            return element.Skip(1).Aggregate(element[0], LatinLetters.Compose).ToString();
        return element.Length == 1 && element[0] is >= '\uFF01' and <= '\uFF5E' ? ((char)(element[0] - 0xFEE0)).ToString() : element;
    }

    /// <summary>Joins <c>Anders-⏎son</c>: a letter, a dash, the line's end and a small letter.</summary>
    private void Join(StringBuilder text)
    {
        for (var i = text.Length - 2; i > 1; i--)
        {
            if (text[i] != '\n' || !char.IsLower(text[i + 1])) continue;
            var dash = i - 1;
            while (dash > 0 && text[dash] == ' ') dash--;
            if (dash < 1 || text[dash] != '-' || !char.IsLower(text[dash - 1])) continue;
            text.Remove(dash, i - dash + 1);
            origins.RemoveRange(dash, i - dash + 1);
        }
    }
}
