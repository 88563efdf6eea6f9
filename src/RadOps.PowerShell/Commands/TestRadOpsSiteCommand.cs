using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Settings;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Test-RadOpsSite</c>: looks through the site file and all that it names, and gives a line for each fault.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RadOpsSite")]
[OutputType(typeof(SiteFinding), typeof(bool))]
public sealed class TestRadOpsSiteCommand : WorkplaceCmdlet
{
    /// <summary>Gives true or false instead of the findings.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process()
    {
        var findings = new SiteCheck(Options).Run();
        if (Quiet)
        {
            WriteObject(!findings.Any(finding => finding.Severity == FindingSeverity.Error));
            return;
        }

        if (findings.Count == 0)
            WriteVerbose("Nothing is wrong with the site file, or with what it names.");
        WriteObject(findings, enumerateCollection: true);
    }
}
