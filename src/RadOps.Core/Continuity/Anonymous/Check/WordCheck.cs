using System.Buffers;
using System.Text.RegularExpressions;

namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>Asks of every word whether a referral can have it.</summary>
internal static partial class WordCheck
{
    private static readonly string[] bends = ["ad", "at", "ade", "ande", "ende", "erar", "ering", "ning", "ningen", "het", "itet", "igt", "lig", "liga", "isk", "iskt", "iska", "aris", "alis", "tia", "itis", "osis", "rna", "ation", "tion", "ionen", "dd", "ts", "ras", "des"];

    private static readonly SearchValues<char> vowels = SearchValues.Create("aeiouyåäöéüøæ");

    // Words of the vocabulary that people are called as well: a capital within a sentence makes them suspect.
    private static readonly HashSet<string> doubles = new(StringComparer.Ordinal)
    {
        "axel", "ben", "berg", "björk", "blad", "bo", "brand", "bro", "bror", "brun", "cox", "dag", "dahl", "dam", "ek", "fall", "fot", "frisk", "gran", "gren", "grön", "gunga", "hall", "hals", "hane", "hans", "hill", "hård", "höst", "is", "jan", "johan", "jul", "kant", "klar", "klara", "kock", "kraft", "kula", "lind", "liv", "lund", "lång", "maj", "mark", "max", "min", "mo", "my",
        "nord", "ny", "per", "pia", "ram", "rask", "ren", "rosa", "sand", "skog", "sol", "stark", "sten", "stig", "ström", "sund", "svan", "svart", "svärd", "tom", "vall", "vik", "vinter", "sommar", "weber", "smith", "jones", "wilson", "turner", "douglas", "wallenberg", "waldenström", "köhler", "ludwig", "hill", "sjögren", "harris", "bell", "baker", "bennett", "gilbert", "marie", "jefferson", "huntington", "murphy", "wells", "morton", "garden",
        "bonde", "mor", "spik", "kniv", "klang", "storm", "sjö", "falk", "lax", "mus", "rot", "skär", "rör", "tall", "torn",
    };

    private static readonly HashSet<string> parts = new(StringComparer.Ordinal) { "ben", "fot", "hals", "axel", "rot", "blad", "sten", "lång", "kort", "hård", "klar", "min", "max", "stark", "svart", "grön", "ny", "per", "dag", "höst", "sommar", "vinter", "fall", "maj", "jul", "is", "ren" };

    private static readonly HashSet<string> people = new(StringComparer.Ordinal)
    {
        "dr", "doktor", "pat", "patient", "patienten", "maken", "makan", "make", "maka", "hustrun", "frun", "sambon", "dottern", "sonen", "brodern", "systern", "mamma", "mamman", "pappa", "pappan", "modern", "fadern", "ssk", "usk", "öl", "läkare", "överläkare", "sjuksköterska", "heter", "kallas", "namn", "granne", "grannen", "kontaktperson", "anhörig", "sign", "fru", "herr", "kollega", "syster", "bror", "mormor", "farmor", "morfar", "farfar",
    };

    private static readonly HashSet<string> modalities = new(StringComparer.Ordinal) { "ct", "dt", "mr", "mri", "mrt", "rtg", "röntgen", "ul", "ultraljud", "us", "pet", "mot", "mb", "morbus", "enl", "enligt", "typ", "av", "och", "o", "med", "f", "m" };

