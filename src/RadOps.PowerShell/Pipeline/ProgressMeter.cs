using System.Globalization;
using System.Management.Automation;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// Makes progress records with the time left, at most five a second: more cost more than the work that they tell of.
/// </summary>
internal sealed class ProgressMeter(string activity, int id, TimeProvider clock, int parentId = -1)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly long started = clock.GetTimestamp();
    private TimeSpan shown = TimeSpan.MinValue;

    /// <summary>A record to show, or null when the last one is recent enough.</summary>
    /// <param name="done">How many are done.</param>
    /// <param name="total">Of how many; 0 when it is not known.</param>
    /// <param name="unit">What is counted, such as <c>files</c>.</param>
    internal ProgressRecord? At(long done, long total, string unit)
    {
        var elapsed = clock.GetElapsedTime(started);
        if (shown != TimeSpan.MinValue && elapsed - shown < Interval && done != total)
            return null;
        shown = elapsed;
        return new ProgressRecord(id, activity, total > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{done} of {total} {unit}")
            : string.Create(CultureInfo.InvariantCulture, $"{done} {unit}"))
        {
            ParentActivityId = parentId,
            PercentComplete = total > 0 ? (int)Math.Clamp(100 * done / total, 0, 100) : -1,
            SecondsRemaining = total > 0 && done > 0 ? (int)Math.Min(int.MaxValue, elapsed.TotalSeconds / done * (total - done)) : -1,
        };
    }

    /// <summary>The record that takes the bar away.</summary>
    internal ProgressRecord Done() => new(id, activity, " ") { ParentActivityId = parentId, RecordType = ProgressRecordType.Completed };
}
