using System.Management.Automation;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Complete-MediaExport</c>: what people did with a medium: burnt it, labelled it, posted it or handed it over; with the note that follows from it.</summary>
[Cmdlet(VerbsLifecycle.Complete, "MediaExport", DefaultParameterSetName = StepsSet, SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class CompleteMediaExportCommand : NoteWritingCmdlet
{
    private const string StepsSet = "Steps";
    private const string PostedSet = nameof(Posted);
    private const string PickedUpSet = nameof(PickedUp);
    private const string ProxySet = nameof(PickedUpByProxy);
    private const string HandedOverSet = nameof(HandedOver);

    /// <summary>What was done besides.</summary>
    [Parameter]
    public CompletedSteps[] Step { get; set; } = [];

    /// <summary>Duties of the site's own pack that were done.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Duty { get; set; } = [];

    /// <summary>The burnt medium: read and compared with what was made.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MediumPath { get; set; }

    /// <summary>It was posted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PostedSet)]
    public SwitchParameter Posted { get; set; }

    /// <summary>Where the letter was addressed to.</summary>
    [Parameter(ParameterSetName = PostedSet)]
    public AddressType AddressType { get; set; }

    /// <summary>It went as registered mail.</summary>
    [Parameter(ParameterSetName = PostedSet)]
    public SwitchParameter RegisteredMail { get; set; }

    /// <summary>The patient picked it up.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PickedUpSet)]
    public SwitchParameter PickedUp { get; set; }

    /// <summary>A proxy picked it up.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProxySet)]
    public SwitchParameter PickedUpByProxy { get; set; }

    /// <summary>It was handed to the patient, or to whoever takes it along.</summary>
    [Parameter(Mandatory = true, ParameterSetName = HandedOverSet)]
    public SwitchParameter HandedOver { get; set; }

    /// <summary>The patient's identity document.</summary>
    [Parameter(ParameterSetName = PickedUpSet)]
    [Parameter(ParameterSetName = ProxySet)]
    [Parameter(ParameterSetName = HandedOverSet)]
    public IdentityDocument? IdDocument { get; set; }

    /// <summary>The last day on which it is valid.</summary>
    [Parameter(ParameterSetName = PickedUpSet)]
    [Parameter(ParameterSetName = ProxySet)]
    [Parameter(ParameterSetName = HandedOverSet)]
    public DateTime? IdValidTo { get; set; }

    /// <summary>The proxy's identity document.</summary>
    [Parameter(ParameterSetName = ProxySet)]
    public IdentityDocument? ProxyIdDocument { get; set; }

    /// <summary>The last day on which it is valid.</summary>
    [Parameter(ParameterSetName = ProxySet)]
    public DateTime? ProxyIdValidTo { get; set; }

    /// <summary>The form "Fullmakt för utlämnande av röntgenbilder/röntgenutlåtanden" was received.</summary>
    [Parameter(ParameterSetName = ProxySet)]
    public SwitchParameter ProxyForm { get; set; }

    /// <summary>When it left the desk; now where it is not stated.</summary>
    [Parameter(ParameterSetName = PostedSet)]
    [Parameter(ParameterSetName = PickedUpSet)]
    [Parameter(ParameterSetName = ProxySet)]
    [Parameter(ParameterSetName = HandedOverSet)]
    public DateTime? Occurred { get; set; }

    private protected override void Handle(MediaExport release)
    {
        var steps = Step.Aggregate(CompletedSteps.None, (all, step) => all | step);
        if (MediumPath is not null)
        {
            RunWork(output => BurntMedium.Require(release, PathArgument.FullPath(this, MediumPath), Workplace.Dicom, output.Stopping));
            steps |= CompletedSteps.MediumMade;
        }

        if (!ShouldProcess(release.ExportId, ParameterSetName == StepsSet ? $"Record {steps}" : $"Record that it left the desk ({ParameterSetName}), {steps}, and write the note"))
            return;
        var before = release.Notes.Count;
        var completed = Workplace.Completion.Complete(release.ExportId, HandOver(), steps, Duty);
        Copy(completed.Notes.Skip(before));
        WriteObject(completed);
    }

    private HandOver? HandOver() => ParameterSetName == StepsSet ? null : new HandOver(Enum.Parse<HandOverKind>(ParameterSetName))
    {
        Occurred = Occurred,
        Address = AddressType,
        RegisteredMail = RegisteredMail,
        Patient = Check(IdDocument, IdValidTo, nameof(IdDocument)),
        Proxy = Check(ProxyIdDocument, ProxyIdValidTo, nameof(ProxyIdDocument)),
        ProxyForm = ProxyForm,
    };

    private static IdentityCheck? Check(IdentityDocument? document, DateTime? validTo, string name) => IdentityCheck.Of(document, validTo is { } day ? DateOnly.FromDateTime(day) : null, name);
}
