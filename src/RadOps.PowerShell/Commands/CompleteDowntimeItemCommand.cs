using System.Management.Automation;
using RadOps.Core.Continuity.Downtime;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Complete-DowntimeItem</c>: a paper was entered in RIS, and another person held its code and patient against the screen.</summary>
[Cmdlet(VerbsLifecycle.Complete, "DowntimeItem", SupportsShouldProcess = true)]
[OutputType(typeof(DowntimeItem))]
public sealed class CompleteDowntimeItemCommand : OutageCmdlet
{
    /// <summary>What the paper bears.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DowntimeNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Which of the things that bear the number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DowntimeItemKind? Kind { get; set; }

    /// <summary>The accession number that it was entered under.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string AccessionNumber { get; set; } = "";

    /// <summary>The patient as RIS has it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PatientId { get; set; }

    /// <summary>Who entered it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? EnteredBy { get; set; }

    /// <summary>The other person.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string ConfirmedBy { get; set; } = "";

    /// <summary>When it was entered.</summary>
    [Parameter]
    public DateTime? Occurred { get; set; }

    private protected override void Begin() => Exchange();

    private protected override void Process()
    {
        if (!ShouldProcess(Number, $"Record that it was entered under {AccessionNumber}"))
            return;
        var patient = PatientId is null ? null : Core.Identity.PatientId.Parse(PatientId, Workplace.Today);
        WriteObject(
            Place.Downtime.Complete(
                new()
                {
                    Number = Number,
                    Kind = Kind,
                    Patient = patient,
                    AccessionNumber = AccessionNumber,
                    EnteredBy = EnteredBy ?? Workplace.Operator.Operator,
                    ConfirmedBy = ConfirmedBy,
                    Occurred = Instant(Occurred),
                    Subject = Place.SubjectOf(patient),
                },
                StopToken),
            enumerateCollection: true);
    }

    private protected override void End() => Exchange();
}
