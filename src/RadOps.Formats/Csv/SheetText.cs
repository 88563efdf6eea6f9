using System.Buffers;

namespace RadOps.Formats.Csv;

/// <summary>
/// A cell's text as a spreadsheet shows it and does not run it: one that it would take for a formula gets an apostrophe in front, and loses it again when RadOps reads the file. What begins a formula is OWASP's list ("CSV Injection"):
/// equals, plus, minus, at, tab, carriage return and line feed, and the first four in the full width of East Asian letters.
/// </summary>
internal static class SheetText
{
    private const char Guard = '\'';

    private static readonly SearchValues<char> beginnings = SearchValues.Create("=+-@\t\r\n＝＋－＠");
    private static readonly SearchValues<char> numerals = SearchValues.Create("0123456789.,");

    /// <summary>The text to write. A number below zero is no formula, and stays one.</summary>
    internal static string? Guarded(string? text) => text is not null && IsRun(WithoutGuards(text)) ? Guard + text : text;

    /// <summary>The text that was meant.</summary>
    internal static ReadOnlySpan<char> Meant(ReadOnlySpan<char> cell) => cell.Length > 1 && cell[0] == Guard && IsRun(WithoutGuards(cell)) ? cell[1..] : cell;

    // An apostrophe that somebody wrote himself before a formula gets one more, so that his own is there when it is read.
    private static ReadOnlySpan<char> WithoutGuards(ReadOnlySpan<char> text) => text.TrimStart(Guard);

    private static bool IsRun(ReadOnlySpan<char> text) => text.Length > 0 && beginnings.Contains(text[0]) && !(text.Length > 1 && text[0] == '-' && !text[1..].ContainsAnyExcept(numerals));
}
