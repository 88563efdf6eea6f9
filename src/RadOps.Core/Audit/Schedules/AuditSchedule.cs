namespace RadOps.Core.Audit.Schedules;

/// <summary>An audit that is scheduled.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scheduler">Who runs it.</param>
/// <param name="When">When it runs, in words.</param>
/// <param name="Report">The file that is written; {date} in it is the day on which it runs.</param>
/// <param name="CatchesUp">Whether a run that was missed is made up for.</param>
/// <param name="Account">The account that it runs under; null for the one that registered it.</param>
/// <param name="Places">What was put where: files, the user's crontab, or the task's name.</param>
/// <param name="Text">What was put there, letter for letter.</param>
public sealed record AuditSchedule(string Name, AuditScheduler Scheduler, string When, string Report, bool CatchesUp, string? Account, IReadOnlyList<string> Places, string Text);
