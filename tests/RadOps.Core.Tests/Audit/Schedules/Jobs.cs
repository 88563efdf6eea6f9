using RadOps.Core.Audit.Schedules;

namespace RadOps.Core.Tests.Audit.Schedules;

/// <summary>Jobs to be scheduled.</summary>
internal static class Jobs
{
    internal static readonly AuditTimetable Monthly = AuditTimetable.Create(AuditInterval.Month, new(5, 0));

    /// <summary>Words that shells, cron, systemd and Windows each read something into.</summary>
    internal static readonly string[] Words = ["två ord", "å ä ö", "100%", "%h %%", "a'b''", "\"citat\"", "$HOME ${HOME} $(id) `id`", "a;b|c&d>e", "*?[!]", "#", "~", "{date}", "", "-n", "tab är inget", "’’"];

    internal static ScheduledJob Of(string program, IReadOnlyList<string> arguments, AuditTimetable? timetable = null, string name = "audit", bool failsOnFindings = true, string? account = null) =>
        new(name, timetable ?? Monthly, new(program, arguments, new Dictionary<string, string>()), failsOnFindings, account);

    internal static IEnumerable<AuditTimetable> Timetables() =>
    [
        AuditTimetable.Create(AuditInterval.Day, new(0, 0)),
        AuditTimetable.Create(AuditInterval.Day, new(23, 59)),
        .. Enum.GetValues<DayOfWeek>().Select(day => AuditTimetable.Create(AuditInterval.Week, new(5, 7), day)),
        .. Enumerable.Range(1, AuditTimetable.LastDayOfMonth).Select(day => AuditTimetable.Create(AuditInterval.Month, new(4, 30), dayOfMonth: day)),
    ];
}
