using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>Looks for what is known of the patient and the referrer, and for what differs from it by a slip or two.</summary>
internal static partial class KnownCheck
{
    internal static IEnumerable<Suspect> Find(string text, ReferralIdentity known)
    {
        string?[] names = [known.PatientName, known.Referrer, .. known.Others];
        List<string> parts = [.. names.Concat([known.Address, known.Unit]).OfType<string>().SelectMany(name => Letters().Matches(name).Select(match => Plain(match.Value))).Where(part => part.Length > 2).Distinct()];
        foreach (Match match in Letters().Matches(text))
        {
            if (IsLike(text, match, parts)) yield return new(LeakKind.Known, match.Index, match.Length);
        }

        foreach (var name in names.OfType<string>())
        {
            if (Squeezed(text, name) is { } found) yield return found;
        }

        List<string> numbers = [.. Numbers(known)];
        foreach (var (start, end, digits, _) in DigitCheck.Chains(text))
        {
            if (numbers.Exists(number => digits.Contains(number, StringComparison.Ordinal))) yield return new(LeakKind.Known, start, end - start);
        }

        foreach (var code in known.ReferrerIds.Append(known.AccessionNumber).OfType<string>().Where(code => code.Trim().Length > 2))
        {
            var at = text.IndexOf(code.Trim(), StringComparison.OrdinalIgnoreCase);
            if (at >= 0) yield return new(LeakKind.Known, at, code.Trim().Length);
        }
    }

    private static bool IsLike(string text, Match match, List<string> parts)
    {
        var word = Plain(match.Value);
        if (word.Length < 3) return false;
        var ordinary = Vocabulary.Explains(match.Value.ToLowerInvariant());
        foreach (var part in parts)
        {
            var slips = part.Length >= 8 ? 2 : part.Length >= 5 ? 1 : 0;
            if (Math.Abs(word.Length - part.Length) > slips + 1) continue;
            if (!ordinary && (Distance(word, part) <= slips || (word.EndsWith('s') && Distance(word[..^1], part) <= slips))) return true;
            // A word of medicine that the patient is called too: Hals, Fot. A capital within a sentence, and it is he.
            if (ordinary && word == part && char.IsUpper(match.Value[0]) && match.Value.Any(char.IsLower) && match.Index > 1 && text[match.Index - 1] == ' ' && char.IsLetter(text[match.Index - 2])) return true;
        }

        return false;
    }

    /// <summary>A whole name with signs strewn in it, or in one with other words: A n n a  B e r g.</summary>
    private static Suspect? Squeezed(string text, string name)
    {
        var wanted = Plain(name);
        if (wanted.Length < 6) return null;
        var letters = new StringBuilder();
        List<int> places = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetter(text[i]) && text[i] != LeakCheck.Blank) continue;
            letters.Append(text[i] == LeakCheck.Blank ? "|" : Plain(text[i].ToString()));
            while (places.Count < letters.Length) places.Add(i);
        }

        var at = letters.ToString().IndexOf(wanted, StringComparison.Ordinal);
        return at < 0 ? null : new(LeakKind.Known, places[at], places[at + wanted.Length - 1] - places[at] + 1);
    }

    private static IEnumerable<string> Numbers(ReferralIdentity known)
    {
        if (known.Patient?.Reveal() is { Length: > 8 } number && number.All(char.IsAsciiDigit)) yield return number[^10..];
        foreach (var phone in known.Phones.Select(phone => string.Concat(phone.Where(char.IsAsciiDigit))).Where(phone => phone.Length >= 6)) yield return phone[^6..];
        if (known.Born is not { } born) yield break;
        foreach (var form in (string[])["yyMMdd", "ddMMyy", "ddMMyyyy"]) yield return born.ToString(form, CultureInfo.InvariantCulture);
    }

    /// <summary>Small letters without marks, digits read as the letters they look like.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text)
        {
            if (char.IsLetter(c)) plain.Append(LatinLetters.Bare(char.ToLowerInvariant(c)));
            else if (char.IsAsciiDigit(c)) plain.Append("olzeasbtbg"[c - '0']);
        }

        return plain.ToString();
    }

    /// <summary>How many letters have to be changed, put in or left out.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var changed = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}\d]*")]
    private static partial Regex Letters();
}
