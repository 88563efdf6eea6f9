namespace RadOps.PowerShell.Pipeline;

/// <summary>Shows how many of the register's events have been walked.</summary>
internal sealed class EventProgress(ProgressMeter meter, WorkOutput output, long total) : IProgress<long>
{
    public void Report(long value)
    {
        if (meter.At(value, total, "events") is { } record)
            output.Progress(record);
    }
}
