using System.Buffers;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>
/// Finds numbers of people in runs of digits, however they are cut, spelt or said: a run is numbers, in digits or words, that nothing but spaces and signs part. Measurements, levels, times and doses are
/// left, since letters stand between them or they are short.
/// </summary>
internal static class NumberFinder
{
    private static readonly SearchValues<char> signs = SearchValues.Create(" -./+,():_'*;|\n");

    private static readonly HashSet<string> bridges = new(StringComparer.Ordinal) { "streck", "bindestreck", "minus", "plus", "tankstreck", "mellanslag" };
    private static readonly HashSet<string> units = new(StringComparer.Ordinal) { "ie", "e", "u", "enh", "enheter", "ml", "mg", "g", "kg", "mmol", "celler", "kopior", "msek", "ms", "steg", "kr" };
    private static readonly HashSet<string> laboratory = new(StringComparer.Ordinal) { "tpk", "lpk", "hcg", "ck", "probnp", "bnp", "ntprobnp", "ferritin", "ldh", "troponin", "tnt", "myoglobin", "crp", "ddimer", "dimer", "asat", "alat", "amylas", "lipas" };

    internal static void Find(Markup markup, ReferralIdentity known)
    {
        for (var i = 0; i < markup.Atoms.Count; i++)
        {
            if (!markup.Atoms[i].IsNumber) continue;
            var run = RunFrom(markup, i);
            Judge(markup, run, known);
            i = run[^1];
        }
    }

    private static List<int> RunFrom(Markup markup, int first)
    {
        List<int> run = [first];
        for (var i = first; i + 1 < markup.Atoms.Count && Joins(markup.Gap(i)); i++)
        {
            var next = markup.Atoms[i + 1];
            // A sentence or a line that begins with a long number, or goes over from figures to words, is another's.
            if (markup.Gap(i).Contains(". ", StringComparison.Ordinal) && (next.Digits.Length >= 6 || (next.IsNumber && !next.HasDigit && markup.Atoms[i].HasDigit))) break;
            if (markup.Gap(i).Contains('\n', StringComparison.Ordinal) && next.Digits.Length >= 6) break;
            if (next.IsNumber) run.Add(i + 1);
            else if (bridges.Contains(markup.Atoms[i + 1].Lower) && i + 2 < markup.Atoms.Count && markup.Atoms[i + 2].IsNumber && Joins(markup.Gap(i + 1))) continue;
            else break;
        }

        return run;
    }

    private static bool Joins(string gap) => gap.Length <= 5 && !gap.AsSpan().ContainsAnyExcept(signs) && gap.Count(c => c == '\n') <= 2;

    private static void Judge(Markup markup, List<int> run, ReferralIdentity known)
    {
        Windows(markup, run);
        var settled = new bool[run.Count];
        for (var i = 0; i < run.Count; i++)
        {
            if (markup.IsMarked(markup.Atoms[run[i]])) continue;
            var length = NumberDates.Length(markup, run, i, out var days);
            if (length == 0) continue;
            if (NumberDates.Kind(markup, run[i], run[i + length - 1], days, known) is { } kind) Mark(markup, run, i, length, kind);
            else Array.Fill(settled, true, i, length);
            i += length - 1;
        }

        Remains(markup, run, settled);
        Swallow(markup, run);
    }

    /// <summary>Personnummer and telephone numbers: stretches of the run that read as one.</summary>
    private static void Windows(Markup markup, List<int> run)
    {
        for (var i = 0; i < run.Count; i++)
        {
            if (markup.IsMarked(markup.Atoms[run[i]])) continue;
            var digits = "";
            var phone = 0;
            for (var j = i; j < run.Count && digits.Length < 14 && (j == i || !markup.IsMarked(markup.Atoms[run[j]])); j++)
            {
                digits += markup.Atoms[run[j]].Digits;
                if (IsPatientNumber(digits) && !IsTimeOfDay(markup, run, i, j) && !ListedWithin(markup, run, i, j))
                {
                    Mark(markup, run, i, j - i + 1, RemovalKind.PatientNumber);
                    i = j;
                    phone = 0;
                    break;
                }

                if (IsPhone(markup, run, i, digits) && !(j > i && markup.Gap(run[j] - 1).Contains(", ", StringComparison.Ordinal))) phone = j - i + 1;
            }

            if (phone == 0) continue;
            Mark(markup, run, i, phone, RemovalKind.Phone);
            i += phone - 1;
        }
    }

