using System.Management.Automation;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Send-ToExternalReader</c>: studies to the external reader by the way that is chosen, for reporting, which is no release (NB27, X-19).</summary>
[Cmdlet(VerbsCommunications.Send, "ToExternalReader", DefaultParameterSetName = StudySet, SupportsShouldProcess = true)]
[OutputType(typeof(TransferResult), typeof(RecordedTransfer))]
public sealed class SendToExternalReaderCommand : StudyTransferCmdlet
{
    private const string PersonSet = "Person";

    private TransferRoute? chosen;

    /// <summary>The way.</summary>
    [Parameter]
    public TransferRoute Route { get; set; } = TransferRoute.Teleradiology;

    /// <summary>Who sent the images elsewhere than by RadOps.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PersonSet)]
    [ValidateNotNullOrEmpty]
    public string DoneBy { get; set; } = "";

    /// <summary>The examination that was sent.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PersonSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string AccessionNumber { get; set; } = "";

    /// <summary>The patient.</summary>
    [Parameter(ParameterSetName = PersonSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PatientId { get; set; }

    /// <summary>What was seen.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PersonSet)]
    [ValidateNotNullOrEmpty]
    public string Proof { get; set; } = "";

    /// <summary>When it was done.</summary>
    [Parameter(ParameterSetName = PersonSet)]
    public DateTime? Occurred { get; set; }

    private protected override ReleaseRoute Way => chosen is TransferRoute.Bfr ? ReleaseRoute.Bfr : ReleaseRoute.ExternalReader;

    private protected override TransferRoute? ReaderWay => chosen;

    private protected override NodeRole Role => chosen is TransferRoute.Bfr ? NodeRole.Bfr : NodeRole.ExternalReader;

    private protected override TransferPurpose Purpose => TransferPurpose.ExternalReading;

    private protected override void Begin()
    {
        base.Begin();
        chosen = Workplace.ChooseRoute(Organisation, MyInvocation.BoundParameters.ContainsKey(nameof(Route)) ? Route : null, isDoneByPerson: ParameterSetName == PersonSet);
    }

    private protected override void Process()
    {
        if (ParameterSetName != PersonSet)
        {
            base.Process();
            return;
        }

        if (!ShouldProcess(AccessionNumber, $"Record that {DoneBy} sent it to the external reader by way of {chosen}"))
            return;
        WriteObject(Workplace.Transfers.Record(new()
        {
            ReaderRoute = chosen!.Value,
            AccessionNumber = AccessionNumber,
            Organisation = Binding.Organisation,
            PatientId = PatientId is null ? null : Core.Identity.PatientId.Parse(PatientId, Workplace.Today),
            DoneBy = DoneBy,
            Proof = Proof,
            Occurred = Instant(Occurred),
        }));
    }
}
