using System.Globalization;

namespace RadOps.Core;

/// <summary>A number of things in English, for sentences: the one place that knows when there is but one.</summary>
public static class CountText
{
    /// <summary>The number, in groups of three, and the word that goes with it: <c>1 audit message</c>, <c>0 releases</c>, <c>1,200 items are</c>.</summary>
    /// <param name="count">How many; 0 or more.</param>
    /// <param name="one">The words for one of them.</param>
    /// <param name="many">The words for any other number; null where it is the word for one with an s.</param>
    public static string Of(long count, string one, string? many = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many ?? $"{one}s")}");
}
