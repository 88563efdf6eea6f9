using System.Management.Automation;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Send-ToExternalReader</c>: studies to the external reader, for reporting, which is no release (NB27, X-19).</summary>
[Cmdlet(VerbsCommunications.Send, "ToExternalReader", DefaultParameterSetName = StudySet, SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class SendToExternalReaderCommand : StudyTransferCmdlet
{
    private protected override ReleaseRoute Route => ReleaseRoute.ExternalReader;

    private protected override NodeRole Role => NodeRole.ExternalReader;

    private protected override TransferPurpose Purpose => TransferPurpose.ExternalReading;
}
