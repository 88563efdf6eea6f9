using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Documents.Pdf;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-ReleasePaper</c>: draws up the papers of releases anew, as HTML and as PDF.</summary>
[Cmdlet(VerbsCommon.New, "ReleasePaper", SupportsShouldProcess = true)]
[OutputType(typeof(DrawnPaper))]
public sealed class NewReleasePaperCommand : RecordingCmdlet
{
    private PaperPrinter? printer;

    /// <summary>Folder in which <c>papers/R-…</c> is made; where the medium was made, if not stated.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Print them as PDF as well.</summary>
    [Parameter]
    public SwitchParameter AsPdf { get; set; }

    private protected override void Begin()
    {
        if (!AsPdf) return;
        printer = Hold(Workplace.NewPrinter());
        printer.RequireBrowser();
    }

    private protected override void Handle(MediaExport release)
    {
        if (!ShouldProcess(release.ExportId, AsPdf ? "Draw up the papers, and print them as PDF" : "Draw up the papers"))
            return;
        var destination = Destination is null ? release.Path is null ? Workplace.ExportsFolder : null : PathArgument.FullPath(this, Destination);
        var desk = Workplace.Papers;
        RunWork(async output =>
        {
            var drawn = desk.DrawUp(release.ExportId, destination, output.Stopping);
            try
            {
                if (printer is not null) drawn = await printer.PrintAsync(drawn, output.Stopping).ConfigureAwait(false);
            }
            catch (RadOpsException failure)
            {
                output.Error(failure);
            }

            foreach (var paper in drawn) output.Write(paper);
        });
    }
}