    internal static IEnumerable<Suspect> Find(string text)
    {
        var shouting = text.Count(char.IsUpper) > Math.Max(20, text.Count(char.IsLower));
        var before = "";
        Match? last = null;
        Match? lastCalled = null;
        foreach (Match match in Words().Matches(text))
        {
            var word = match.Value;
            if (IsSuspect(text, match, before, shouting, out var kind)) yield return new(kind, match.Index, match.Length);
            // Two words in a row that nothing explains are rather somebody than medicine.
            var unexplained = word.Length > 2 && !word.Any(char.IsAsciiDigit) && word.Any(char.IsLower) && !Vocabulary.Explains(word.ToLowerInvariant());
            if (unexplained && last is { } other && match.Index - (other.Index + other.Length) == 1 && text[match.Index - 1] is ' ' or '-' && !(IsBent(other.Value.ToLowerInvariant()) && IsBent(word.ToLowerInvariant()) && !char.IsUpper(word[0]))) yield return new(LeakKind.Word, other.Index, match.Index + match.Length - other.Index);
            last = unexplained ? match : null;
            // Nor are two that people are called as well.
            var called = doubles.Contains(word.ToLowerInvariant()) && !modalities.Contains(word.ToLowerInvariant());
            if (called && lastCalled is { } first && match.Index - (first.Index + first.Length) == 1 && text[match.Index - 1] == ' ' && !(parts.Contains(first.Value.ToLowerInvariant()) && parts.Contains(word.ToLowerInvariant()) && !Acts().IsMatch(text.AsSpan(match.Index + match.Length)))) yield return new(LeakKind.Word, first.Index, match.Index + match.Length - first.Index);
            lastCalled = called ? match : null;
            // One that begins a sentence, with an age after it: "max, 9 år".
            if (called && Begins(text, match.Index) && Aged().IsMatch(text.AsSpan(match.Index + match.Length))) yield return new(LeakKind.Word, match.Index, match.Length);
            // An initial, and a word that may be a name.
            if (match.Index > 2 && text[match.Index - 1] == ' ' && text[match.Index - 2] == '.' && char.IsLetter(text[match.Index - 3]) && (match.Index == 3 || !char.IsLetterOrDigit(text[match.Index - 4])) && word.Length > 2 && (called || unexplained || (shouting && !Vocabulary.Explains(word.ToLowerInvariant())))) yield return new(LeakKind.Word, match.Index - 3, match.Length + 3);
            before = word.ToLowerInvariant();
        }
    }

    private static bool IsSuspect(string text, Match match, string before, bool shouting, out LeakKind kind)
    {
        var word = match.Value;
        var lower = word.ToLowerInvariant();
        kind = LeakKind.Word;
        if (word.Any(c => c > '\u024F' && c is not (>= '\u0370' and <= '\u03FF') && char.IsLetter(c)))
        {
            kind = LeakKind.Script;
            return true;
        }

        if (word.Any(char.IsAsciiDigit))
        {
            kind = LeakKind.Code;
            return IsCode(word);
        }

        var capital = char.IsUpper(word[0]) && !shouting;
        var short_ = word.Length > 1 && !word.Any(char.IsLower) && !shouting;
        var first = Begins(text, match.Index);
        var after = people.Contains(before) && !text.AsSpan(0, match.Index).TrimEnd(' ').EndsWith(".\n");
        // A year of birth, dictated, that was not taken out with its day and month: "[född] sextioett".
        if (SpokenTens().IsMatch(lower) && match.Index > 1 && text[match.Index - 1] is ' ' or '-' && text[match.Index - 2] == LeakCheck.Blank && !Measured().IsMatch(text.AsSpan(match.Index + match.Length)))
        {
            kind = LeakKind.Number;
            return true;
        }

        if (Vocabulary.Explains(lower))
        {
            if (!capital || short_ && word.Length <= 4 || !doubles.Contains(lower)) return false;
            return (after || (!first && !modalities.Contains(before) && !lower.EndsWith('s')) || BesideRemoved(text, match)) && !(text.Length > match.Index + match.Length && text[match.Index + match.Length] == '-');
        }

        if (word.Length == 1) return false;
        if (short_ && word.Length <= 4) return after && word.Length >= 3;
        // What is not explained is suspect with a capital within a sentence, beside somebody, or beside what was taken out; elsewhere where it is not even spelt as the others are.
        var beside = after || (BesideRemoved(text, match) && !Followed(text, match, '.'));
        if (capital) return !(first && !beside && (Vocabulary.NearlyExplains(lower) || ((Vocabulary.ReadsLikeOne(lower) || Vocabulary.HasKnownEnd(lower)) && !NextIsCapital(text, match)))) && !(word.Length <= 3 && Followed(text, match, '.'));
        if (word.Length <= 3) return after && word.Length == 3 && HasVowel(lower);
        if (word.Length <= 6 && !HasVowel(lower) && !after) return false;
        if (word.Length <= 5 && Followed(text, match, '.') && !beside) return false;
        return after ? !Vocabulary.NearlyExplains(lower) : beside ? !Vocabulary.NearlyExplains(lower) && !IsBent(lower) : Vocabulary.Strange(lower) && !Vocabulary.NearlyExplains(lower);
    }

