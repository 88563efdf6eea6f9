using System.Management.Automation;
using System.Net;
using System.Security;
using RadOps.Core.Audit.Disclosures;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-DisclosureReport</c>: every release of one patient's, told to the patient.</summary>
[Cmdlet(VerbsCommon.Get, "DisclosureReport", DefaultParameterSetName = PatientSet)]
[OutputType(typeof(DisclosureReport))]
public sealed class GetDisclosureReportCommand : WorkplaceCmdlet
{
    private const string PatientSet = "Patient";
    private const string ReleaseSet = "Release";

    /// <summary>Releases of the patients.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ReleaseSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExportIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExportId { get; set; } = [];

    /// <summary>The patient's number; asked for without being shown where it is not stated.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PatientSet)]
    [HiddenText]
    public SecureString? PatientId { get; set; }

    /// <summary>Only what happened at or after this time.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only what happened before this time.</summary>
    [Parameter]
    public DateTime? Before { get; set; }

    /// <summary>Number and name in clear, for the patient's own copy.</summary>
    [Parameter]
    public SwitchParameter IncludeIdentity { get; set; }

    private protected override void Process()
    {
        RequireRegister();
        if (ParameterSetName == PatientSet)
        {
            // Read here and nowhere kept: what is wrong with it is told without it.
            Report(Core.Identity.PatientId.Parse(new NetworkCredential("", PatientId).Password, Workplace.Today));
            return;
        }

        foreach (var exportId in ExportId)
            Attempt(() => Report(Workplace.Disclosures.PatientOf(exportId)));
    }

    private void Report(Core.Identity.PatientId patient) => WriteObject(Workplace.Disclosures.Report(patient, Since, Before, IncludeIdentity, StopToken));
}
