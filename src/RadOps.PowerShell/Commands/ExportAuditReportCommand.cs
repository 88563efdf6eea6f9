using System.Management.Automation;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Schedules;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Export-AuditReport</c>: an audit as one self-contained page, or as a table for a spreadsheet.</summary>
[Cmdlet(VerbsData.Export, "AuditReport", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportAuditReportCommand : AuditCmdlet
{
    private readonly List<AuditFinding> chosen = [];

    /// <summary>The file to write; {date} in its name is today's date.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Findings to list; all of the audit's where the parameter and the pipeline are not used.</summary>
    [Parameter(ValueFromPipeline = true)]
    public AuditFinding[] InputObject { get; set; } = [];

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void Process() => chosen.AddRange(InputObject);

    private protected override void End()
    {
        var file = DatedName.On(PathArgument.FullPath(this, Path), Workplace.Today);
        RequireRegister();
        if (!ShouldProcess(file, $"Write an audit of the register {Workplace.Register.Location}{(Force ? ", in place of a file that is there" : "")}"))
            return;
        var report = Audit();
        // An empty pipeline is a choice too: none of the findings.
        var isChosen = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject));
        AuditReportFile.Write(isChosen ? report with { Findings = chosen } : report, file, Workplace.Clock.LocalTimeZone, Force);
        WriteObject(new FileInfo(file));
        RequirePassed(report);
    }
}
