using System.Management.Automation;
using RadOps.Core.Audit.Messages;
using RadOps.Core;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Send-AuditMessage</c>: hands what the register holds, and has not handed over, to the site's audit record repository (IHE ATNA), in order.</summary>
[Cmdlet(VerbsCommunications.Send, "AuditMessage", SupportsShouldProcess = true)]
[OutputType(typeof(AuditDelivery))]
public sealed class SendAuditMessageCommand : WorkplaceCmdlet
{
    private const int ProgressId = 5;

    /// <summary>The first time: nothing is told of what the register took in before this time.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Verifies the whole register first, and sends a Security Alert where it does not hold.</summary>
    [Parameter]
    public SwitchParameter VerifyRegister { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void End()
    {
        RequireRegister();
        var repository = Workplace.AuditRepository;
        var register = Workplace.Register;
        var spool = Workplace.AuditSpool(register);
        var since = Instant(Since);
        RunWork(async output =>
        {
            var waiting = spool.Look(output.Stopping);
            var what = FormattableString.Invariant($"Send {CountText.Of(waiting.Messages, "audit message")} of {register.Location} to {repository.Name}{(since is { } from ? $", those of before {from:yyyy-MM-dd HH:mm} left out" : "")}");
            if (!output.ShouldProcess(what, $"{what}?")) return;
            if (since is { } start) spool.BeginAt(start, output.Stopping);
            var meter = new ProgressMeter("Sending audit messages", ProgressId, Workplace.Clock);
            output.Write(await spool.SendAsync(repository, VerifyRegister, new EventProgress(meter, output, register.ReadHead().Position), output.Stopping).ConfigureAwait(false));
            output.Progress(meter.Done());
        });
    }
}
