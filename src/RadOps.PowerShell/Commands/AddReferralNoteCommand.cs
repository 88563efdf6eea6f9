using System.Management.Automation;
using RadOps.Core.Register;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Add-ReferralNote</c>: the remissanteckning of a release, which claims only what was done; or a person's word that it is pasted into the RIS.</summary>
[Cmdlet(VerbsCommon.Add, "ReferralNote", DefaultParameterSetName = WriteSet, SupportsShouldProcess = true)]
[OutputType(typeof(ReferralNote))]
public sealed class AddReferralNoteCommand : NoteWritingCmdlet
{
    private const string WriteSet = "Write";
    private const string PastedSet = nameof(Pasted);

    /// <summary>What was done, beside what is recorded already.</summary>
    [Parameter(Position = 1, ParameterSetName = WriteSet)]
    public CompletedSteps[] Step { get; set; } = [];

    /// <summary>The note that is written in RIS itself instead of the referral.</summary>
    [Parameter]
    public SwitchParameter Ris { get; set; }

    /// <summary>A person has pasted the release's notes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PastedSet)]
    public SwitchParameter Pasted { get; set; }

    private protected override void Handle(MediaExport release)
    {
        if (Pasted)
        {
            if (ShouldProcess(release.ExportId, $"Record that a person has pasted {(Ris ? "the note for RIS" : "its notes")}"))
                WriteObject(Workplace.Completion.MarkPasted(release.ExportId, Ris ? EventKinds.RisNote : null), enumerateCollection: true);
            return;
        }

        var steps = Step.Aggregate(CompletedSteps.None, (all, step) => all | step);
        if (!ShouldProcess(release.ExportId, steps == CompletedSteps.None ? "Write a note of what is recorded as done" : $"Write a note that claims {steps} as well"))
            return;
        var note = Workplace.Completion.AddNote(release.ExportId, Ris ? EventKinds.RisNote : EventKinds.ReferralNote, steps);
        Copy([note]);
        WriteObject(note);
    }
}
