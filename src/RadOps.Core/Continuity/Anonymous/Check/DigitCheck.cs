using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>Weighs every chain of digits, sign by sign, and counts numbers that are spelt out.</summary>
internal static partial class DigitCheck
{
    private static readonly HashSet<string> spelt = new(StringComparer.Ordinal)
    {
        "noll", "nolla", "ett", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "nie", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio",
    };

    internal static IEnumerable<Suspect> Find(string text)
    {
        foreach (var chain in Chains(text))
        {
            if (IsSuspect(text, chain)) yield return new(LeakKind.Number, chain.Start, chain.End - chain.Start);
        }

        foreach (Match match in Years().Matches(text)) yield return new(LeakKind.Number, match.Index, match.Length);
        foreach (Match match in InWords().Matches(text))
        {
            if (!Dated().IsMatch(text.AsSpan(Math.Max(0, match.Index - 60), match.Index - Math.Max(0, match.Index - 60)))) yield return new(LeakKind.Number, match.Index, match.Length);
        }

        foreach (Match match in Abroad().Matches(text)) yield return new(LeakKind.Number, match.Index, match.Length);
        foreach (Match match in Postal().Matches(text))
        {
            if (!Vocabulary.Explains(match.Groups["word"].Value.ToLowerInvariant())) yield return new(LeakKind.Number, match.Index, match.Length);
        }

        foreach (Match match in Called().Matches(text)) yield return new(LeakKind.Number, match.Index, match.Length);
        foreach (var suspect in Spelt(text)) yield return suspect;
    }

