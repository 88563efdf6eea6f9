using System.Globalization;

namespace RadOps.Cli.Output;

/// <summary>A result's value as text.</summary>
internal static class ResultText
{
    internal static string? Of(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join(';', list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
