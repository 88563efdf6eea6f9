using System.Globalization;
using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests.Campaigns;

/// <summary>
/// Processes write to one register at once while faults strike: writers are killed and started again, and whatever else the engine may meet. In the end every event is there, once, in its process's order, and the chain
/// holds. In full: 8 processes and 20,000 events each.
/// </summary>
internal sealed class RegisterCampaign : IDisposable
{
    private readonly string register;
    private readonly Random random;
    private readonly int count = Campaign.Count(400, 20_000);
    private readonly int most = Campaign.Count(4, 60);
    private readonly CampaignWorker[] workers = new CampaignWorker[Campaign.Count(3, 8)];
    private readonly List<CampaignWorker> killed = [];
    private int killedAtWork;

    internal RegisterCampaign(string register, int seed)
    {
        this.register = register;
        random = new Random(seed);
        RegisterFactory.Open(register, TimeProvider.System).Dispose();
    }

    public void Dispose()
    {
        foreach (var worker in workers.Where(worker => worker is not null))
        {
            if (worker.IsRunning) worker.Kill();
            worker.Dispose();
        }

        killed.ForEach(worker => worker.Dispose());
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="kills">How many writers are killed.</param>
    /// <param name="others">Other faults.</param>
    internal async Task RunAsync(int kills, params Action[] others)
    {
        var total = (long)workers.Length * count;
        // Each fault strikes when the register has come to a place of its own.
        var faults = new Queue<(long At, Action Strike)>(others.Concat(Enumerable.Repeat<Action>(KillOne, kills))
            .Select(strike => (At: random.NextInt64(1, total * 9 / 10), strike)).OrderBy(fault => fault.At).ToList());
        var planned = faults.Count;
        for (var number = 0; number < workers.Length; number++) workers[number] = Start(number);
        using var store = RegisterFactory.Open(register, TimeProvider.System, RegisterAccess.Existing);
        while (faults.Count > 0)
        {
            Assert.All(workers, worker => Assert.True(worker.IsRunning || worker.ExitCode == 0, worker.Said));
            if (store.ReadHead().Position >= faults.Peek().At) faults.Dequeue().Strike();
            else await Task.Delay(2, TestContext.Current.CancellationToken);
        }

        foreach (var worker in workers)
        {
            worker.WaitForExit();
            Assert.True(worker.ExitCode == 0, worker.Said);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{workers.Length} processes, {total:N0} events, {planned} faults, {kills} of them kills, {killedAtWork} of a process at work"));
        AssertWhole(store, total);
        Assert.True(killedAtWork > 0, "no process was killed at its work");
    }

    private void AssertWhole(IRegisterStore store, long total)
    {
        var found = RegisterIntegrityCheck.Run(store, TimeProvider.System);
        Assert.True(found.Holds, found.Message);
        Assert.Equal(total, found.Events);
        Assert.Equal(total, store.ReadHead().Position);
        var ids = new HashSet<Guid>();
        var next = Enumerable.Range(0, workers.Length).ToDictionary(CampaignWorker.JournalOf, _ => 1L);
        foreach (var item in store.Read(new RegisterQuery()))
        {
            Assert.True(ids.Add(item.Id));
            Assert.Equal(next[item.Journal]++, item.Sequence);
        }

        Assert.All(next.Values, after => Assert.Equal(count + 1, after));
    }

    private void KillOne()
    {
        // One that is at work, if any is; one that has ended finds, started again, that there is nothing left to do.
        var running = Enumerable.Range(0, workers.Length).Where(number => workers[number].IsRunning).ToList();
        var chosen = running.Count == 0 ? random.Next(workers.Length) : running[random.Next(running.Count)];
        if (workers[chosen].IsRunning)
        {
            workers[chosen].Kill();
            if (workers[chosen].ExitCode != 0) killedAtWork++;
        }

        killed.Add(workers[chosen]);
        workers[chosen] = Start(chosen);
    }

    private CampaignWorker Start(int number) => CampaignWorker.Start(register, number, count, most, random.Next());
}
