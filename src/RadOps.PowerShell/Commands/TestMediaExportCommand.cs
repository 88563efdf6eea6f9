using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Test-MediaExport</c>: judges a medium, ours or another's, and gives what is wrong or odd with it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "MediaExport", DefaultParameterSetName = PathSet)]
[OutputType(typeof(MediumFinding), typeof(bool))]
public sealed class TestMediaExportCommand : PathCmdlet
{
    /// <summary>Gives true or false for each medium instead of its findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process()
    {
        var media = ResolvePaths();
        var meter = new ProgressMeter("Test-MediaExport", 1, TimeProvider.System);
        for (var i = 0; i < media.Count; i++)
        {
            if (meter.At(i, media.Count, "media") is { } progress)
                WriteProgress(progress);
            Attempt(() => Judge(media[i]));
        }
        WriteProgress(meter.Done());
    }

    private void Judge(string medium)
    {
        var findings = new DicomFiles().VerifyMedium(medium, StopToken);
        if (Quiet)
        {
            WriteObject(!findings.Any(finding => finding.Severity == FindingSeverity.Error));
            return;
        }
        if (findings.Count == 0)
            WriteVerbose($"Nothing is wrong with {medium}.");
        foreach (var finding in findings)
        {
            // Several media may come down one pipeline: each finding says which it is about.
            var item = PSObject.AsPSObject(finding);
            item.Properties.Add(new PSNoteProperty("Medium", medium));
            WriteObject(item);
        }
    }
}
