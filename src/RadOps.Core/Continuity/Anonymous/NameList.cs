namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Names that are known as such, found again in any spelling.</summary>
internal static class NameList
{
    private static readonly string[] shapes =
    [
        "sson", "ssons", "sdotter", "dottir", "qvist", "kvist", "ström", "stroem", "berg", "lund", "holm", "gren", "stedt", "strand", "dahl", "feldt", "sköld", "hjelm", "lander", "löf", "löw", "elius", "enius", "ovic", "ović", "evic", "ević", "inski", "inska", "owski", "owska", "iewicz", "owicz", "ienko",
        "enko", "zadeh", "oglu", "oğlu", "nejad", "idze", "shvili", "opoulos", "poulos", "akis", "ainen", "oinen", "inen",
    ];

    // Words that end so and are none.
    private static readonly string[] astray =
    [
        "blodström", "luftström", "ström", "kvist", "kvistfraktur", "artärgren", "kärlgren", "gren", "sidogren", "nervgren", "bronkgren", "segmentgren", "pulmonalisgren", "lobärgren", "strand", "holm", "lund", "berg", "hjelm", "badstrand", "sandstrand", "isberg", "skänkelgren", "vengren", "huvudgren", "portagren",
    ];

    private static readonly Dictionary<string, HashSet<string>> sections = WordSections.Read("names.txt");
    private static readonly HashSet<string> folded = [.. sections["name"].Where(name => name.Length > 3).Select(Fold)];
    private static readonly HashSet<string> foldedShort = [.. sections["name"].Concat(sections["name-word"]).Where(name => name.Length >= 3).Select(Fold)];
    private static readonly HashSet<string> foldedPlaces = [.. sections["place"].Where(name => name.Length > 4).Select(Fold)];
    private static readonly HashSet<string> plainNames = [.. sections["name"].Select(LatinLetters.Bare)];
    private static readonly HashSet<string> plainPlaces = [.. sections["place"].Select(LatinLetters.Bare)];

    /// <summary>Whether a word is a name and nothing else.</summary>
    /// <param name="word">As it stands, with or without the s of the genitive.</param>
    /// <param name="doubtful">Whether its signs are to be doubted: a digit among letters, a capital first.</param>
    internal static bool IsName(string word, bool doubtful) => Any(word, form => sections["name"].Contains(form) || (doubtful && plainNames.Contains(LatinLetters.Bare(form))) || (doubtful && form.Length > 3 && folded.Contains(Fold(form)))) || HasShape(word);

    /// <inheritdoc cref="IsName"/>
    internal static bool IsPlace(string word, bool doubtful) => Any(word, form => sections["place"].Contains(form) || (doubtful && plainPlaces.Contains(LatinLetters.Bare(form))) || (doubtful && form.Length > 4 && foldedPlaces.Contains(Fold(form))));

    /// <summary>Whether a word may be a name, and may be a word of the language.</summary>
    internal static bool MayBeName(string word) => Any(word, sections["name-word"].Contains);

    /// <summary>Whether a word is a name written without its dots and rings: Asa, Bjorn.</summary>
    internal static bool IsNameWithoutMarks(string word) => plainNames.Contains(LatinLetters.Bare(word));

    /// <summary>Whether a word with digits among its letters reads as a name: Ande1sson, Ro5a, A1i.</summary>
    internal static bool IsMisread(string word) => folded.Contains(Fold(word)) || foldedShort.Contains(Fold(word)) || foldedPlaces.Contains(Fold(word));

    /// <inheritdoc cref="MayBeName"/>
    internal static bool MayBePlace(string word) => Any(word, sections["place-word"].Contains);

    /// <summary>One form for all that is easily taken for each other: å a aa, ö o oe 0, l 1 I i, rn m, w v …</summary>
    internal static string Fold(string word)
    {
        var bare = LatinLetters.Bare(word).Replace('0', 'o').Replace('1', 'l').Replace('i', 'l').Replace('|', 'l').Replace('!', 'l').Replace('3', 'e').Replace('5', 's').Replace('8', 'b').Replace('4', 'a').Replace('6', 'b').Replace('9', 'g').Replace('7', 't').Replace('w', 'v').Replace('y', 'v');
        return bare.Replace("rn", "m", StringComparison.Ordinal).Replace("cl", "d", StringComparison.Ordinal).Replace("vv", "v", StringComparison.Ordinal).Replace("aa", "a", StringComparison.Ordinal).Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal);
    }

    private static bool HasShape(string word)
    {
        var lower = word.ToLowerInvariant();
        if (lower.Length < 6 || !lower.All(char.IsLetter)) return false;
        var stem = lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal) ? lower[..^1] : lower;
        return shapes.Any(shape => lower.EndsWith(shape, StringComparison.Ordinal) || stem.EndsWith(shape, StringComparison.Ordinal)) && !astray.Contains(lower) && !astray.Contains(stem) && !ClinicalWords.IsOne(lower);
    }

    private static bool Any(string word, Func<string, bool> test)
    {
        var lower = word.ToLowerInvariant();
        return test(lower) || (lower.Length > 3 && lower.EndsWith('s') && test(lower[..^1])) || (lower.Length > 3 && (lower.EndsWith("'s", StringComparison.Ordinal) || lower.EndsWith(":s", StringComparison.Ordinal)) && test(lower[..^2]));
    }
}
