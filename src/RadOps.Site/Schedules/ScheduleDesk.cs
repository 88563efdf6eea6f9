using RadOps.Core;
using RadOps.Core.Audit.Schedules;

namespace RadOps.Site.Schedules;

/// <summary>Audits that the machine runs by itself: plans what its scheduler is told.</summary>
public sealed class ScheduleDesk
{
    private readonly JobScheduler scheduler;
    private readonly string? account;
    private readonly Workplace workplace;

    internal ScheduleDesk(Workplace workplace, JobScheduler scheduler, string? account) => (this.workplace, this.scheduler, this.account) = (workplace, scheduler, account);

    /// <summary>Which scheduler it is.</summary>
    public AuditScheduler Scheduler => scheduler.Kind;

    /// <summary>Plans a schedule; one of the same name is replaced.</summary>
    /// <param name="request">What is asked for.</param>
    /// <returns>The plan, and what holds when it is carried out.</returns>
    /// <exception cref="RadOpsException">
    /// <c>PathNotFound</c>: the report's folder is not there; <c>ScheduleNameInvalid</c>, <c>ScheduleTextNotCarried</c>, <c>ScheduleAccountUnfit</c>; <c>ScheduleForeign</c>, <c>CrontabBlockBroken</c>: what is
    /// there is not RadOps' own, or not whole; <c>SchedulerRefused</c>.
    /// </exception>
    public (SchedulePlan Plan, AuditSchedule Schedule) Plan(AuditScheduleRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Path.GetDirectoryName(request.Report) is { } folder && !Directory.Exists(folder) && !folder.Contains(DatedName.Place, StringComparison.Ordinal))
            throw new RadOpsException("PathNotFound", ErrorKind.NotFound, $"There is no folder {folder}, so the audit would have nowhere to write. Make it first.", folder);
        var job = new ScheduledJob(request.Name, request.Timetable, request.Program, request.FailsOnFindings, account);
        var plan = scheduler.PlanInstall(job);
        Warn();
        return (plan, new(job.Name, scheduler.Kind, job.Timetable.ToString(), request.Report, scheduler.CatchesUp, account, plan.Places, plan.Text));
    }

    /// <summary>Plans that a schedule goes; null where there is none of the name.</summary>
    /// <param name="name">The schedule's name.</param>
    /// <exception cref="RadOpsException"><c>ScheduleNameInvalid</c>; <c>ScheduleForeign</c>, <c>CrontabBlockBroken</c>, <c>SchedulerRefused</c>.</exception>
    public SchedulePlan? PlanRemoval(string name) => scheduler.PlanRemoval(ScheduledJob.Checked(name));

    private void Warn()
    {
        if (!scheduler.CatchesUp) workplace.Warn("cron does not make up for a run that is missed because the machine is off. systemd does, where there is one.");
        var names = workplace.SiteVariables;
        if (names.Count > 0) workplace.Warn($"The site file asks for {string.Join(", ", names)}, which a scheduler does not give its jobs. Set it for them: docs/operations.md says how.");
        if (scheduler.Kind == AuditScheduler.Systemd && !Environment.IsPrivilegedProcess && !File.Exists($"/var/lib/systemd/linger/{workplace.Operator.Operator}"))
            workplace.Warn($"A user's timers run only while the user is logged on, until an administrator says otherwise: loginctl enable-linger {workplace.Operator.Operator}");
    }
}
