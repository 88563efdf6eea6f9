namespace RadOps.Core.Continuity.Anonymous;

/// <summary>Numbers in words, as they are dictated: <c>nittonhundrafemtiofyra</c>, <c>noll fem tolv</c>.</summary>
internal static class SpokenNumber
{
    private static readonly string[] small =
    [
        "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
    ];

    private static readonly string[] tens = ["tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio"];

    private static readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal)
    {
        ["första"] = 1,
        ["andra"] = 2,
        ["tredje"] = 3,
        ["fjärde"] = 4,
        ["femte"] = 5,
        ["sjätte"] = 6,
        ["sjunde"] = 7,
        ["åttonde"] = 8,
        ["nionde"] = 9,
        ["tionde"] = 10,
        ["elfte"] = 11,
        ["tolfte"] = 12,
        ["trettonde"] = 13,
        ["fjortonde"] = 14,
        ["femtonde"] = 15,
        ["sextonde"] = 16,
        ["sjuttonde"] = 17,
        ["artonde"] = 18,
        ["nittonde"] = 19,
        ["tjugonde"] = 20,
        ["trettionde"] = 30,
    };

    private static readonly Dictionary<string, int> values = Values();

    /// <summary>The digits of a number in one word; empty where it is none. "En" and "ett" are left to their neighbours.</summary>
    internal static string Digits(string word)
    {
        if (word.Length < 3) return "";
        var lower = Plain(word);
        if (lower is "ett" or "en") return "";
        return Value(lower) is { } value ? FormattableString.Invariant($"{value}") : InOne(lower);
    }

    /// <summary>The day that an ordinal names; 0 where it is none.</summary>
    internal static int Day(string word)
    {
        var lower = word.ToLowerInvariant();
        if (ordinals.TryGetValue(lower, out var day)) return day;
        foreach (var ten in (ReadOnlySpan<string>)["tjugo", "trettio"])
        {
            if (lower.StartsWith(ten, StringComparison.Ordinal) && ordinals.TryGetValue(lower[ten.Length..], out day) && day < 10) return (ten == "tjugo" ? 20 : 30) + day;
        }

        return 0;
    }

    /// <summary>Numbers written in one word: nolltre, femtiofyranollfem.</summary>
    private static string InOne(string word)
    {
        if (word.Length < 6) return "";
        for (var cut = word.Length - 2; cut >= 2; cut--)
        {
            if (!values.TryGetValue(word[..cut], out var head)) continue;
            var tail = values.TryGetValue(word[cut..], out var last) ? FormattableString.Invariant($"{last}") : InOne(word[cut..]);
            if (tail.Length > 0) return FormattableString.Invariant($"{head}{tail}");
        }

        return "";
    }

    private static int? Value(string word)
    {
        if (values.TryGetValue(word, out var value)) return value;
        foreach (var (part, unit) in (ReadOnlySpan<(string, int)>)[("tusen", 1000), ("hundra", 100)])
        {
            var at = word.IndexOf(part, StringComparison.Ordinal);
            if (at < 0) continue;
            var (head, tail) = (word[..at], word[(at + part.Length)..]);
            tail = tail.StartsWith("och", StringComparison.Ordinal) ? tail[3..] : tail;
            if ((head.Length == 0 ? 1 : head is "en" or "ett" ? 1 : Value(head)) is { } many && (tail.Length == 0 ? 0 : Value(tail)) is { } rest && rest < unit) return (many * unit) + rest;
        }

        return null;
    }

    // ä and ö written without dots, and å without its ring: tva, atta.
    private static string Plain(string word) => word.ToLowerInvariant().Replace("tva", "två", StringComparison.Ordinal).Replace("atti", "åtti", StringComparison.Ordinal).Replace("atta", "åtta", StringComparison.Ordinal);

    private static Dictionary<string, int> Values()
    {
        var all = new Dictionary<string, int>(StringComparer.Ordinal) { ["nolla"] = 0, ["nie"] = 9, ["tie"] = 10, ["aderton"] = 18, ["en"] = 1, ["etta"] = 1, ["tvåa"] = 2, ["trea"] = 3, ["femma"] = 5, ["sexa"] = 6, ["sjua"] = 7, ["nia"] = 9 };
        for (var i = 0; i < small.Length; i++) all[small[i]] = i;
        for (var i = 0; i < tens.Length; i++)
        {
            var ten = (i + 2) * 10;
            foreach (var written in (ReadOnlySpan<string>)[tens[i], tens[i].Replace("tio", "ti", StringComparison.Ordinal), tens[i] == "fyrtio" ? "förtio" : tens[i]])
            {
                all[written] = ten;
                for (var unit = 1; unit < 10; unit++)
                {
                    all[written + small[unit]] = ten + unit;
                    if (unit == 1) all[written + "en"] = ten + unit;
                }
            }
        }

        return all;
    }
}
