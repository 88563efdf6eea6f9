using System.Management.Automation;
using RadOps.Core.Audit.Schedules;
using RadOps.Site.Schedules;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that schedules audits; the register itself is not opened.</summary>
public abstract class AuditScheduleCmdlet : WorkplaceCmdlet
{
    private ScheduleDesk? desk;

    /// <summary>The schedule's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = ScheduledJob.DefaultName;

    /// <summary>Who runs it; the machine's own scheduler where it is not stated.</summary>
    [Parameter]
    public AuditScheduler? Scheduler { get; set; }

    /// <summary>The account that it runs under; the user's own where it is not stated.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.ScheduleAccountCompleter))]
    public string? Account { get; set; }

    private protected ScheduleDesk Schedules => desk ??= Workplace.Schedules(Scheduler, Account);
}
