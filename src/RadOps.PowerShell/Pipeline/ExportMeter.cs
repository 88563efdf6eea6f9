using RadOps.Core.Export;

namespace RadOps.PowerShell.Pipeline;

/// <summary>Shows how far an export has come; the time left is that of the step. Told from several threads.</summary>
internal sealed class ExportMeter(string activity, int id, WorkOutput output) : IProgress<ExportProgress>, IDisposable
{
    private readonly Lock gate = new();
    private ProgressMeter meter = new(activity, id, TimeProvider.System);
    private ExportStepKind step;

    /// <inheritdoc/>
    public void Report(ExportProgress value)
    {
        lock (gate)
        {
            if (value.Step != step)
                (step, meter) = (value.Step, new ProgressMeter(activity, id, TimeProvider.System));
            if (meter.At(value.Done, value.Total, $"({value.Step})") is { } record)
                output.Progress(record);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Once stopped, the pipeline takes no more records, and takes the bar away itself.
        if (!output.Stopping.IsCancellationRequested)
            output.Progress(meter.Done());
    }
}
