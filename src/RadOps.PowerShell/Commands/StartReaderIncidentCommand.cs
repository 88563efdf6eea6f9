using System.Management.Automation;
using RadOps.Core.Continuity.Reader;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Start-ReaderIncident</c>: the digital link to the external reader does not work; shows whom to contact, in the routine's order (X-08, X-10).</summary>
[Cmdlet(VerbsLifecycle.Start, "ReaderIncident", SupportsShouldProcess = true)]
[OutputType(typeof(ReaderIncident))]
public sealed class StartReaderIncidentCommand : OutageCmdlet
{
    /// <summary>What does not come through.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ReaderProblem Problem { get; set; }

    /// <summary>Who noticed.</summary>
    [Parameter]
    public ReaderDetector DetectedBy { get; set; }

    /// <summary>Where the fault seems to be.</summary>
    [Parameter]
    public ReaderSystem[] System { get; set; } = [];

    /// <summary>What is seen.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Symptom { get; set; }

    /// <summary>When it was noticed.</summary>
    [Parameter]
    public DateTime? Detected { get; set; }

    private protected override void Process()
    {
        if (!ShouldProcess($"{Problem}", $"{(Drill ? "Drill: o" : "O")}pen a night incident at the external reader"))
            return;
        WriteObject(ExchangedReader().Open(new() { Problem = Problem, DetectedBy = DetectedBy, Systems = System, Symptom = Symptom, Detected = Instant(Detected) }, Drill, StopToken));
        Exchange();
    }
}
