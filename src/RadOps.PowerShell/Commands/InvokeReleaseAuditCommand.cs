using System.Management.Automation;
using RadOps.Core.Audit;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Invoke-ReleaseAudit</c>: reads the whole register and gives what breaks a routine, or is not finished.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "ReleaseAudit")]
[OutputType(typeof(AuditFinding))]
public sealed class InvokeReleaseAuditCommand : AuditCmdlet
{
    private protected override void End() => WriteObject(Audit().Findings, enumerateCollection: true);
}
