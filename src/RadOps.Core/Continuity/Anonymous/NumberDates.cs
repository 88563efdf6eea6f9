using System.Globalization;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>
/// Full dates in figures, and what becomes of them: one of birth goes; one beside a word of medicine (op, CT, trauma) is kept, since the reader compares with it; one of which the text does not say what
/// it is of goes.
/// </summary>
internal static class NumberDates
{
    private static readonly HashSet<string> weeks = new(StringComparer.Ordinal) { "v", "vecka", "veckan", "veckor", "graviditetsvecka", "gv" };

    /// <summary>How many numbers of a run a date takes from a place on; 0 where none begins there.</summary>
    internal static int Length(Markup markup, List<int> run, int first, out List<DateOnly> days)
    {
        days = [];
        var one = markup.Atoms[run[first]].Digits;
        if (one.Length is 6 or 8)
        {
            Add(days, one.Length == 8 ? one[..4] : one[..2], one[^4..^2], one[^2..]);
            Add(days, one[4..], one[2..4], one[..2]);
            return days.Count > 0 ? 1 : 0;
        }

        if (first + 2 >= run.Count || run[first + 2] - run[first] != 2) return 0;
        var (two, three) = (markup.Atoms[run[first + 1]].Digits, markup.Atoms[run[first + 2]].Digits);
        var (gap, next) = (Sign(markup.Gap(run[first])), Sign(markup.Gap(run[first + 1])));
        if (gap is null || next is null) return 0;
        if (one.Length == 4 && two.Length <= 2 && three.Length <= 2) Add(days, one, two, three);
        else if (three.Length == 4 && one.Length <= 2 && two.Length <= 2) Add(days, three, two, one);
        else if (one.Length == 2 && two.Length == 2 && three.Length == 2 && gap == next)
        {
            Add(days, one, two, three);
            Add(days, three, two, one);
        }
        else if (three.Length == 2 && one.Length <= 2 && two.Length <= 2 && gap == '/') Add(days, three, two, one);
        return days.Count > 0 ? 3 : 0;
    }

    /// <summary>What a date is to be removed as; null where it is to be kept.</summary>
    internal static RemovalKind? Kind(Markup markup, int first, int last, List<DateOnly> days, ReferralIdentity known)
    {
        if (IsBirth(markup, first) || days.Exists(day => day == known.Born)) return RemovalKind.BirthDate;
        return IsOfMedicine(markup, first, last) ? null : RemovalKind.Date;
    }

    /// <summary>Whether a date of birth is spoken of before an atom.</summary>
    internal static bool IsBirth(Markup markup, int index)
    {
        var distance = 0;
        foreach (var word in NumberFinder.Before(markup, index, 3))
        {
            if (Cues.Born.Contains(word)) return distance == 0 || word.Length > 2;
            if (Cues.Event.Contains(word) || weeks.Contains(word)) return false;
            distance++;
        }

        return false;
    }

    /// <summary>"född 54", "f. -54", "årgång 1954".</summary>
    internal static bool IsBirthYear(Markup markup, int index, string digits)
    {
        if (digits.Length is not (2 or 4) || !IsBirth(markup, index)) return false;
        var word = NumberFinder.Before(markup, index, 1).FirstOrDefault() ?? "";
        var dashed = markup.Atoms[index].Start > 0 && markup.Text[markup.Atoms[index].Start - 1] is '-' or '\'';
        return digits.Length == 4 ? digits[..2] is "18" or "19" or "20" : dashed || word.Length > 2;
    }

    private static bool IsOfMedicine(Markup markup, int first, int last)
    {
        foreach (var word in NumberFinder.Before(markup, first, 5))
        {
            if (Cues.Event.Contains(word) || (word.Length > 6 && Cues.Event.Any(cue => cue.Length > 4 && word.EndsWith(cue, StringComparison.Ordinal)))) return true;
            if (Cues.Person.Contains(word) || Cues.Patient.Contains(word)) return false;
        }

        // 2024-03-12: CT buk …
        return last + 1 < markup.Atoms.Count && markup.BeginsSentence(first) && markup.Gap(last) is ": " or " " or ":" or " - " or ", " && Cues.Event.Contains(markup.Atoms[last + 1].Lower);
    }

    private static char? Sign(string gap)
    {
        var sign = gap.Trim();
        return gap.Length > 3 || sign.Length > 1 ? null : sign.Length == 0 ? ' ' : sign[0] is '-' or '/' or '.' or ':' or '_' or ',' ? sign[0] : null;
    }

    private static void Add(List<DateOnly> days, string year, string month, string day)
    {
        var number = int.Parse(year, CultureInfo.InvariantCulture);
        if (year.Length == 4 && number is < 1880 or > 2100) return;
        foreach (var full in year.Length == 4 ? [number] : (ReadOnlySpan<int>)[1900 + number, 2000 + number])
        {
            if (DateOnly.TryParseExact(FormattableString.Invariant($"{full:0000}{month.PadLeft(2, '0')}{day.PadLeft(2, '0')}"), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) days.Add(date);
        }
    }
}
