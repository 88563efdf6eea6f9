namespace RadOps.PowerShell.Pipeline;

/// <summary>Shows how far work of several steps has come; the time left is that of the step. Told from several threads.</summary>
/// <param name="activity">What is done.</param>
/// <param name="id">Id of the bar.</param>
/// <param name="output">Where it is shown.</param>
/// <param name="read">Takes a report apart: the step's name, and how many are done of how many.</param>
/// <param name="parentId">Id of the bar that it stands under; -1 for none.</param>
internal sealed class StepMeter<T>(string activity, int id, WorkOutput output, Func<T, (string Step, int Done, int Total)> read, int parentId = -1) : IProgress<T>, IDisposable
{
    private readonly Lock gate = new();
    private ProgressMeter meter = new(activity, id, TimeProvider.System, parentId);
    private string? current;

    /// <inheritdoc/>
    public void Report(T value)
    {
        var (step, done, total) = read(value);
        lock (gate)
        {
            if (step != current)
                (current, meter) = (step, new ProgressMeter(activity, id, TimeProvider.System, parentId));
            if (meter.At(done, total, $"({step})") is { } record)
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
