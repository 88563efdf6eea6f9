using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using RadOps.Core.Export;

namespace RadOps.Site;

/// <summary>Who is at work on this machine, told by its processes.</summary>
public sealed class ProcessWorkers : IWorkers
{
    // Start times are reckoned from when the machine started, and may be told with a second's difference.
    private static readonly TimeSpan sameStart = TimeSpan.FromSeconds(5);

    // Several runspaces and workplaces may live in one process.
    private static readonly ConcurrentDictionary<string, bool> atWork = new(StringComparer.Ordinal);
    private static readonly DateTimeOffset started = StartOf(Process.GetCurrentProcess())!.Value;

    /// <inheritdoc/>
    public Worker Enter()
    {
        var worker = new Worker(Environment.MachineName, Environment.ProcessId, started, Guid.NewGuid().ToString("n"));
        atWork[worker.Token] = true;
        return worker;
    }

    /// <inheritdoc/>
    public void Leave(Worker worker) => atWork.TryRemove(worker.Token, out _);

    /// <inheritdoc/>
    public bool HasEnded(Worker worker)
    {
        if (!string.Equals(worker.Machine, Environment.MachineName, StringComparison.OrdinalIgnoreCase)) return false;
        if (worker.Process == Environment.ProcessId && IsSame(worker.Started, started)) return !atWork.ContainsKey(worker.Token);
        try
        {
            return StartOf(Process.GetProcessById(worker.Process)) is { } start && !IsSame(worker.Started, start);
        }
        catch (ArgumentException)
        {
            return true; // no such process
        }
    }

    // Null where the system does not say: another user's process, on some systems.
    private static DateTimeOffset? StartOf(Process process)
    {
        using (process)
        {
            try
            {
                return new DateTimeOffset(process.StartTime);
            }
            catch (Win32Exception)
            {
                return null;
            }
            catch (InvalidOperationException)
            {
                return DateTimeOffset.MinValue; // it ended just now
            }
        }
    }

    private static bool IsSame(DateTimeOffset first, DateTimeOffset second) => (first - second).Duration() < sameStart;
}
