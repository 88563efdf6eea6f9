using System.Management.Automation;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Export-OutageReport</c>: what an outage, or a drill, came to, as a page or a table.</summary>
[Cmdlet(VerbsData.Export, "OutageReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportOutageReportCommand : OutageCmdlet
{
    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The outage; the last one where it is not stated.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OutageCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Outage { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process()
    {
        var file = PathArgument.FullPath(this, Path);
        Exchange();
        var report = Place.Reports.DrawUp(Drill, Outage);
        if (!ShouldProcess(file, $"Write the report on {(Drill ? "the drill" : "the outage")} that began {report.Started:yyyy-MM-dd HH:mm}"))
            return;
        OutageReportFile.Write(report, file, Force);
        WriteObject(new FileInfo(file));
    }
}
