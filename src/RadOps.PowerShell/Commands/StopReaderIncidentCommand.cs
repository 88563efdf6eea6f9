using System.Management.Automation;
using RadOps.Core.Continuity.Reader;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Stop-ReaderIncident</c>: closes a night incident, and writes the message to the administrators for a person to send (X-24).</summary>
[Cmdlet(VerbsLifecycle.Stop, "ReaderIncident", DefaultParameterSetName = "Stop", SupportsShouldProcess = true)]
[OutputType(typeof(ReaderIncident))]
public sealed class StopReaderIncidentCommand : OutageCmdlet
{
    private const string ForceSet = "Force";

    /// <summary>The message to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Whether the problem persists.</summary>
    [Parameter(Mandatory = true)]
    public bool Persists { get; set; }

    /// <summary>The incident; all that are open where none is stated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ReaderIncidentCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Incident { get; set; }

    /// <summary>What happened.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Happened { get; set; }

    /// <summary>When it was over, or the night was.</summary>
    [Parameter]
    public DateTime? Occurred { get; set; }

    /// <summary>Each faxed report was copied to the referring unit and put with the RIS administrator.</summary>
    [Parameter]
    public SwitchParameter FaxedReportsPassedOn { get; set; }

    /// <summary>It is closed although contacts are not confirmed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ForceSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ForceSet)]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    private protected override void Process()
    {
        var file = PathArgument.FullPath(this, Path);
        var desk = ExchangedReader();
        var closing = new ReaderClosing
        {
            Persists = Persists,
            Incident = Incident,
            Happened = Happened,
            FaxedReportsPassedOn = FaxedReportsPassedOn,
            ForceReason = Reason,
            Occurred = Instant(Occurred),
        };
        var closed = desk.Preview(closing, Drill);
        if (!ShouldProcess(string.Join(", ", closed.Select(incident => incident.Id)), $"Close {(Drill ? "the drill" : "the night incident")}, and write the message to {closed[0].Message!.To} to {file}"))
            return;
        // An end without the routine's contacts is asked about, as that of an outage with papers is; -Confirm:$false answers where nobody is there to be asked.
        var isForced = closed.Any(incident => incident.ForcedBecause is not null);
        if (isForced && !MyInvocation.BoundParameters.ContainsKey("Confirm") && !ShouldContinue("Contacts of the routine are not confirmed. Close it all the same?", "Stop-ReaderIncident -Force"))
            return;
        WriteObject(Place.CloseIncident(closing, file, Drill, StopToken), enumerateCollection: true);
        Exchange();
    }
}
