using System.Management.Automation;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Send-ToIep</c>: the studies of orders to the gateway of Image Exchange Portal, where a person then chooses the recipient (N-04, N-07).</summary>
[Cmdlet(VerbsCommunications.Send, "ToIep", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class SendToIepCommand : TransferCmdlet
{
    /// <summary>Folder of reports, one PDF an accession number.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportRoot { get; set; }

    private protected override string? Reports => ReportRoot is null ? null : PathArgument.FullPath(this, ReportRoot);

    private protected override ReleaseRoute Way => ReleaseRoute.Iep;

    private protected override NodeRole Role => NodeRole.Iep;

    private protected override TransferPurpose Purpose => TransferPurpose.None;
}
