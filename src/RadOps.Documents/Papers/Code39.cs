using System.Globalization;
using System.Text;

namespace RadOps.Documents.Papers;

/// <summary>
/// Code 39 (ISO/IEC 16388) as SVG: each character is five bars and four spaces, of which three are wide, here three times as wide as the narrow ones;
/// a narrow space stands between characters, a <c>*</c> at each end, and a quiet zone of ten narrow widths around.
/// </summary>
internal static class Code39
{
    private const int Wide = 3;
    private const int Quiet = 10;
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*";

    // Nine bits a character, a bar first, then space and bar in turn; a set bit is a wide one.
    private static readonly short[] patterns =
    [
        0x034, 0x121, 0x061, 0x160, 0x031, 0x130, 0x070, 0x025, 0x124, 0x064,
        0x109, 0x049, 0x148, 0x019, 0x118, 0x058, 0x00D, 0x10C, 0x04C, 0x01C,
        0x103, 0x043, 0x142, 0x013, 0x112, 0x052, 0x007, 0x106, 0x046, 0x016,
        0x181, 0x0C1, 0x1C0, 0x091, 0x190, 0x0D0, 0x085, 0x184, 0x0C4, 0x0A8, 0x0A2, 0x08A, 0x02A, 0x094,
    ];

    /// <summary>Draws a text.</summary>
    /// <param name="text">Characters of A–Z, 0–9, <c>-. $/+%</c> alone.</param>
    /// <exception cref="ArgumentException">It has another character.</exception>
    internal static string Svg(string text)
    {
        var bars = new StringBuilder();
        var x = Quiet;
        foreach (var letter in $"*{text}*")
        {
            var index = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (index < 0 || (letter == '*' && text.Contains('*', StringComparison.Ordinal))) throw new ArgumentException($"Code 39 has no '{letter}'.", nameof(text));
            for (var bit = 8; bit >= 0; bit--)
            {
                var width = (patterns[index] >> bit & 1) == 1 ? Wide : 1;
                if (bit % 2 == 0) bars.Append(CultureInfo.InvariantCulture, $"M{x} 0h{width}v40h-{width}z");
                x += width;
            }

            x++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"code\" viewBox=\"0 0 {x - 1 + Quiet} 40\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\" role=\"img\" aria-label=\"Streckkod {text}\"><path d=\"{bars}\"/></svg>");
    }
}
