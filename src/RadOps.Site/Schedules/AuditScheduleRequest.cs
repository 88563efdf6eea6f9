using RadOps.Core.Audit.Schedules;

namespace RadOps.Site.Schedules;

/// <summary>What somebody asks to have scheduled.</summary>
/// <param name="Name">The schedule's name.</param>
/// <param name="Timetable">When it runs.</param>
/// <param name="Report">Full path of the report; <c>{date}</c> in it is the day on which it runs.</param>
/// <param name="Program">What is run.</param>
/// <param name="FailsOnFindings">Whether findings make the run a failure.</param>
public sealed record AuditScheduleRequest(string Name, AuditTimetable Timetable, string Report, ScheduledProgram Program, bool FailsOnFindings);
