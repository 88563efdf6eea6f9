using System.Buffers;
using System.Net;

namespace RadOps.Documents;

/// <summary>Texts as every page and paper writes them: the one place where a text becomes HTML.</summary>
internal static class HtmlText
{
    private const char Replacement = '\uFFFD';

    // A name with one of these shows what follows it backwards (Unicode TR 36, 2.10); and HTML has no control characters but tab and line ends.
    private static readonly SearchValues<char> unshowable = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Append(0x7F).Concat(Enumerable.Range(0x80, 0x20)).Concat(Enumerable.Range(0x202A, 5)).Concat(Enumerable.Range(0x2066, 4)).Select(code => (char)code).Except("\t\r\n")]);

    /// <summary>A text as HTML, fit for an element and for a quoted attribute.</summary>
    /// <param name="text">The text; null is none.</param>
    internal static string Text(string? text) => WebUtility.HtmlEncode(Shown(text));

    /// <summary>A text as it is shown, not encoded yet: what would turn its direction, or control anything, is U+FFFD, so that one sees that it was there.</summary>
    /// <param name="text">The text; null is none.</param>
    internal static string Shown(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return text.AsSpan().ContainsAny(unshowable) ? string.Create(text.Length, text, Show) : text;
    }

    private static void Show(Span<char> shown, string text)
    {
        for (var i = 0; i < text.Length; i++) shown[i] = unshowable.Contains(text[i]) ? Replacement : text[i];
    }
}
