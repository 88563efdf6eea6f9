using System.Globalization;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Dates with the month as a word: <c>12 maj 1954</c>, <c>tolfte maj nittonhundrafemtiofyra</c>, <c>f. 12:e maj -54</c>.</summary>
internal static class WordDates
{
    private static readonly string[] months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    internal static void Find(Markup markup, ReferralIdentity known)
    {
        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            var month = Month(markup.Atoms[i].Lower);
            if (month == 0) continue;
            var first = i;
            var day = 0;
            // 12:e maj, tolfte maj, 12 maj
            if (i > 0 && markup.Gap(i - 1) is " " or ". " or "." or "")
            {
                var at = markup.Atoms[i - 1].Lower is "e" or "a" or "de" && i > 1 ? i - 2 : i - 1;
                day = Day(markup.Atoms[at]);
                if (day > 0) first = at;
            }

            var (last, year) = Year(markup, i, NumberDates.IsBirth(markup, first));
            if (day == 0 && year == 0) continue;
            if (year == 0 && !NumberDates.IsBirth(markup, first)) continue;
            if (day == 0 && !NumberDates.IsBirth(markup, first)) continue;
            List<DateOnly> days = day > 0 && year > 0 && DateOnly.TryParseExact(FormattableString.Invariant($"{year:0000}{month:00}{day:00}"), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? [date] : [];
            if (NumberDates.Kind(markup, first, last, days, known) is { } kind) markup.Mark(markup.Atoms[first].Start, markup.Atoms[last].End, kind);
            i = last;
        }
    }

    /// <summary>The month that a word, or the beginning of one, names; 0 for none.</summary>
    private static int Month(string word)
    {
        if (word is "maj") return 5;
        if (word.Length < 3 || word is "mar" or "jun" or "jul" or "sep" or "dec" or "nov" or "okt" or "aug" or "apr" or "feb" or "jan" or "sept")
            return word.Length < 3 ? 0 : Array.FindIndex(months, month => month.StartsWith(word, StringComparison.Ordinal)) + 1;
        return Array.IndexOf(months, word) + 1;
    }

    private static int Day(Atom atom) =>
        atom.Digits.Length is 1 or 2 && int.TryParse(atom.Digits, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : SpokenNumber.Day(atom.Lower);

    private static (int Last, int Year) Year(Markup markup, int month, bool isBirth)
    {
        if (month + 1 >= markup.Atoms.Count || markup.Gap(month).Length > 3 || markup.Gap(month).Contains(". ", StringComparison.Ordinal) && markup.Atoms[month].Text.Length > 4) return (month, 0);
        var atom = markup.Atoms[month + 1];
        var gap = markup.Gap(month);
        if (!int.TryParse(atom.Digits, CultureInfo.InvariantCulture, out var year)) return (month, 0);
        if (year is >= 1880 and <= 2100) return (month + 1, year);
        // nitton femtiofyra
        if (year is 19 or 20 && month + 2 < markup.Atoms.Count && markup.Gap(month + 1) is " " && markup.Atoms[month + 2].Digits.Length == 2) return (month + 2, (year * 100) + int.Parse(markup.Atoms[month + 2].Digits, CultureInfo.InvariantCulture));
        return atom.Digits.Length == 2 && (isBirth || gap.Contains('-', StringComparison.Ordinal) || gap.Contains('\'', StringComparison.Ordinal)) ? (month + 1, (year > 30 ? 1900 : 2000) + year) : (month, 0);
    }
}