    /// <summary>Digits one after another with at most three signs, and no letter, between them; a letter that looks like a digit counts as one between two.</summary>
    internal static IEnumerable<(int Start, int End, string Digits, string Shape)> Chains(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            var (start, end) = (i, i + 1);
            var digits = new StringBuilder().Append(text[i]);
            var shape = new StringBuilder("9");
            for (var j = i + 1; j < text.Length && j - end <= 3; j++)
            {
                var c = text[j];
                if (char.IsAsciiDigit(c))
                {
                    shape.Append(text.AsSpan(end, j - end)).Append('9');
                    digits.Append(c);
                    end = j + 1;
                }
                else if (LooksLikeDigit(c) && j == end && j + 1 < text.Length && (char.IsAsciiDigit(text[j + 1]) || (LooksLikeDigit(text[j + 1]) && j + 2 < text.Length && char.IsAsciiDigit(text[j + 2]))))
                {
                    shape.Append('9');
                    digits.Append(c is 'O' or 'o' ? '0' : '1');
                    end = j + 1;
                }
                else if (char.IsLetter(c) || c is LeakCheck.Blank or '%' or '<' or '>' or '=' or '°' or '?' or '!' or '"')
                {
                    break;
                }
            }

            yield return (start, end, digits.ToString(), shape.ToString());
            i = end - 1;
        }
    }

    private static bool LooksLikeDigit(char c) => c is 'O' or 'o' or 'I' or 'l' or '|';

    private static bool IsSuspect(string text, (int Start, int End, string Digits, string Shape) chain)
    {
        var (start, end, digits, shape) = chain;
        if (digits.Length < 5) return false;
        var dated = Dated().IsMatch(text.AsSpan(Math.Max(0, start - 60), start - Math.Max(0, start - 60))) || Heading().IsMatch(text.AsSpan(end, Math.Min(14, text.Length - end)));
        var measured = Measured().IsMatch(text.AsSpan(end, Math.Min(12, text.Length - end)));
        var bare = shape.Replace("\n", " ", StringComparison.Ordinal);
        // Each part by itself first, then the whole.
        var at = 0;
        foreach (var part in bare.Split([", ", "; ", " / ", ": "], StringSplitOptions.None))
        {
            var count = part.Count(c => c == '9');
            var own = digits.Substring(at, count);
            at += count;
            if (IsSuspectPart(part, own, dated, measured)) return true;
        }

        return digits.Length is 10 or 12 && Calendar(digits[..^4]) && !(dated && TimeShape().IsMatch(bare)) && !bare.Contains(", ", StringComparison.Ordinal);
    }

    private static bool IsSuspectPart(string shape, string digits, bool dated, bool measured)
    {
        if (digits.Length < 5) return false;
        if (DateShape().IsMatch(shape)) return !dated;
        if (TimeShape().IsMatch(shape)) return !dated;
        var whole = shape.All(c => c == '9');
        if (whole && digits.Length == 5) return digits[0] == '0';
        if (whole && digits.Length is 6 or 8 && Calendar(digits)) return !dated;
        if (whole && digits.Length >= 6) return !(measured && digits.Length <= 8);
        if (digits.Length is >= 10 and <= 13 && Calendar(digits[..(digits.Length >= 12 ? 8 : 6)])) return true;
        if (digits[0] == '0' && digits.Length >= 6 && !shape.StartsWith("9.", StringComparison.Ordinal) && !shape.StartsWith("9,", StringComparison.Ordinal)) return true;
        var groups = shape.Split([' ', '-', '.', '/', ',', '(', ')', '+', ':', '_'], StringSplitOptions.RemoveEmptyEntries);
        if (groups.Any(group => group.Length >= 7) || (groups.Any(group => group.Length == 6) && !measured)) return !dated || digits.Length > 8;
        // Telephone numbers and the like: groups of two and more with one sign between them.
        return digits.Length >= 9 && groups.All(group => group.Length >= 2) && !measured && groups.Length <= 6 && (!shape.Contains('/', StringComparison.Ordinal) || groups.Any(group => group.Length >= 5));
    }

    /// <summary>Whether six or eight digits are a day, in whichever order; sixty may be added to it.</summary>
    private static bool Calendar(string digits)
    {
        if (digits.Length is not (6 or 8)) return false;
        var (year, month, day) = digits.Length == 8 ? (digits[..4], digits[4..6], digits[6..]) : (digits[..2], digits[2..4], digits[4..]);
        return (Day(month, day) && Year(year)) || (Day(digits[2..4], digits[..2]) && Year(digits[4..]));

        static bool Day(string month, string day) => Number(month) is >= 1 and <= 12 && Number(day) is (>= 1 and <= 31) or (>= 61 and <= 91);
        static bool Year(string year) => year.Length == 2 || Number(year) is >= 1880 and <= 2100;
        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Suspect> Spelt(string text)
    {
        var (start, end, count) = (0, 0, 0);
        foreach (Match match in Letters().Matches(text))
        {
            if (!IsSpelt(match.Value.ToLowerInvariant(), out var weight))
            {
                if (count >= 5) yield return new(LeakKind.Number, start, end - start);
                count = 0;
                continue;
            }

            if (count == 0 || match.Index - end > 4) (start, count) = (match.Index, 0);
            count += weight;
            end = match.Index + match.Length;
        }

        if (count >= 5) yield return new(LeakKind.Number, start, end - start);
    }

    /// <summary>How many digits a number in one word is worth.</summary>
    private static bool IsSpelt(string word, out int weight)
    {
        weight = 1;
        if (spelt.Contains(word)) return true;
        weight = 2;
        if (InOne().IsMatch(word) || spelt.Any(ten => ten.EndsWith("tio", StringComparison.Ordinal) | ten == "tjugo" && word.StartsWith(ten, StringComparison.Ordinal) && spelt.Contains(word[ten.Length..]))) return true;
        weight = 5;
        return word.StartsWith("nittonhundra", StringComparison.Ordinal) || word.StartsWith("artonhundra", StringComparison.Ordinal) || word.StartsWith("tvåtusen", StringComparison.Ordinal);
    }

    [GeneratedRegex("^(noll|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|nittio){2,}$")]
    private static partial Regex InOne();

    [GeneratedRegex(@"\p{L}+")]
    private static partial Regex Letters();

    [GeneratedRegex(@"^(9999[-./ ]{1,2}99?[-./ ]{1,2}99?|99?[-./ ]{1,2}99?[-./ ]{1,2}9999|99([-./ ])99\2?99|99?/99?\s?-\s?99)$")]
    private static partial Regex DateShape();

    [GeneratedRegex(@"^9999-99-99 {1,2}99[.:]99$")]
    private static partial Regex TimeShape();

    [GeneratedRegex(@"\b(op|oper\w*|us|unders\w*|ct|dt|mr|mrt|rtg\w*|\w*röntg\w*|lungrtg|\w*rtg|ul|eko\w*|pet|scint|kontroll\w*|sedan|trauma\w*|föll|fall\w*|raml\w*|halk\w*|skad\w*|in(lagd|skriven|lades)|ut(skriven|skrevs)|inkom\w*|ankom\w*|prov\w*|lab|\w*skopi|jfr|jämf\w*|tidigare|senast\w*|föregående|\w*fraktur\w*|stroke|\w*infarkt|dialys|beh\w*|strål\w*|start\w*|debut\w*|insjukn\w*|datum|remissdatum|punkt\w*|drän\w*|biops\w*|mens|bf|partus|graviditet\w*|fr|from|tom|stent\w*|pci|cabg|protes\w*|\w*plastik|\w*ektomi|kurs|odl\w*|gips\w*|dos|vaccin\w*|resekt\w*|sectio|tia|ercp|mrcp|\w*byte|cvk|picc\w*|pacemaker)\b[^.?!\n]{0,40}$", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();

    [GeneratedRegex(@"^\s?[:,\-]?\s?(ct|dt|mr|rtg|op|ul|us|lungrtg)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s?(ie|e|u|enh|enheter|ml|mg|mikrog|celler|kopior|mmol|x)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Measured();

    [GeneratedRegex(@"\b(född|födda|föddes|födelse\w*|f\.|f:)\s?(år\s?|i\s|den\s|:)?\s?[-']?\d{2,4}(?!\s?(v|g|mån)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Years();

    [GeneratedRegex(@"\b\d{1,2}(:?e|\.)? (januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) -?\d{2,4}\b", RegexOptions.IgnoreCase)]
    private static partial Regex InWords();

    [GeneratedRegex(@"\+\s?\d[\d\s()-]{6,}\d")]
    private static partial Regex Abroad();

    [GeneratedRegex(@"(?<![\d-])\d{3} \d{2} (?<word>\p{L}{3,})")]
    private static partial Regex Postal();

    [GeneratedRegex(@"\b(tel\w*|mobil\w*|sök|sökare|ankn?|anknytning|fax|pnr|personn\w*|pers\.?nr)[\s.:]{1,3}(nr[\s.:]{1,2})?\d[\d\s-]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Called();
}
