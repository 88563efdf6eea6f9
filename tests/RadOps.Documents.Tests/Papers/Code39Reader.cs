namespace RadOps.Documents.Tests.Papers;

/// <summary>
/// Reads Code 39 out of a line of black and white, by the standard's own scheme and not by the table that draws it: two of five bars are wide, whose pattern is a digit of the two-of-five
/// code, and the place of the one wide space says which of four groups of ten the character is in.
/// </summary>
internal static class Code39Reader
{
    // Wide bars, first to fifth, of the digits 1 to 9 and 0.
    private static readonly string[] bars = ["10001", "01001", "11000", "00101", "10100", "01100", "00011", "10010", "01010", "00110"];

    // The groups, by the place of the wide space: the second, the third, the fourth, the first.
    private static readonly (string Spaces, string Letters)[] groups = [("0100", "1234567890"), ("0010", "ABCDEFGHIJ"), ("0001", "KLMNOPQRST"), ("1000", "UVWXYZ-. *")];

    /// <summary>The text between the two stars; null where the line holds none that can be read.</summary>
    public static string? Read(ReadOnlySpan<bool> isBlack)
    {
        List<int> widths = [];
        var start = isBlack.IndexOf(true);
        if (start < 0) return null;
        for (var at = start; at < isBlack.Length;)
        {
            var end = at;
            while (end < isBlack.Length && isBlack[end] == isBlack[at]) end++;
            widths.Add(end - at);
            at = end;
        }

        if (widths.Count % 2 == 0) widths.RemoveAt(widths.Count - 1); // the quiet zone
        if (widths.Count < 29 || (widths.Count + 1) % 10 != 0) return null;
        var text = string.Concat(Enumerable.Range(0, (widths.Count + 1) / 10).Select(index => Letter(widths.GetRange(index * 10, 9)) ?? "?"));
        return text.Contains('?', StringComparison.Ordinal) || text[0] != '*' || text[^1] != '*' ? null : text[1..^1];
    }

    private static string? Letter(List<int> widths)
    {
        var limit = (widths.Min() + widths.Max()) / 2.0;
        var wide = string.Concat(widths.Select(width => width > limit ? '1' : '0'));
        var bar = Array.IndexOf(bars, string.Concat(wide.Where((_, index) => index % 2 == 0)));
        var (_, letters) = groups.FirstOrDefault(group => group.Spaces == string.Concat(wide.Where((_, index) => index % 2 == 1)));
        return bar < 0 || letters is null ? null : letters[bar].ToString();
    }
}
