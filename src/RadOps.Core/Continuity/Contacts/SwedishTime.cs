namespace RadOps.Core.Continuity.Contacts;

/// <summary>The clock on the wall in Sweden, wherever the machine is set to be.</summary>
public static class SwedishTime
{
    /// <summary>Europe/Stockholm.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Stockholm", out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("W. Europe Standard Time");

    /// <summary>What the clock shows at an instant.</summary>
    public static DateTime WallClock(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
