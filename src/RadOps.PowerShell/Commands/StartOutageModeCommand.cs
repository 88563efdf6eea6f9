using System.Management.Automation;
using RadOps.Core.Continuity;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Start-OutageMode</c>: an outage begins, changes, or TiB has been told of it; with the routine's instructions.</summary>
[Cmdlet(VerbsLifecycle.Start, "OutageMode", SupportsShouldProcess = true)]
[OutputType(typeof(OutageStatus))]
public sealed class StartOutageModeCommand : OutageCmdlet
{
    /// <summary>What is out.</summary>
    [Parameter(Position = 0)]
    public OutageMode[] Mode { get; set; } = [];

    /// <summary>When TiB was told.</summary>
    [Parameter]
    public DateTime? TibContacted { get; set; }

    /// <summary>When it began.</summary>
    [Parameter]
    public DateTime? Started { get; set; }

    private protected override void Process()
    {
        var what = Mode.Length > 0 ? string.Join(" + ", Mode) : "the outage that lasts";
        if (!ShouldProcess(what, $"{(Drill ? "Drill: r" : "R")}ecord an outage{(TibContacted is null ? "" : ", and that TiB was told")}"))
            return;
        Exchange();
        WriteObject(Place.Outages.Start(Mode, Instant(TibContacted), Drill, Instant(Started), StopToken));
        Exchange();
    }
}
