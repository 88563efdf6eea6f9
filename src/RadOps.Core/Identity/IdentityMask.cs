using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace RadOps.Core.Identity;

/// <summary>
/// Takes identities out of text that RadOps did not write: unknown columns, values quoted in errors, messages of other systems. It looks
/// for form, not for check digits, since a mistyped number still points at a person; a telephone number of the same form is masked too.
/// </summary>
public static partial class IdentityMask
{
    private const int LongestShown = 60;

    private static readonly SearchValues<char> ExportIdCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // A number of the shortest form has this many digits (the national reserve number XXYYMMDDNNGC with two or three letters).
    private const int FewestDigits = 9;

    /// <summary>
    /// The text with every personnummer, samordningsnummer and reserve number masked: the birth date is left where the number shows one
    /// (<c>19810829-****</c>), all else becomes <c>****</c>. Ten or twelve characters count, with spaces or dashes anywhere between them.
    /// </summary>
    /// <returns>The same string when there is nothing to mask.</returns>
    public static string Mask(string text)
    {
        var digits = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                digits++;
        }

        if (digits < FewestDigits)
            return text;

        StringBuilder? masked = null;
        var copied = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && char.IsAsciiDigit(text[i - 1])))
                continue;
            var end = EndOfNumber(text, i, out var shown);
            if (end == 0 || IsPartOfUid(text, i, end) || IsExportId(text, i))
                continue;
            masked ??= new StringBuilder(text.Length);
            masked.Append(text, copied, i - copied).Append(shown);
            copied = end;
            i = end - 1;
        }

        return masked?.Append(text, copied, text.Length - copied).ToString() ?? text;
    }

    /// <summary>As <see cref="Mask"/>; null gives null.</summary>
    public static string? MaskOrNull(string? text) => text is null ? null : Mask(text);

    /// <summary>
    /// A value as an error may quote it: identities masked, what looks like a name (two or more words that begin with a capital, or
    /// DICOM's <c>^</c>) cut to initials, a long number of no known form gives <c>****</c>, control characters made visible, at most 60 characters.
    /// </summary>
    public static string Quote(ReadOnlySpan<char> value)
    {
        var text = value.Trim();
        var cut = text.Length > LongestShown;
        var builder = new StringBuilder(LongestShown + 1);
        foreach (var c in cut ? text[..LongestShown] : text)
            builder.Append(char.IsControl(c) ? '\uFFFD' : c);
        var shown = Mask(builder.ToString());
        if (shown.Count(char.IsAsciiDigit) >= FewestDigits)
            shown = "****";
        if (LooksLikeName(shown))
            shown = new PersonName(shown).ToString();
        return cut ? shown + "…" : shown;
    }

    /// <summary>
    /// A file's path as it may be shown where patients choose the names of files: identities masked, and of a file whose name looks like a person's only the initials (<c>/hem/Å. Ö. (1).png</c>).
    /// </summary>
    public static string MaskPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var masked = Mask(path);
        var start = masked.LastIndexOfAny(['/', '\\']) + 1;
        var dot = masked.Length;
        for (var at = masked.LastIndexOf('.'); at > start && at < dot - 1 && masked[(at + 1)..dot].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)); at = masked.LastIndexOf('.', at - 1)) dot = at;
        var end = dot;
        // What a browser adds to the name of a second download.
        if (masked[start..dot].LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var copy && masked[dot - 1] == ')') end = start + copy;
        var words = masked[start..end].Replace('_', ' ').Replace('-', ' ').Replace('.', ' ');
        return masked[..start] + (LooksLikeName(words) ? new PersonName(words).ToString() + masked[end..] : NameWithinWords().Replace(masked[start..], name => new PersonName(name.Value.Replace('_', ' ')).ToString()));
    }

    // Two or more words in a row that begin with a capital and go on in small letters: what else a file is called may stand around them.
    [GeneratedRegex(@"(?<![\p{L}\p{M}])\p{Lu}\p{M}*\p{Ll}[\p{L}\p{M}]*(?:[ _-]\p{Lu}\p{M}*\p{Ll}[\p{L}\p{M}]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex NameWithinWords();

    /// <summary>Whether the text could be a person's name: words that begin with capitals and hold no digits.</summary>
    private static bool LooksLikeName(string text)
    {
        if (text.Contains('^'))
            return true;
        var words = text.Split([' ', ',', '\u00A0'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 2 && words.All(word => char.IsUpper(word, 0) && !word.Any(char.IsAsciiDigit));
    }

    /// <summary>Where a number that begins at <paramref name="start"/> ends; 0 when none does.</summary>
    private static int EndOfNumber(string text, int start, out string shown)
    {
        Span<char> digits = stackalloc char[PatientIdFormat.Length];
        var count = 0;
        var separators = 0;
        var end = 0;
        shown = "****";
        for (var i = start; i < text.Length && count < digits.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits[count++] = text[i];
                separators = 0;
                if (count == 8 && EndOfReserve(text, i + 1, digits[..8], ref shown) is > 0 and var reserve)
                    return reserve;
                if (count is 10 or 12 && (i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1])) && Shown(digits[..count]) is { } mask)
                    (end, shown) = (i + 1, mask);
            }
            else if (!PatientIdFormat.IsSeparator(text[i]) || ++separators > 3)
            {
                break;
            }
        }

        return end;
    }

    /// <summary>
    /// Where a reserve number with letters ends, whose first eight digits are read: four characters, one sign before them at most. Regions
    /// have forms of their own (Värmland, Skåne), so any date followed by four such characters counts; after a space, which words follow
    /// too, only the forms of VGR and the national series.
    /// </summary>
    private static int EndOfReserve(string text, int position, ReadOnlySpan<char> digits, ref string shown)
    {
        var spaced = position < text.Length && text[position] is ' ' or '\u00A0';
        if (position < text.Length && PatientIdFormat.IsSeparator(text[position]))
            position++;
        var end = position + 4;
        if (end > text.Length || (end < text.Length && char.IsAsciiLetterOrDigit(text[end])))
            return 0;

        var (letters, digitsSeen) = (0, 0);
        foreach (var c in text.AsSpan(position, 4))
        {
            if (char.IsAsciiLetter(c))
                letters++;
            else if (char.IsAsciiDigit(c))
                digitsSeen++;
        }

        var last = text.AsSpan(position, 4);
        if (letters == 0 || digitsSeen == 0 || letters + digitsSeen != 4)
            return 0;
        if (PatientIdFormat.TryDate(digits, 0, out _))
        {
            if (spaced && !(letters == 1 && last[0] is 'K' or 'M' or 'X' or 'k' or 'm' or 'x'))
                return 0;
            shown = $"{digits}-****";
            return end;
        }

        return letters >= 2 && char.IsAsciiLetter(last[0]) && char.IsAsciiLetter(last[1]) && char.IsAsciiDigit(last[3]) ? end : 0;
    }

    /// <summary>What is left of ten or twelve digits; null when they are no identity.</summary>
    private static string? Shown(ReadOnlySpan<char> digits)
    {
        if (digits.Length == 10)
            return IsShortDate(digits) ? $"{digits[..6]}-****" : null;
        if (digits.StartsWith("99"))
            return "****";
        return PatientIdFormat.TryDate(digits, 0, out _) || PatientIdFormat.TryDate(digits, 60, out _) ? $"{digits[..8]}-****" : null;
    }

    private static bool IsShortDate(ReadOnlySpan<char> digits)
    {
        Span<char> full = ['2', '0', .. digits[..6]];
        var offset = digits[4] >= '6' ? 60 : 0;
        return PatientIdFormat.TryDate(full, offset, out _) || IsLeapDayOfOtherCentury(full, offset);
    }

    private static bool IsLeapDayOfOtherCentury(Span<char> full, int offset)
    {
        (full[0], full[1]) = ('1', '9');
        return PatientIdFormat.TryDate(full, offset, out _);
    }

    /// <summary>Whether the digits are a component of a DICOM UID, an OID or an address: at least four components joined by dots.</summary>
    private static bool IsPartOfUid(string text, int start, int end)
    {
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == '.'))
            start--;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        var token = text.AsSpan(start, end - start).Trim('.');
        return token.Count('.') >= 3;
    }

    /// <summary>Whether the digits belong to the name of an export, <c>R-20261121-6437K4</c>, which begins with a day as an identity number does.</summary>
    private static bool IsExportId(string text, int start)
    {
        const int Day = 8, Suffix = 6;
        var end = start + Day + 1 + Suffix;
        return start >= 2 && end <= text.Length && text.AsSpan(start - 2, 2) is "R-" && text[start + Day] == '-'
            && text.AsSpan(end - Suffix, Suffix).IndexOfAnyExcept(ExportIdCharacters) < 0
            && (end == text.Length || !char.IsAsciiLetterOrDigit(text[end]));
    }
}
