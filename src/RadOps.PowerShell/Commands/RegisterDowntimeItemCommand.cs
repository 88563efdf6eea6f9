using System.Management.Automation;
using RadOps.Core.Continuity.Downtime;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Register-DowntimeItem</c>: a paper referral that came, a report that was faxed, or a result that was said.</summary>
[Cmdlet(VerbsLifecycle.Register, "DowntimeItem", SupportsShouldProcess = true)]
[OutputType(typeof(DowntimeItem))]
public sealed class RegisterDowntimeItemCommand : OutageCmdlet
{
    /// <summary>What it is.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public DowntimeItemKind Kind { get; set; }

    /// <summary>What the paper bears.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Number { get; set; }

    /// <summary>The patient.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PatientId { get; set; }

    /// <summary>Who sent it, or spoke.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? By { get; set; }

    /// <summary>Whom it went to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? To { get; set; }

    /// <summary>The number that the report is faxed to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ReplyFax { get; set; }

    /// <summary>The referral that it answers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DowntimeNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Referral { get; set; }

    /// <summary>What is asked for, or was done.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Examination { get; set; }

    /// <summary>When it came, was faxed or was said.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DateTime? Occurred { get; set; }

    private protected override void Process()
    {
        if (!ShouldProcess(Number ?? "a new number", $"{(Drill ? "Drill: r" : "R")}egister {Kind} in the journal of {Place.Pack.Organisation}"))
            return;
        var patient = PatientId is null ? null : Core.Identity.PatientId.Parse(PatientId, Workplace.Today);
        WriteObject(Place.Downtime.Register(
            new()
            {
                Kind = Kind,
                Number = Number,
                Patient = patient,
                By = By,
                To = To,
                ReplyFax = ReplyFax,
                Referral = Referral,
                Examination = Examination,
                Occurred = Instant(Occurred),
                Subject = Place.SubjectOf(patient),
            },
            Drill,
            StopToken));
        Exchange();
    }
}
