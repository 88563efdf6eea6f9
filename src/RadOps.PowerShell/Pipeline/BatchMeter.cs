using RadOps.Core.Export;
using RadOps.Site.Batch;

namespace RadOps.PowerShell.Pipeline;

/// <summary>Shows how far a batch has come, with the time left, and below it what each worker makes. Told from several threads.</summary>
internal sealed class BatchMeter(WorkOutput output) : IProgress<BatchProgress>, IDisposable
{
    private const int BatchProgressId = 3;

    private readonly Lock gate = new();
    private readonly ProgressMeter orders = new("Making media", BatchProgressId, TimeProvider.System);
    private readonly Dictionary<int, (string ExportId, StepMeter<ExportProgress> Meter)> workers = [];

    /// <inheritdoc/>
    public void Report(BatchProgress value)
    {
        lock (gate)
        {
            if (orders.At(value.Done, value.Total, "orders") is { } record) output.Progress(record);
            if (workers.TryGetValue(value.Worker, out var current) && (value.Step is null || current.ExportId != value.ExportId))
            {
                current.Meter.Dispose();
                workers.Remove(value.Worker);
            }

            if (value.Step is not { } step) return;
            if (!workers.TryGetValue(value.Worker, out current))
                workers[value.Worker] = current = (value.ExportId, Meter(value.Worker, value.ExportId));
            current.Meter.Report(step);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var (_, meter) in workers.Values) meter.Dispose();
            if (!output.Stopping.IsCancellationRequested) output.Progress(orders.Done());
        }
    }

    private StepMeter<ExportProgress> Meter(int worker, string exportId) =>
        new($"Export {exportId}", BatchProgressId + 1 + worker, output, value => ($"{value.Step}", value.Done, value.Total), BatchProgressId);
}
