namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Words that a capital letter does not make a name: those of medicine, and those that sentences of a referral begin with.</summary>
internal static class ClinicalWords
{
    private static readonly string[] endings =
    [
        "", "s", "n", "t", "en", "et", "er", "ar", "or", "na", "a", "e", "ens", "ets", "an", "ans", "erna", "arna", "orna", "ade", "ad", "at", "as", "ande", "ande", "ats", "are", "ast", "aste", "ing", "ingar", "ning", "ningar", "ningen", "iga", "igt", "ig", "ligt", "liga", "lig", "de", "te", "tt", "d", "it",
    ];

    // What Latin and Greek words of medicine end in, before Swedish endings.
    private static readonly string[] shapes =
    [
        "itis", "ektomi", "otomi", "ostomi", "skopi", "skopiskt", "grafi", "grafiskt", "metri", "plasti", "patologi", "opati", "algi", "plegi", "pares", "kemi", "lemi", "nemi", "remi", "xemi", "trofi", "plasi", "megali", "stenos", "skleros", "nekros", "fibros", "trombos", "cytos", "artros", "osteos", "ktasi", "rragi", "penem", "cillin", "mycin", "floxacin", "sartan",
        "statin", "prazol", "oxaban", "olol", "dipin", "mab", "tinib", "pril", "azepam", "kinas", "globin", "cytopeni", "peni", "fraktur", "ruptur", "tumör", "metastas", "blödning", "smärta", "smärtor", "värk", "svullnad", "infektion", "inflammation", "läsion", "sjukdom", "skada", "syndrom", "insufficiens", "embolisering", "dissektion", "dilatation",
        "ation", "ering", "erad", "erat", "erar", "erade", "ologi", "ologisk", "ologiskt", "ologiska", "ittent", "iform", "oida", "oidea", "oralis", "icum", "osum", "osus", "ärt", "iellt", "iell", "iella", "isk", "iskt", "iska", "ning", "ningar", "ningen", "het", "heten", "barhet", "löshet", "undersökning", "behandling", "årig", "åriga", "årigt", "sidig", "sidigt", "sidiga",
    ];

    private static readonly HashSet<string> measures = new(StringComparer.Ordinal) { "hba1c", "hba1", "p2y12", "h2o", "cyp2d6", "t1dm", "t2dm", "s100b", "g1p0", "fev1", "nt1", "hb1ac", "d2l", "x2", "covid19" };

    private static readonly Dictionary<string, HashSet<string>> sections = WordSections.Read("clinical.txt");
    private static readonly Dictionary<int, HashSet<string>> stems = sections["stem"].GroupBy(stem => stem.Length).ToDictionary(group => group.Key, group => group.ToHashSet(StringComparer.Ordinal));

    /// <summary>Whether it is such a word: itself, with an ending, by its beginning, by its shape, or made of two.</summary>
    internal static bool IsOne(string word)
    {
        var lower = word.ToLowerInvariant();
        return IsSimple(lower) || HasShape(lower) || IsCompound(lower);
    }

    /// <summary>A measure or a class that has a digit among its letters: HbA1c, SpO2, T1a.</summary>
    internal static bool IsMeasure(string lower) => measures.Contains(lower) || (lower.Length <= 4 && lower[0] is 't' or 'n' or 'm' or 'g' or 'l' or 'c' or 's' && char.IsAsciiDigit(lower[1]) && lower[^1] is 'a' or 'b' or 'c' or 'd' or 'i');

    /// <summary>A name that medicine uses, such as Crohn or Crohns.</summary>
    internal static bool IsEponym(string word) => In("eponym", word);

    /// <summary>One that is a common surname in Sweden as well.</summary>
    internal static bool IsEponymAndName(string word) => In("eponym-name", word);

    private static bool In(string section, string word)
    {
        var lower = word.ToLowerInvariant();
        return sections[section].Contains(lower) || (lower.EndsWith('s') && sections[section].Contains(lower[..^1]));
    }

    private static bool IsSimple(string lower) => Known(lower) || HasStem(lower) || (lower.Length > 3 && Inflected(lower));

    private static bool Known(string lower) => sections["word"].Contains(lower);

    private static bool Inflected(string lower)
    {
        foreach (var ending in endings)
        {
            if (ending.Length == 0 || lower.Length - ending.Length < (ending.Length > 2 || ending is "ad" or "at" or "ig" or "it" or "de" or "te" or "as" or "an" ? 4 : 3) || !lower.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = lower[..^ending.Length];
            if (stem.Length >= 3 && (Known(stem) || Known(stem + "a") || Known(stem + "e"))) return true;
        }

        return false;
    }

    private static bool HasStem(string lower)
    {
        foreach (var (length, group) in stems)
        {
            if (lower.Length >= length && group.Contains(lower[..length])) return true;
        }

        return false;
    }

    private static bool HasShape(string lower)
    {
        if (lower.Length < 7) return false;
        foreach (var ending in (ReadOnlySpan<string>)["", "s", "n", "en", "et", "er", "ar", "or", "erna", "a", "t"])
        {
            if (!lower.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = lower.AsSpan(0, lower.Length - ending.Length);
            foreach (var shape in shapes)
            {
                if (stem.Length >= shape.Length + (shape.Length <= 4 ? 5 : 3) && stem.EndsWith(shape, StringComparison.Ordinal)) return true;
            }
        }

        return false;
    }

    private static bool IsCompound(string lower)
    {
        for (var cut = 3; cut <= lower.Length - 4; cut++)
        {
            var head = lower[..cut];
            if (!Known(head) && !(head.EndsWith('s') && Known(head[..^1])) && !(cut >= 4 && Known(head + "a"))) continue;
            if (IsSimple(lower[cut..])) return true;
        }

        return false;
    }
}
