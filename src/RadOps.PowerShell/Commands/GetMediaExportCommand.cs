using System.Management.Automation;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-MediaExport</c>: searches the register "Exporterade bilder".</summary>
[Cmdlet(VerbsCommon.Get, "MediaExport", DefaultParameterSetName = "Search")]
[OutputType(typeof(MediaExport))]
public sealed class GetMediaExportCommand : WorkplaceCmdlet
{
    /// <summary>Names of releases.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "ExportId", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExportIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExportId { get; set; } = [];

    /// <summary>The patient's number.</summary>
    [Parameter(ParameterSetName = "Search")]
    public string? PatientId { get; set; }

    /// <summary>Accession number of the examination.</summary>
    [Parameter(ParameterSetName = "Search")]
    public string? AccessionNumber { get; set; }

    /// <summary>Study Instance UID.</summary>
    [Parameter(ParameterSetName = "Search")]
    public string? StudyInstanceUid { get; set; }

    /// <summary>The caller's key of the request.</summary>
    [Parameter(ParameterSetName = "Search")]
    public string? RequestId { get; set; }

    /// <summary>Only at or after this time.</summary>
    [Parameter(ParameterSetName = "Search")]
    public DateTime? Since { get; set; }

    /// <summary>Only before this time.</summary>
    [Parameter(ParameterSetName = "Search")]
    public DateTime? Before { get; set; }

    /// <summary>Only to this sort of recipient.</summary>
    [Parameter(ParameterSetName = "Search")]
    public RecipientType? Recipient { get; set; }

    /// <summary>Only those whose line or destination holds this text.</summary>
    [Parameter(ParameterSetName = "Search")]
    public string? Text { get; set; }

    private protected override void Process()
    {
        RequireRegister();
        if (ParameterSetName == "ExportId")
            foreach (var exportId in ExportId)
                Attempt(() => WriteObject(Releases.Get(exportId.Trim().ToUpperInvariant())));
        else
            WriteObject(Releases.Find(Query(), StopToken), enumerateCollection: true);
    }

    private MediaExportQuery Query() => new()
    {
        PatientId = PatientId is null ? null : Core.Identity.PatientId.Parse(PatientId, Workplace.Today),
        AccessionNumber = AccessionNumber,
        StudyInstanceUid = StudyInstanceUid,
        RequestId = RequestId,
        From = Since,
        To = Before,
        Recipient = Recipient,
        Text = Text,
    };
}
