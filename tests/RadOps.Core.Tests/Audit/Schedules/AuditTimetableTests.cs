using RadOps.Core.Audit.Schedules;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit.Schedules;

public sealed class AuditTimetableTests
{
    [Theory]
    [InlineData(AuditInterval.Day, "05:00", null, null, "0 5 * * *", "*-*-* 05:00:00", "every day, 05:00")]
    [InlineData(AuditInterval.Week, "23:07", null, null, "7 23 * * 1", "Mon *-*-* 23:07:00", "every week, Monday, 23:07")]
    [InlineData(AuditInterval.Week, "00:00", DayOfWeek.Sunday, null, "0 0 * * 0", "Sun *-*-* 00:00:00", "every week, Sunday, 00:00")]
    [InlineData(AuditInterval.Month, "05:30", null, null, "30 5 1 * *", "*-*-01 05:30:00", "every month, day 1, 05:30")]
    [InlineData(AuditInterval.Month, "05:30", null, 28, "30 5 28 * *", "*-*-28 05:30:00", "every month, day 28, 05:30")]
    public void Is_told_to_each_scheduler_in_its_own_way(AuditInterval interval, string at, DayOfWeek? dayOfWeek, int? dayOfMonth, string cron, string calendar, string words)
    {
        var timetable = AuditTimetable.Create(interval, TimeOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture), dayOfWeek, dayOfMonth);
        Assert.Equal((cron, calendar, words), (timetable.ToCron(), timetable.ToCalendar(), timetable.ToString()));
    }

    [Theory]
    [InlineData(AuditInterval.Day, DayOfWeek.Monday, null, "ScheduleDayMismatch")]
    [InlineData(AuditInterval.Month, DayOfWeek.Monday, null, "ScheduleDayMismatch")]
    [InlineData(AuditInterval.Week, null, 1, "ScheduleDayMismatch")]
    [InlineData(AuditInterval.Month, null, 29, "ScheduleDayUnknown")]
    [InlineData(AuditInterval.Month, null, 0, "ScheduleDayUnknown")]
    public void Has_no_day_that_would_be_left_out(AuditInterval interval, DayOfWeek? dayOfWeek, int? dayOfMonth, string code) =>
        Assert.Equal(code, Assert.Throws<RadOpsException>(() => AuditTimetable.Create(interval, new(5, 0), dayOfWeek, dayOfMonth)).Code);

    /// <summary>systemd itself says when each comes next: on the day and at the time that were asked for.</summary>
    [Fact]
    public void Is_read_by_systemd_as_it_is_meant()
    {
        var analyze = Peer.Require("systemd", "systemd-analyze");
        var all = Jobs.Timetables().ToList();
        var said = Peer.Run(analyze, ["calendar", "--base-time=2026-11-28 12:00:00", .. all.Select(timetable => timetable.ToCalendar())]);
        Assert.True(said.ExitCode == 0, said.Errors);
        var next = said.Output.Split('\n').Where(line => line.Contains("Next elapse:", StringComparison.Ordinal)).Select(line => line.Split(": ", 2)[1].Split(' ')).ToList();
        Assert.Equal(all.Count, next.Count);
        foreach (var (timetable, words) in all.Zip(next))
        {
            var day = DateOnly.ParseExact(words[1], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(timetable.At, TimeOnly.ParseExact(words[2], "HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture));
            if (timetable.Interval == AuditInterval.Week) Assert.Equal(timetable.DayOfWeek, day.DayOfWeek);
            if (timetable.Interval == AuditInterval.Month) Assert.Equal(timetable.DayOfMonth, day.Day);
            if (timetable.Interval == AuditInterval.Day) Assert.Equal(timetable.At.Hour < 12 ? 29 : 28, day.Day);
        }
    }
}
