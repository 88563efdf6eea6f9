using System.Management.Automation;
using RadOps.Core.Continuity.Systems;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Test-RadSystem</c>: how RIS, PACS, OM, BFR, IEP and the register are, with figures, and which outage mode that would speak for.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RadSystem")]
[OutputType(typeof(SystemReport), typeof(bool))]
public sealed class TestRadSystemCommand : WorkplaceCmdlet
{
    private const int SystemProgressId = 3;
    private const int DefaultTimeout = 10;

    /// <summary>The most time, in seconds, that each is given to connect, and for each reply.</summary>
    [Parameter]
    [ValidateRange(1, 300)]
    public int TimeoutSeconds { get; set; } = DefaultTimeout;

    /// <summary>Gives true or false instead of the report.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process()
    {
        var check = Workplace.Systems(TimeSpan.FromSeconds(TimeoutSeconds));
        RunWork(async output =>
        {
            using var progress = new StepMeter<int>("Asking the systems", SystemProgressId, output, done => ("answers", done, check.Count));
            var report = await check.RunAsync(progress, output.Stopping).ConfigureAwait(false);
            output.Write(Quiet ? report.IsAllUp : report);
        });
    }
}
