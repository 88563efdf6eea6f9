using System.Management.Automation;
using RadOps.Core.Continuity.Reader;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-ReaderIncident</c>: night incidents at the external reader, what was done, and what is to be done now.</summary>
[Cmdlet(VerbsCommon.Get, "ReaderIncident")]
[OutputType(typeof(ReaderIncident))]
public sealed class GetReaderIncidentCommand : OutageCmdlet
{
    /// <summary>Ids; all that are open where none is stated.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ReaderIncidentCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Incident { get; set; } = [];

    /// <summary>Closed ones too.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    private protected override void Begin() => ExchangedReader();

    private protected override void Process()
    {
        var known = Place.Reader.Incidents(Drill);
        if (Incident.Length == 0) WriteObject(known.Where(incident => incident.IsOpen || All), enumerateCollection: true);
        foreach (var id in Incident) Attempt(() => WriteObject(Place.Reader.Find(id, Drill)));
    }
}
