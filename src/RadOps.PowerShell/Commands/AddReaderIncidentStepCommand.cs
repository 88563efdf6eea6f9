using System.Management.Automation;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Add-ReaderIncidentStep</c>: somebody was called, the problem persists, images went another way: what was done in a night incident, by whom and when.</summary>
[Cmdlet(VerbsCommon.Add, "ReaderIncidentStep", SupportsShouldProcess = true)]
[OutputType(typeof(ReaderIncident))]
public sealed class AddReaderIncidentStepCommand : OutageCmdlet
{
    /// <summary>What was done.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ReaderStepKind Step { get; set; }

    /// <summary>The incident; all that are open where none is stated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ArgumentCompleter(typeof(ReaderIncidentCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Incident { get; set; }

    /// <summary>Who did it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <summary>When.</summary>
    [Parameter]
    public DateTime? Occurred { get; set; }

    /// <summary>Nobody answered.</summary>
    [Parameter]
    public SwitchParameter NoAnswer { get; set; }

    /// <summary>The way that images took.</summary>
    [Parameter]
    public TransferRoute? Route { get; set; }

    /// <summary>What was seen.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Note { get; set; }

    private protected override void Begin() => ExchangedReader();

    private protected override void Process()
    {
        if (!ShouldProcess(Incident ?? "the incident that is open", $"{(Drill ? "Drill: w" : "W")}rite up {Step}{(NoAnswer ? ", without an answer" : "")}"))
            return;
        WriteObject(
            Place.Reader.AddStep(new() { Kind = Step, Incident = Incident, By = By, Occurred = Instant(Occurred), NoAnswer = NoAnswer, Route = Route, Note = Note }, Drill, StopToken),
            enumerateCollection: true);
    }

    private protected override void End() => Exchange();
}
