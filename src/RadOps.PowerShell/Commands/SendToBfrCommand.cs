using System.Management.Automation;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Send-ToBfr</c>: studies to the regional archive by way of the teleradiology destination, for care inside the region or for the external reader (N-20, N-46, X-22).</summary>
[Cmdlet(VerbsCommunications.Send, "ToBfr", DefaultParameterSetName = StudySet, SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult))]
public sealed class SendToBfrCommand : StudyTransferCmdlet
{
    /// <summary>What the images are sent for.</summary>
    [Parameter(Mandatory = true)]
    [ValidateSet(nameof(TransferPurpose.InRegionCare), nameof(TransferPurpose.ExternalReading))]
    public TransferPurpose TransferPurpose { get; set; }

    /// <summary>The hospital that fetches the images.</summary>
    [Parameter(ParameterSetName = StudySet)]
    [ArgumentCompleter(typeof(RecipientCompleter))]
    public string? RecipientName { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Examination"/>
    [Parameter(ParameterSetName = StudySet)]
    public string? Examination { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Orderer"/>
    [Parameter(ParameterSetName = StudySet)]
    public string? Orderer { get; set; }

    /// <inheritdoc cref="ReleaseRequest.OrderingClinic"/>
    [Parameter(ParameterSetName = StudySet)]
    public string? OrderingClinic { get; set; }

    private protected override ReleaseRoute Way => ReleaseRoute.Bfr;

    private protected override NodeRole Role => NodeRole.Bfr;

    private protected override TransferPurpose Purpose => TransferPurpose;

    private protected override ReleaseRequest Said => base.Said with
    {
        RecipientName = PersonName.From(RecipientName),
        Examination = Examination,
        Orderer = Orderer,
        OrderingClinic = OrderingClinic,
    };
}
