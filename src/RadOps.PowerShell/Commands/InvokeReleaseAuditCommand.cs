using System.Management.Automation;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Runs;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Invoke-ReleaseAudit</c>: reads the whole register and gives what breaks a routine, or is not finished.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ReleaseAudit", SupportsShouldProcess = true)]
[OutputType(typeof(AuditFinding), typeof(AuditTrend))]
public sealed class InvokeReleaseAuditCommand : AuditCmdlet
{
    /// <summary>Gives what is new, still there and gone since the last recorded audit, by code, in place of the findings.</summary>
    [Parameter]
    public SwitchParameter Trend { get; set; }

    private protected override void End()
    {
        var report = Audit();
        if (Trend) WriteTrend(report);
        else WriteObject(report.Findings, enumerateCollection: true);
        RequirePassed(report);
    }

    private void WriteTrend(AuditReport report)
    {
        if (report.Previous is null) WriteWarning("No earlier audit is recorded, so there is nothing to compare with. Record one with -Record.");
        WriteObject(report.Trend, enumerateCollection: true);
    }
}
