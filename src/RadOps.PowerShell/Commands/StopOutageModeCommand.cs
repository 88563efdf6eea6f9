using System.Management.Automation;
using RadOps.Core.Continuity;
using RadOps.Core;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Stop-OutageMode</c>: an outage is over; TiB knows, and every paper is entered.</summary>
[Cmdlet(VerbsLifecycle.Stop, "OutageMode", DefaultParameterSetName = "Stop", SupportsShouldProcess = true)]
[OutputType(typeof(OutageStatus))]
public sealed class StopOutageModeCommand : OutageCmdlet
{
    private const string ForceSet = "Force";

    /// <summary>When TiB was told that it is over.</summary>
    [Parameter]
    public DateTime? TibContacted { get; set; }

    /// <summary>It is ended although papers are not entered.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ForceSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Why.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ForceSet)]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    private protected override void Process()
    {
        Exchange();
        Place.Outages.RequireStoppable(Instant(TibContacted), Reason, Drill);
        var open = Place.Outages.Status(Drill).OpenItems;
        if (!ShouldProcess(Drill ? "the drill" : "the outage", open > 0 ? $"End with {CountText.Of(open, "item")} only on paper" : "End"))
            return;
        // An end that leaves papers behind is asked about; -Confirm:$false answers where nobody is there to be asked.
        if (open > 0 && !MyInvocation.BoundParameters.ContainsKey("Confirm") && !ShouldContinue($"{CountText.Of(open, "item is", "items are")} only on paper. End it all the same?", "Stop-OutageMode -Force"))
            return;
        WriteObject(Place.Outages.Stop(Instant(TibContacted), Reason, Drill, StopToken));
        Exchange();
    }
}
