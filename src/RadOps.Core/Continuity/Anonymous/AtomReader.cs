using System.Buffers;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Cuts a text into atoms.</summary>
internal static class AtomReader
{
    // What a reader of print, or a hurried hand, puts for a digit.
    private const string Misread = "OoIl|";

    private static readonly SearchValues<char> signs = SearchValues.Create(" -./+\n,");

    internal static List<Atom> Read(string text)
    {
        List<Atom> atoms = [];
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPart(text, i)) continue;
            var start = i;
            while (i < text.Length && IsPart(text, i)) i++;
            Cut(text, start, i, atoms);
        }

        Settle(text, atoms);
        return atoms;
    }

    private static bool IsPart(string text, int i) => char.IsLetterOrDigit(text[i]) || (text[i] == '|' && i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]))
        || (text[i] == '\'' && i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]));

    private static void Cut(string text, int start, int end, List<Atom> atoms)
    {
        // A number with its unit or ordinal is two things: 5mg, 12e, 38x24, Tel070.
        var chunk = text[start..end];
        var split = Unit(chunk);
        if (split > 0)
        {
            Cut(text, start, start + split, atoms);
            Cut(text, start + split, end, atoms);
            return;
        }

        atoms.Add(new(start, end, chunk, Digits(chunk)));
    }

    /// <summary>Where a chunk of one number and one word is to be cut: between digits and at least two small letters, or a word such as "tel" and its number; 0 where it is one thing.</summary>
    private static int Unit(string chunk)
    {
        var turn = 1;
        while (turn < chunk.Length && char.IsAsciiDigit(chunk[turn]) == char.IsAsciiDigit(chunk[turn - 1])) turn++;
        if (turn == chunk.Length || chunk.AsSpan(turn).ContainsAnyInRange('0', '9') == char.IsAsciiDigit(chunk[0])) return 0;
        var rest = chunk.AsSpan(turn);
        if (!char.IsAsciiDigit(chunk[0]))
            return rest.Length >= 3 && !rest.ContainsAnyExceptInRange('0', '9') && chunk[..turn].ToLowerInvariant() is var cue && (Cues.Phone.Contains(cue) || Cues.Identifier.Contains(cue) || Cues.Born.Contains(cue)) ? turn : 0;
        return rest.Length >= 2 && char.IsLetter(rest[0]) && rest.IndexOfAny(Misread) != 0 ? turn : 0;
    }

    private static string Digits(string chunk)
    {
        if (chunk.All(char.IsAsciiDigit)) return chunk;
        var digits = chunk.Count(char.IsAsciiDigit);
        if (digits >= 2 && chunk.All(c => char.IsAsciiDigit(c) || Misread.Contains(c, StringComparison.Ordinal)) && !(chunk.Length <= 3 && chunk[^1] is 'l')) return Figures(chunk);
        if (digits >= (chunk.Length >= 5 ? 3 : 4) && chunk.All(c => char.IsAsciiDigit(c) || "OoIlL|SBZ".Contains(c, StringComparison.Ordinal))) return Figures(chunk);
        return digits == 0 ? SpokenNumber.Digits(chunk) : "";
    }

    private static string Figures(string chunk) => string.Concat(chunk.Select(c => c switch { 'O' or 'o' => '0', 'I' or 'l' or 'L' or '|' => '1', 'S' => '5', 'B' => '8', 'Z' => '2', _ => c }));

    /// <summary>What only neighbours can tell: <c>l2</c> is a number beside numbers, and "en" is one only among numbers in words.</summary>
    private static void Settle(string text, List<Atom> atoms)
    {
        // There and back, since "ett ett noll" is told by its last.
        foreach (var i in Enumerable.Range(0, atoms.Count).Concat(Enumerable.Range(0, atoms.Count).Reverse()))
        {
            var atom = atoms[i];
            if (atom.IsNumber || atom.Text.Length > 4) continue;
            var left = i > 0 && atoms[i - 1].IsNumber && Near(text, atoms[i - 1].End, atom.Start);
            var right = i + 1 < atoms.Count && atoms[i + 1].IsNumber && Near(text, atom.End, atoms[i + 1].Start);
            var misread = atom.Text.All(c => char.IsAsciiDigit(c) || Misread.Contains(c, StringComparison.Ordinal) || (c == 'L' && atom.Text.Count(char.IsAsciiDigit) >= 2));
            if (misread && (atom.HasDigit ? left || right : left && right)) atoms[i] = atom with { Digits = Figures(atom.Text) };
            else if (atom.Lower is "en" or "ett" or "o" && ((left && !atoms[i - 1].HasDigit) || (right && !atoms[i + 1].HasDigit))) atoms[i] = atom with { Digits = atom.Lower == "o" ? "0" : "1" };
        }
    }

    private static bool Near(string text, int start, int end) => end - start <= 3 && text.AsSpan(start, end - start).IndexOfAnyExcept(signs) < 0;
}
