using System.Globalization;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Media;

/// <summary>Makes a value fit its representation (PS3.5 6.2), since a directory with malformed keys is refused as a whole by strict readers.</summary>
internal static class KeyText
{
    /// <summary>The value, mended where the intent is plain; null when it is malformed or empty.</summary>
    public static string? Normalise(ushort vr, string? text)
    {
        text = text?.Trim(' ', '\0');
        if (string.IsNullOrEmpty(text))
            return null;
        return vr switch
        {
            Vr.DA => Date(text),
            Vr.TM => Time(text),
            Vr.DT => text.Length is >= 4 and <= 26 && text.All(c => char.IsAsciiDigit(c) || c is '.' or '+' or '-') ? text : null,
            Vr.IS => Integer(text),
            Vr.CS => Code(text),
            Vr.SH => Text(text, 16),
            Vr.LO => Text(text, 64),
            Vr.ST => Text(text, 1024, isSingleValue: true),
            Vr.PN => Text(text, 64 * 3),
            _ => text,
        };
    }

    private static string? Date(string text)
    {
        if (text.Length == 10 && text[4] == '.' && text[7] == '.')
            text = text.Replace(".", "", StringComparison.Ordinal);
        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;
    }

    private static string? Time(string text)
    {
        text = text.Replace(":", "", StringComparison.Ordinal);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        var isWellFormed = whole.Length is 2 or 4 or 6 && whole.All(char.IsAsciiDigit) && fraction.Length <= 6 && fraction.All(char.IsAsciiDigit)
            && string.CompareOrdinal(whole, 0, "24", 0, 2) < 0
            && (whole.Length < 4 || whole[2] < '6') && (whole.Length < 6 || whole[4] < '6' || whole[4..] == "60");
        return !isWellFormed ? null : fraction.Length > 0 && whole.Length == 6 ? $"{whole}.{fraction}" : whole;
    }

    private static string? Integer(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;

    private static string? Code(string text)
    {
        text = text.ToUpperInvariant();
        return text.Split('\\').All(part => part.Length <= 16) && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is ' ' or '_' or '\\') ? text : null;
    }

    // Control characters have no place in these, and a value that is too long is cut rather than lost.
    private static string? Text(string text, int maximum, bool isSingleValue = false)
    {
        if (text.Any(char.IsControl))
            text = new string([.. text.Where(c => !char.IsControl(c) || (isSingleValue && c is '\r' or '\n'))]);
        if (!isSingleValue && text.Contains('\\', StringComparison.Ordinal))
            text = text[..text.IndexOf('\\', StringComparison.Ordinal)];
        var runes = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (runes++ == maximum)
                break;
            end += rune.Utf16SequenceLength;
        }
        text = text[..end].TrimEnd(' ');
        return text.Length == 0 ? null : text;
    }
}
