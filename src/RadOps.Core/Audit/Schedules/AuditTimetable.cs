using System.Globalization;

namespace RadOps.Core.Audit.Schedules;

/// <summary>When an audit runs, by the machine's own clock.</summary>
public sealed record AuditTimetable
{
    /// <summary>The last day of a month that every month has.</summary>
    public const int LastDayOfMonth = 28;

    private AuditTimetable(AuditInterval interval, TimeOnly at, DayOfWeek dayOfWeek, int dayOfMonth) =>
        (Interval, At, DayOfWeek, DayOfMonth) = (interval, at, dayOfWeek, dayOfMonth);

    /// <summary>How often.</summary>
    public AuditInterval Interval { get; }

    /// <summary>The time of day, in whole minutes.</summary>
    public TimeOnly At { get; }

    /// <summary>The day of the week; Monday where the interval is no week.</summary>
    public DayOfWeek DayOfWeek { get; }

    /// <summary>The day of the month, 1–28; 1 where the interval is no month.</summary>
    public int DayOfMonth { get; }

    /// <summary>Makes a timetable.</summary>
    /// <param name="interval">How often.</param>
    /// <param name="at">The time of day; what it has beyond minutes is left out, since cron knows none.</param>
    /// <param name="dayOfWeek">The day of the week; null for Monday. Only for a week.</param>
    /// <param name="dayOfMonth">The day of the month; null for the first. Only for a month.</param>
    /// <exception cref="RadOpsException"><c>ScheduleDayMismatch</c>: a day that the interval does not have; <c>ScheduleDayUnknown</c>: a day that some month lacks.</exception>
    public static AuditTimetable Create(AuditInterval interval, TimeOnly at, DayOfWeek? dayOfWeek = null, int? dayOfMonth = null)
    {
        if ((dayOfWeek is not null && interval != AuditInterval.Week) || (dayOfMonth is not null && interval != AuditInterval.Month))
            throw new RadOpsException("ScheduleDayMismatch", ErrorKind.InvalidInput, "A day of the week is for what runs every week, and a day of the month for what runs every month. Leave the day out, or choose the interval that it belongs to.");
        if (dayOfMonth is < 1 or > LastDayOfMonth)
            throw new RadOpsException("ScheduleDayUnknown", ErrorKind.InvalidInput, $"The day of the month is 1 to {LastDayOfMonth}: not every month has a later one, and the audit would be left out there.");
        return new(interval, new(at.Hour, at.Minute), dayOfWeek ?? DayOfWeek.Monday, dayOfMonth ?? 1);
    }

    /// <summary>The five fields of a crontab (POSIX <c>crontab</c>): minute, hour, day of the month, month, day of the week.</summary>
    public string ToCron() => string.Create(CultureInfo.InvariantCulture, $"{At.Minute} {At.Hour} {(Interval == AuditInterval.Month ? DayOfMonth.ToString(CultureInfo.InvariantCulture) : "*")} * {(Interval == AuditInterval.Week ? ((int)DayOfWeek).ToString(CultureInfo.InvariantCulture) : "*")}");

    /// <summary>A calendar event of systemd (systemd.time(7)).</summary>
    public string ToCalendar() => string.Create(CultureInfo.InvariantCulture, $"{(Interval == AuditInterval.Week ? DayOfWeek.ToString()[..3] + " " : "")}*-*-{(Interval == AuditInterval.Month ? DayOfMonth.ToString("00", CultureInfo.InvariantCulture) : "*")} {At:HH:mm}:00");

    /// <summary>In words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"every {Interval switch
    {
        AuditInterval.Week => $"week, {DayOfWeek}",
        AuditInterval.Month => $"month, day {DayOfMonth}",
        _ => "day",
    }}, {At:HH:mm}");
}