    private static bool IsPatientNumber(string digits) =>
        (digits.Length == 12 && (digits.StartsWith("99", StringComparison.Ordinal) || (digits[..2] is "18" or "19" or "20" && IsDay(digits.AsSpan(4, 4)))))
        || (digits.Length == 10 && IsDay(digits.AsSpan(2, 4)));

    /// <summary>Month and day, the day of a samordningsnummer sixty more. A day that no month has is still somebody's.</summary>
    private static bool IsDay(ReadOnlySpan<char> monthAndDay)
    {
        var month = int.Parse(monthAndDay[..2], System.Globalization.CultureInfo.InvariantCulture);
        var day = int.Parse(monthAndDay[2..], System.Globalization.CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day is (>= 1 and <= 31) or (>= 61 and <= 91);
    }

    /// <summary>2026-11-27 23.15: a day and the time of it.</summary>
    private static bool IsTimeOfDay(Markup markup, List<int> run, int first, int last) =>
        last - first == 4 && markup.Gap(run[first]) == "-" && markup.Gap(run[first + 1]) == "-" && markup.Gap(run[first + 2]) is " " or "\n" && markup.Gap(run[first + 3]) is "." or ":"
        && markup.Atoms[run[first + 3]].Digits.CompareTo("24", StringComparison.Ordinal) < 0 && markup.Atoms[run[last]].Digits.CompareTo("60", StringComparison.Ordinal) < 0;

    /// <summary>Values in a list, 12, 130, 88, are not one number; nor are those that a line's end parts where none of them reads as its beginning.</summary>
    private static bool ListedWithin(Markup markup, List<int> run, int first, int last)
    {
        var listed = 0;
        for (var i = first; i < last; i++)
        {
            if (markup.Gap(run[i]) is ", " or "; ") listed++;
        }

        return listed >= 2 && listed == last - first;
    }

    private static bool IsPhone(Markup markup, List<int> run, int first, string digits)
    {
        if (digits.Length is < 7 or > 14) return false;
        var before = markup.Text.AsSpan(0, markup.Atoms[run[first]].Start).TrimEnd("( ");
        var plus = before.Length > 0 && before[^1] == '+';
        var own = markup.Atoms[run[first]].Digits;
        return plus || digits.StartsWith("0046", StringComparison.Ordinal) || (digits.StartsWith("46", StringComparison.Ordinal) && digits.Length >= 10)
            || (digits[0] == '0' && digits[1] != '0' && (own.Length > 1 || (run.Count > first + 1 && markup.Gap(run[first]) is " " or "-" or ") " or "")));
    }

    /// <summary>What reads as none of these, piece by piece: long numbers, short ones after "tel" or "sista fyra", what is left of a number.</summary>
    private static void Remains(Markup markup, List<int> run, bool[] settled)
    {
        for (var i = 0; i < run.Count; i++)
        {
            if (settled[i] || markup.IsMarked(markup.Atoms[run[i]])) continue;
            var end = i + 1;
            while (end < run.Count && !settled[end] && !markup.IsMarked(markup.Atoms[run[end]]) && !Parts(markup.Gap(run[end] - 1))) end++;
            if (Piece(markup, run, i, end - i) is { } kind) Mark(markup, run, i, end - i, kind);
            i = end - 1;
        }
    }

    private static bool Parts(string gap) => gap.Contains('\n', StringComparison.Ordinal) || gap.Contains(", ", StringComparison.Ordinal) || gap.Contains(';', StringComparison.Ordinal) || gap.Contains(": ", StringComparison.Ordinal);

    private static RemovalKind? Piece(Markup markup, List<int> run, int first, int count)
    {
        var digits = string.Concat(Enumerable.Range(first, count).Select(i => markup.Atoms[run[i]].Digits));
        var before = Before(markup, run[first], 2);
        var after = run[first + count - 1] + 1 < markup.Atoms.Count && markup.Gap(run[first + count - 1]).Length <= 1 ? markup.Atoms[run[first + count - 1] + 1].Lower : "";
        if (NumberDates.IsBirthYear(markup, run[first], digits)) return RemovalKind.BirthDate;
        if (digits.Length >= 3 && before.Any(Cues.Phone.Contains) && !units.Contains(after)) return RemovalKind.Phone;
        if (digits.Length >= 3 && before.Any(Cues.Identifier.Contains) && after is not ("mg" or "ml" or "mm" or "cm")) return RemovalKind.Identifier;
        var measured = units.Contains(after) || before.Any(laboratory.Contains);
        var grouped = count > 1 && Enumerable.Range(first, count - 1).All(i => markup.Gap(run[i]) == " " && markup.Atoms[run[i + 1]].Digits.Length == 3);
        return digits.Length switch
        {
            >= 7 => measured && (count == 1 || grouped) && digits.Length <= 8 ? null : RemovalKind.Identifier,
            6 => measured || (count > 2 && !grouped) || (count == 2 && markup.Gap(run[first]) is "/" or "." or ":" or ",") ? null : RemovalKind.Identifier,
            5 => digits[0] == '0' && markup.Gap(run[first]) is "-" or " " ? RemovalKind.Phone : null,
            _ => null,
        };
    }

    /// <summary>The words before an atom, nearest first, within its line.</summary>
    internal static IEnumerable<string> Before(Markup markup, int index, int count)
    {
        for (var i = index - 1; i >= 0 && count > 0; i--)
        {
            var gap = markup.Gap(i);
            if (gap.Length > 4 || gap.Contains('\n', StringComparison.Ordinal) || (gap.Contains(". ", StringComparison.Ordinal) && markup.Atoms[i].Text.Length > 4)) yield break;
            if (markup.Atoms[i].Lower is "nr" or "nummer" or "är" or "på") continue;
            yield return markup.Atoms[i].Lower;
            count--;
        }
    }

    /// <summary>What is left beside a number that was found is of it: 540512 then -1234 after a slip.</summary>
    private static void Swallow(Markup markup, List<int> run)
    {
        // What is said goes on as long as it is said.
        foreach (var (from, to) in Enumerable.Range(1, run.Count - 1).Select(i => (i - 1, i)).Concat(Enumerable.Range(1, run.Count - 1).Reverse().Select(i => (i, i - 1))))
        {
            var (known, next) = (markup.Atoms[run[from]], markup.Atoms[run[to]]);
            if (markup.MarkOf(known) is { } kind && !markup.IsMarked(next) && !known.HasDigit && !next.HasDigit && markup.Gap(run[Math.Min(from, to)]) is " " or ", " or "\n" or "-") markup.Mark(next, kind);
        }

        for (var i = 1; i < run.Count; i++)
        {
            var (left, right) = (markup.Atoms[run[i - 1]], markup.Atoms[run[i]]);
            if (markup.Gap(run[i] - 1) is not ("-" or "+" or "-\n" or " -" or "- " or " - " or ".")) continue;
            if (markup.MarkOf(left) is RemovalKind.PatientNumber or RemovalKind.BirthDate or RemovalKind.Date or RemovalKind.Phone && right.Digits.Length is >= 2 and <= 4) markup.Mark(right, RemovalKind.PatientNumber);
        }
    }

    private static void Mark(Markup markup, List<int> run, int first, int count, RemovalKind kind)
    {
        markup.Mark(markup.Atoms[run[first]].Start, markup.Atoms[run[first + count - 1]].End, kind);
        var start = markup.Atoms[run[first]].Start;
        while (start > 0 && markup.Text[start - 1] is '+' or '(') markup.Mark(--start, start + 1, kind);
    }
}
