using System.Globalization;

namespace RadOps.Documents.Audit;

/// <summary>Texts, numbers and times as the audit's page writes them.</summary>
/// <param name="zone">The time zone in which times are shown.</param>
internal sealed class PageText(TimeZoneInfo zone)
{
    /// <summary>A number, grouped by narrow no-break spaces as Swedish is.</summary>
    internal static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <summary>A number for an attribute of SVG.</summary>
    internal static string Length(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
