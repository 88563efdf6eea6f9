using System.Management.Automation;
using RadOps.Core.Completion;
using RadOps.Core.Register;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Register-ReleaseCorrection</c>: what went wrong with a release, recorded beside its entry, which stays as it is.</summary>
[Cmdlet(VerbsLifecycle.Register, "ReleaseCorrection", SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class RegisterReleaseCorrectionCommand : NoteWritingCmdlet
{
    /// <summary>What went wrong.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    public CorrectionKind Kind { get; set; }

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Who got it instead.</summary>
    [Parameter]
    public string? WentTo { get; set; }

    /// <summary>Number of the deviation report.</summary>
    [Parameter]
    public string? Reference { get; set; }

    private protected override void Handle(MediaExport release)
    {
        if (!ShouldProcess(release.ExportId, $"Record that it went wrong: {Kind}"))
            return;
        var corrected = Workplace.Completion.Correct(release.ExportId, Kind, Reason, WentTo, Reference);
        Copy(corrected.Notes.Skip(release.Notes.Count));
        WriteObject(corrected);
    }
}
