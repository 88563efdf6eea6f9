using System.Management.Automation;
using RadOps.Core.Export;
using RadOps.Dicom;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-DicomHeader</c>: what each file is, one object a file; a bad file is a status, never an error.</summary>
[Cmdlet(VerbsCommon.Get, "DicomHeader", DefaultParameterSetName = PathSet)]
[OutputType(typeof(DicomHeader))]
public sealed class GetDicomHeaderCommand : PathCmdlet
{
    private readonly ProgressMeter meter = new("Get-DicomHeader", 1, TimeProvider.System);
    private long done;

    private protected override void Process()
    {
        var paths = ResolvePaths();
        if (paths.Count == 0)
            return;
        foreach (var header in new DicomFiles().Scan(paths, StopToken))
        {
            WriteObject(header);
            if (meter.At(++done, 0, "files") is { } progress)
                WriteProgress(progress);
        }
    }

    private protected override void End() => WriteProgress(meter.Done());
}
