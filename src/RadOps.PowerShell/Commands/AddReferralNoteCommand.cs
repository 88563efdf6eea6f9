using System.Management.Automation;
using RadOps.Core.Register;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Add-ReferralNote</c>: the remissanteckning of a release, which claims only what was done.</summary>
[Cmdlet(VerbsCommon.Add, "ReferralNote", SupportsShouldProcess = true)]
[OutputType(typeof(ReferralNote))]
public sealed class AddReferralNoteCommand : RecordingCmdlet
{
    /// <summary>What was done.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public CompletedSteps[] Step { get; set; } = [];

    /// <summary>The note that is written in RIS itself instead of the referral.</summary>
    [Parameter]
    public SwitchParameter Ris { get; set; }

    private protected override void Handle(MediaExport release)
    {
        var steps = Step.Aggregate(CompletedSteps.None, (all, step) => all | step);
        if (ShouldProcess(release.ExportId, $"Write a note that claims {steps}"))
            WriteObject(Ris ? Releases.AddRisNote(release.ExportId, steps) : Releases.AddReferralNote(release.ExportId, steps));
    }
}
