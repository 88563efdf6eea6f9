using System.Globalization;
using System.Text;

namespace RadOps.Dicom.Data;

/// <summary>The defined terms of Specific Character Set and their escape sequences (PS3.3 C.12.1.1.2, tables C.12-2 to C.12-5).</summary>
internal static class CharacterSetTerms
{
    /// <summary>The encoding of a term; null for the default repertoire and for a term that is not known.</summary>
    public static Encoding? EncodingOf(string term) => term switch
    {
        "GB18030" => CodePage(54936),
        "GBK" => CodePage(936),
        _ => NumberOf(term) switch
        {
            100 => Encoding.Latin1,
            101 => CodePage(28592),
            109 => CodePage(28593),
            110 => CodePage(28594),
            144 => CodePage(28595),
            127 => CodePage(28596),
            126 => CodePage(28597),
            138 => CodePage(28598),
            148 => CodePage(28599),
            203 => CodePage(28605),
            166 => CodePage(874),
            13 => CodePage(932), // half-width katakana lie there as in JIS X 0201
            192 => Encoding.UTF8,
            87 or 159 => Encoding.ASCII, // reached by escape sequences only
            149 => CodePage(51949),
            58 => CodePage(936),
            _ => null,
        },
    };

    /// <summary>The registration number in <c>ISO_IR 100</c> or <c>ISO 2022 IR 100</c>, also where it is misspelt as <c>ISO-IR 100</c> or <c>ISO IR 100</c>; else 0.</summary>
    public static int NumberOf(string term)
    {
        if (!term.StartsWith("ISO", StringComparison.OrdinalIgnoreCase))
            return 0;
        var at = term.IndexOf("IR", StringComparison.OrdinalIgnoreCase);
        return at > 0 && int.TryParse(term.AsSpan(at + 2).Trim(" _-"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>Reads the escape sequence that the bytes begin with.</summary>
    /// <returns>Its length; 0 when it is not known.</returns>
    public static int ReadEscape(ReadOnlySpan<byte> bytes, Encoding? initial, ref EscapedSet active)
    {
        (EscapedSet Set, int Length)? found = bytes[1..] switch
        {
            [0x28, 0x42 or 0x4A, ..] => (new EscapedSet(active.IsDoubleByte ? initial : active.Encoding, false, []), 3),
            [0x2D, 0x41, ..] => (Single(100), 3),
            [0x2D, 0x42, ..] => (Single(101), 3),
            [0x2D, 0x43, ..] => (Single(109), 3),
            [0x2D, 0x44, ..] => (Single(110), 3),
            [0x2D, 0x4C, ..] => (Single(144), 3),
            [0x2D, 0x47, ..] => (Single(127), 3),
            [0x2D, 0x46, ..] => (Single(126), 3),
            [0x2D, 0x48, ..] => (Single(138), 3),
            [0x2D, 0x4D, ..] => (Single(148), 3),
            [0x2D, 0x62, ..] => (Single(203), 3),
            [0x2D, 0x54, ..] => (Single(166), 3),
            [0x29, 0x49, ..] => (Single(13), 3),
            [0x24, 0x29, 0x43, ..] => (Single(149), 4),
            [0x24, 0x29, 0x41, ..] => (Single(58), 4),
            [0x24, 0x28, 0x44, ..] => (new EscapedSet(CodePage(20932), true, [0x8F]), 4),
            [0x24, 0x42, ..] => (new EscapedSet(CodePage(51932), true, []), 3),
            _ => null,
        };
        if (found is null)
            return 0;
        active = found.Value.Set;
        return found.Value.Length;
    }

    private static EscapedSet Single(int number) => new(EncodingOf($"ISO_IR {number}"), false, []);

    // Asked of the provider itself: registering it would change what the whole process calls an encoding.
    private static Encoding? CodePage(int number) => CodePagesEncodingProvider.Instance.GetEncoding(number);
}
