using System.Management.Automation;
using RadOps.Core.Continuity.Downtime;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Undo-DowntimeItem</c>: something was written up by mistake; what was written stays, with who took it back and why.</summary>
[Cmdlet(VerbsCommon.Undo, "DowntimeItem", SupportsShouldProcess = true)]
[OutputType(typeof(DowntimeItem))]
public sealed class UndoDowntimeItemCommand : OutageCmdlet
{
    /// <summary>What the paper bears.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DowntimeNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Which of the things that bear the number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DowntimeItemKind? Kind { get; set; }

    /// <summary>What the mistake was.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>Who takes it back.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WithdrawnBy { get; set; }

    /// <summary>The other person.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string ConfirmedBy { get; set; } = "";

    private protected override void Begin() => Exchange();

    private protected override void Process()
    {
        if (!ShouldProcess(Number, $"Take back what was written up by mistake: {Core.Identity.IdentityMask.Mask(Reason)}"))
            return;
        WriteObject(
            Place.Downtime.Withdraw(new() { Number = Number, Kind = Kind, Reason = Reason, WithdrawnBy = WithdrawnBy ?? Workplace.Operator.Operator, ConfirmedBy = ConfirmedBy }, StopToken),
            enumerateCollection: true);
    }

    private protected override void End() => Exchange();
}
