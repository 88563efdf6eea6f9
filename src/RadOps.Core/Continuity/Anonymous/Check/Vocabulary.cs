namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>
/// What a word of a referral can be made of. A word is explained when it stands in the list, or when it can be laid out from end to end with parts of words, joined as Swedish joins them; nothing is told by
/// names, capitals or neighbours.
/// </summary>
internal static class Vocabulary
{
    private const int LongestPart = 24;

    private static readonly string[] endings =
    [
        "", "s", "n", "t", "en", "et", "ens", "ets", "er", "ar", "or", "na", "erna", "arna", "orna", "ernas", "a", "e", "an", "ans", "ad", "at", "as", "ats", "ade", "ades", "are", "aste", "ande", "ar", "ing", "ingen", "ingar", "ning", "ningen", "ningar", "ig", "igt", "iga", "lig", "ligt", "liga", "isk", "iskt", "iska", "al", "alt", "ala", "är", "ärt", "ära",
        "ös", "öst", "ösa", "it", "iten", "os", "osen", "oser", "om", "omet", "i", "in", "ier", "ien", "ion", "ionen", "ioner", "er", "era", "erad", "erat", "erade", "erar", "ering", "eringen", "eringar", "het", "heten", "de", "te", "tt", "d", "r", "um", "us", "is", "um", "ae", "ativ", "ativt", "iv", "ivt", "iva", "oid", "oida", "itet", "ik", "iken", "iker", "or", "ator", "ell", "ellt", "ella",
    ];

    private static readonly HashSet<string> words = Section("words");
    private static readonly HashSet<string> parts = [.. Section("parts").Concat(Section("words").Where(word => word.Length >= 4))];
    private static readonly HashSet<string> capitals = Section("capitals");
    private static readonly HashSet<string> triples = [.. words.Where(word => word.Length > 3).SelectMany(Triples)];
    private static readonly HashSet<string> ends = [.. endings];

    /// <summary>Whether a word, in small letters, is explained.</summary>
    internal static bool Explains(string word)
    {
        if (words.Contains(word) || capitals.Contains(word) || (word.Length > 4 && word[^1] == 's' && (capitals.Contains(word[..^1]) || words.Contains(word[..^1])))) return true;
        // Achillesruptur, Crohnsjukdom
        for (var head = 5; head <= word.Length - 4; head++)
        {
            if (capitals.Contains(word[..head]) && Explains(word[head..])) return true;
        }

        return word.Length >= 4 && LaidOut(word);
    }

    /// <summary>Whether a word differs by one slip from one that is explained as it stands: a letter too many, too few, changed, or two in the wrong order.</summary>
    internal static bool NearlyExplains(string word)
    {
        if (word.Length < 6) return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (words.Contains(word.Remove(i, 1)) || (i + 1 < word.Length && words.Contains(word[..i] + word[i + 1] + word[i] + word[(i + 2)..]))) return true;
            foreach (var letter in "abcdefghijklmnoprstuvyåäö")
            {
                if (words.Contains(word[..i] + letter + word[i..]) || words.Contains(word[..i] + letter + word[(i + 1)..])) return true;
            }
        }

        return false;
    }

    /// <summary>Whether all that a word is spelt with, three letters at a time, occurs in words of the vocabulary: so a rare word of medicine reads, and most names of other languages do not.</summary>
    internal static bool ReadsLikeOne(string word) => Triples(word).All(triples.Contains);

    /// <summary>Whether a good part of what a word is spelt with is found in no word of the vocabulary, nor its head or tail as a word of its own.</summary>
    internal static bool Strange(string word) => Triples(word).Count(triple => !triples.Contains(triple)) * 3 > word.Length && !HasKnownEnd(word);

    /// <summary>Whether a word begins or ends with a long one that is known: mitralisklaff, calcaneusfraktur.</summary>
    internal static bool HasKnownEnd(string word)
    {
        for (var length = 6; length <= word.Length - 3; length++)
        {
            if (words.Contains(word[^length..]) || words.Contains(word[..length])) return true;
        }

        return false;
    }

    /// <summary>Reads a word from the left: which places can be reached by whole parts. The last part may bear an ending, and between parts an s, an o or an e may stand.</summary>
    private static bool LaidOut(string word)
    {
        var reached = new bool[word.Length + 1];
        reached[0] = true;
        for (var at = 0; at < word.Length; at++)
        {
            if (!reached[at]) continue;
            for (var end = at + 3; end <= word.Length && end - at <= LongestPart; end++)
            {
                if (!parts.Contains(word[at..end])) continue;
                // A part of three letters by itself explains too much to stand first and be followed by an ending alone.
                if ((at > 0 || end - at >= 4) && ends.Contains(word[end..])) return true;
                reached[end] = true;
                if (end < word.Length && word[end] is 's' or 'o' or 'e' or 'a' or 'i' or '-') reached[end + 1] = true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Triples(string word)
    {
        var bounded = $"^{word}$";
        for (var i = 0; i + 3 <= bounded.Length; i++) yield return bounded.Substring(i, 3);
    }

    private static HashSet<string> Section(string name)
    {
        using var stream = typeof(Vocabulary).Assembly.GetManifestResourceStream("vocabulary.txt")!;
        using var reader = new StreamReader(stream);
        HashSet<string> found = new(StringComparer.Ordinal);
        var reading = false;
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.StartsWith('[')) reading = line == $"[{name}]";
            else if (reading && !line.StartsWith('#')) found.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return found;
    }
}
