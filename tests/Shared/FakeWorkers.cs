using RadOps.Core.Export;

namespace RadOps.Tests.Shared;

/// <summary>Workers of a machine that is not there; a test says which have died.</summary>
public sealed class FakeWorkers(string machine = "RTG-PC1") : IWorkers
{
    private readonly HashSet<string> dead = [];
    private int count;

    public Worker Enter() => new(machine, 4711, DateTimeOffset.UnixEpoch, Interlocked.Increment(ref count).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public void Leave(Worker worker) => Kill(worker);

    public void Kill(Worker worker)
    {
        lock (dead) dead.Add(worker.Token);
    }

    /// <summary>All who have entered until now are dead.</summary>
    public void KillAll()
    {
        for (var token = 1; token <= count; token++) Kill(new(machine, 4711, DateTimeOffset.UnixEpoch, token.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public bool HasEnded(Worker worker)
    {
        lock (dead) return worker.Machine == machine && dead.Contains(worker.Token);
    }
}
