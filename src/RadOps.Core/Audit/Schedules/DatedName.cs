using System.Globalization;

namespace RadOps.Core.Audit.Schedules;

/// <summary>A file's name that holds the day on which it is written, so that a scheduled command can be the same every time.</summary>
public static class DatedName
{
    /// <summary>What stands for the day.</summary>
    public const string Place = "{date}";

    /// <summary>The name on a day: <c>{date}</c> is the day as 2026-11-28.</summary>
    /// <param name="path">The path.</param>
    /// <param name="day">The day.</param>
    public static string On(string path, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Replace(Place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
