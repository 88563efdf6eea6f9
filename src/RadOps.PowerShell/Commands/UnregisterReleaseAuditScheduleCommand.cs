using System.Management.Automation;
using RadOps.Core;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Unregister-ReleaseAuditSchedule</c>: takes away what Register-ReleaseAuditSchedule put there, and nothing else.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "ReleaseAuditSchedule", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class UnregisterReleaseAuditScheduleCommand : AuditScheduleCmdlet
{
    private protected override void End()
    {
        var plan = Schedules.PlanRemoval(Name)
            ?? throw new RadOpsException("ScheduleNotFound", ErrorKind.NotFound, $"{Schedules.Scheduler} has no audit of the name {Name}. Name another with -Name or -Scheduler.", Name);
        var places = string.Join(" and ", plan.Places);
        if (ShouldProcess($"Take this away from {places}:\n{plan.Text}", $"Take this away from {places}?\n{plan.Text}", "Unregister-ReleaseAuditSchedule"))
            plan.CarryOut();
    }
}
