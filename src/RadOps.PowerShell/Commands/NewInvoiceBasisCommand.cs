using System.Management.Automation;
using RadOps.Core.Register;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-InvoiceBasis</c>: the invoice basis of a release, its amount from the site's dated prices.</summary>
[Cmdlet(VerbsCommon.New, "InvoiceBasis", SupportsShouldProcess = true)]
[OutputType(typeof(InvoiceBasis))]
public sealed class NewInvoiceBasisCommand : RecordingCmdlet
{
    private protected override void Handle(MediaExport release)
    {
        if (ShouldProcess(release.ExportId, "Draw up an invoice basis, and enter it in the register"))
            WriteObject(Releases.AddInvoiceBasis(release.ExportId, Workplace.Packs, Workplace.Prices));
    }
}
