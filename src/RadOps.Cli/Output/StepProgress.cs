using System.Globalization;
using RadOps.Core.Transfer;

namespace RadOps.Cli.Output;

/// <summary>Shows how far a transfer has come, and how long its step will take still, at most five times a second. Told from several threads.</summary>
internal sealed class StepProgress(ToolConsole console, string name, TimeProvider clock) : IProgress<TransferProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Lock gate = new();
    private TransferStepKind? step;
    private long began;
    private TimeSpan shown;

    public void Report(TransferProgress value)
    {
        lock (gate)
        {
            if (step != value.Step)
                (step, began, shown) = (value.Step, clock.GetTimestamp(), -Interval);
            var elapsed = clock.GetElapsedTime(began);
            if (elapsed - shown < Interval)
                return;
            shown = elapsed;
            var left = value.Done > 0 ? elapsed / value.Done * (value.Total - value.Done) : (TimeSpan?)null;
            console.Progress(string.Create(CultureInfo.InvariantCulture, $"{name}: {value.Step} {value.Done}/{value.Total}{(left is { } time ? $", {time.TotalSeconds:0} s left" : "")}"));
        }
    }
}