    /// <summary>Letters and digits in one are a level, a unit or a score while they are few, and a code when they are many, or letters stand around a digit.</summary>
    private static bool IsCode(string word)
    {
        var letters = word.Count(char.IsLetter);
        var digits = word.Length - letters;
        if (char.IsUpper(word[0]) && Misread().IsMatch(word) && !word.StartsWith("HbA1", StringComparison.OrdinalIgnoreCase)) return true;
        if (digits >= 5 || (letters >= 2 && digits >= 4)) return !(char.IsAsciiDigit(word[0]) && letters <= 4 && digits <= 6 && char.IsLetter(word[^1]));
        return letters >= 4 && !char.IsAsciiDigit(word[0]) && !Vocabulary.Explains(word.ToLowerInvariant().TrimEnd("0123456789".ToCharArray())) && !word.Equals("covid19", StringComparison.OrdinalIgnoreCase) && !word.StartsWith("HbA1", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Begins(string text, int index)
    {
        var head = text.AsSpan(0, index).TrimEnd(" \"'(*•");
        return head.Length == 0 || head[^1] is '.' or '!' or '?' or ':' or ';' or '\n' or '-' or '–' or '/' or '+' || (head[^1] == ',' && false);
    }

    /// <summary>Whether something was taken out right before or after: a name stands beside a number, and one name beside the other.</summary>
    private static bool BesideRemoved(string text, Match match)
    {
        var (start, end) = (match.Index, match.Index + match.Length);
        return (start > 1 && text[start - 1] is ' ' or '-' && text[start - 2] == LeakCheck.Blank) || (end < text.Length - 2 && (text[end] is ' ' or '-' && text[end + 1] == LeakCheck.Blank || text[end] is ',' && text[end + 1] == ' ' && text[end + 2] == LeakCheck.Blank));
    }

    private static bool Followed(string text, Match match, char sign) => match.Index + match.Length < text.Length && text[match.Index + match.Length] == sign;

    private static bool Followed(string text, Match match, string signs) => text.AsSpan(match.Index + match.Length).StartsWith(signs);

    private static bool NextIsCapital(string text, Match match)
    {
        var at = match.Index + match.Length;
        return at + 2 < text.Length && text[at] is ' ' or '-' && char.IsUpper(text[at + 1]) && char.IsLower(text[at + 2]);
    }

    /// <summary>Whether a word is spelt as others are and bears an ending of Swedish or of medicine's Latin.</summary>
    private static bool IsBent(string lower) => Vocabulary.ReadsLikeOne(lower) && bends.Any(bend => lower.EndsWith(bend, StringComparison.Ordinal));

    private static bool HasVowel(string word) => word.AsSpan().ContainsAny(vowels);

    [GeneratedRegex(@"^, \d{1,3} ?(år|mån|v)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Aged();

    [GeneratedRegex(@"^ (inkommer|söker|sökte|har|uppger|heter|ramlade|föll|är|kom)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Acts();

    [GeneratedRegex(@"^(tjugo|trettio?|fyrtio?|förtio?|femtio?|sextio?|sjuttio?|åttio?|nittio?)(en|ett|två|tre|fyra|fem|sex|sju|åtta|nio)?$")]
    private static partial Regex SpokenTens();

    [GeneratedRegex(@"^ ?(år|mån|mg|g|kg|mm|cm|ml|l|%|procent|slag|grader|gånger|min|h)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Measured();

    // Ku1a, Ro5a, but not the classes T1a and N2b.
    [GeneratedRegex(@"^(?![TNMGLCS]\d[a-d]$)\p{Lu}\p{L}*\d+\p{Ll}+$")]
    private static partial Regex Misread();

    [GeneratedRegex(@"[\p{L}\p{M}][\p{L}\p{M}\d|']*[\p{L}\p{M}\d]|\p{L}|\d+[\p{L}|]+[\p{L}\d|]*")]
    private static partial Regex Words();
}
