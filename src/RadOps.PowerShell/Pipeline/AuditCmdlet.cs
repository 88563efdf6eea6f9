using System.Management.Automation;
using RadOps.Core.Audit;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that audits the register. It only reads.</summary>
public abstract class AuditCmdlet : WorkplaceCmdlet
{
    /// <summary>Only what happened at or after this time.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>After how many days something open is overdue.</summary>
    [Parameter]
    [ValidateRange(1, 3650)]
    public int OpenAfterDays { get; set; } = new AuditOptions().OpenAfterDays;

    private protected AuditReport Audit()
    {
        RequireRegister();
        return ReleaseAudit.Run(Workplace.Register, Workplace.Clock, new AuditOptions { Since = Since, OpenAfterDays = OpenAfterDays }, StopToken);
    }
}
