using System.Management.Automation;
using RadOps.Core.Register.Disposal;
using RadOps.Core;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Clear-RegisterPayload</c>: disposes of what old events say; that they happened, when and by whom stays, and the chain holds.</summary>
[Cmdlet(VerbsCommon.Clear, "RegisterPayload", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(DisposalResult))]
public sealed class ClearRegisterPayloadCommand : WorkplaceCmdlet
{
    private const int ProgressId = 4;

    /// <summary>What was recorded before this day goes; five years ago at the latest.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public DateTime Before { get; set; }

    /// <summary>The decision that it stands on.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Decision { get; set; } = "";

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void End()
    {
        RequireRegister();
        var disposal = Workplace.Disposal;
        RunWork(output =>
        {
            var plan = disposal.Plan(DateOnly.FromDateTime(Before), output.Stopping);
            var what = FormattableString.Invariant($"Dispose of {CountText.Of(plan.Positions.Count, "payload")}, {CountText.Of(plan.Releases, "of them of a release", "of them of releases")}, recorded before {plan.Before:yyyy-MM-dd} in {Workplace.Register.Location}");
            if (plan.Positions.Count > 0 && !output.ShouldProcess($"{what}. They cannot be had back.", $"{what}? They cannot be had back."))
                return;
            var meter = new ProgressMeter("Disposing of payloads", ProgressId, Workplace.Clock);
            output.Write(disposal.Dispose(plan, Decision, new Metered(meter, output, plan.Positions.Count), output.Stopping));
            output.Progress(meter.Done());
        });
    }

    private sealed class Metered(ProgressMeter meter, WorkOutput output, int all) : IProgress<int>
    {
        public void Report(int value)
        {
            if (meter.At(value, all, "payloads") is { } record) output.Progress(record);
        }
    }
}
