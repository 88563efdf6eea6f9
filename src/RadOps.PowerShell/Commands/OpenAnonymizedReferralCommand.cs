using System.Management.Automation;
using RadOps.Core.Continuity.Anonymous;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Open-AnonymizedReferral</c>: a report that came back by fax finds its patient; the opening of the key is recorded first, and the report becomes the RIS administrators' work .</summary>
[Cmdlet(VerbsCommon.Open, "AnonymizedReferral", SupportsShouldProcess = true)]
[OutputType(typeof(ResolvedReferral), typeof(KeyOpening))]
public sealed class OpenAnonymizedReferralCommand : OutageCmdlet
{
    private const string OpenSet = "Open";
    private const string LogSet = "Log";

    /// <summary>What the report bears.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = OpenSet)]
    [ValidateNotNullOrEmpty]
    public string Code { get; set; } = "";

    /// <summary>The other person.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OpenSet)]
    [ValidateNotNullOrEmpty]
    public string ConfirmedBy { get; set; } = "";

    /// <summary>Why the key is opened.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = OpenSet)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>The patient whose the report is believed to be.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = OpenSet)]
    [ValidateNotNullOrEmpty]
    public string? PatientId { get; set; }

    /// <summary>Who wrote the report.</summary>
    [Parameter(ParameterSetName = OpenSet)]
    [ValidateNotNullOrEmpty]
    public string? Reader { get; set; }

    /// <summary>The page with the sheets for the report's two copies.</summary>
    [Parameter(ParameterSetName = OpenSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Show who opened which key instead.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogSet)]
    public SwitchParameter Log { get; set; }

    private protected override void Begin() => Exchange();

    private protected override void Process()
    {
        if (Log)
        {
            WriteObject(Place.Anonymous.Openings(Drill), enumerateCollection: true);
            return;
        }

        var file = Path is null ? null : PathArgument.FullPath(this, Path);
        if (file is not null) Site.AnonymousPaperFile.RequireFree(file);
        if (!ShouldProcess(Code, $"Open the key, confirmed by {ConfirmedBy}, and record it"))
            return;
        var patient = PatientId is null ? null : Core.Identity.PatientId.Parse(PatientId, Workplace.Today);
        WriteObject(Place.ResolveAnonymized(Code, Reason, ConfirmedBy, patient, Reader, file, StopToken));
    }

    private protected override void End() => Exchange();
}
