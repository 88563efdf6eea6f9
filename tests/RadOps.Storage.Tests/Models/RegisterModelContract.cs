using System.Globalization;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests.Models;

/// <summary>
/// Random histories of appends, batches, doubles, malformed events, queries, disposals and reopenings, on a real register and on a naive one in memory: they give the same events, to the last hash, and refuse the same. Seeded.
/// </summary>
public abstract class RegisterModelContract
{
    private static readonly string[] Kinds = [EventKinds.Release, EventKinds.ReferralNote, EventKinds.Consent];
    private static readonly string[] Subjects = ["", "a", "B", "å'; DROP TABLE events; --"];
    private static readonly string[] Journals = [NewEvent.RegisterJournal, "RTG-PC7", "rtg-pc7", "%s {0} \\"];

    /// <summary>A register that is empty.</summary>
    private protected abstract string NewRegister();

    [Fact]
    public void Random_histories_are_those_of_a_naive_register()
    {
        for (var seed = 1; seed <= Campaign.Count(4, 120); seed++) Run(seed, Campaign.Count(120, 400));
    }

    private void Run(int seed, int steps)
    {
        var random = new Random(seed);
        var clock = new SetClock(new DateTimeOffset(2020, 2, 29, 8, 0, 0, TimeSpan.Zero));
        var register = NewRegister();
        using var model = new MemoryRegister(clock);
        var store = RegisterFactory.Open(register, clock);
        var known = new List<Guid>();
        try
        {
            for (var step = 0; step < steps; step++)
            {
                var what = $"seed {seed}, step {step}";
                clock.Now = clock.Now.AddHours(random.Next(24 * 30));
                switch (random.Next(10))
                {
                    case < 6:
                        var batch = Batch(random, known, clock.Now);
                        AssertSame(what, batch, model, store);
                        break;
                    case 6:
                        Dispose(what, random, model, store);
                        break;
                    case 7:
                        store.Dispose();
                        store = RegisterFactory.Open(register, clock, RegisterAccess.Existing);
                        break;
                    default:
                        var query = Query(random, known, clock.Now, model.ReadHead().Position);
                        Assert.Equal(model.Read(query), store.Read(query));
                        break;
                }

                Assert.Equal((what, model.ReadHead()), (what, store.ReadHead()));
            }

            Assert.Equal(model.Read(new RegisterQuery()), store.Read(new RegisterQuery()));
            var proof = RegisterIntegrityCheck.Run(store, clock);
            Assert.Equal((seed, null, null), (seed, proof.Code, proof.Position));
        }
        finally
        {
            store.Dispose();
        }
    }

    private static void AssertSame(string what, List<NewEvent> batch, MemoryRegister model, IRegisterStore store)
    {
        var (expected, found) = (Try(() => model.Append(batch)), Try(() => store.Append(batch)));
        Assert.Equal((what, expected.Code is null), (what, found.Code is null));
        Assert.Equal(expected.Events, found.Events);
        // Of a batch that holds both a double and a malformed event, either is told.
        if (batch.All(item => item.Operator.Length > 0)) Assert.Equal((what, expected.Code), (what, found.Code));
    }

    private static (IReadOnlyList<RegisterEvent> Events, string? Code) Try(Func<IReadOnlyList<RegisterEvent>> step)
    {
        try
        {
            return (step(), null);
        }
        catch (RadOpsException refused)
        {
            return ([], refused.Code);
        }
    }

    // Either both take the payloads away, or neither does; a payload that is gone already has a code of its own in a database.
    private static void Dispose(string what, Random random, MemoryRegister model, IRegisterStore store)
    {
        var end = (int)model.ReadHead().Position;
        if (end == 0) return;
        var positions = Enumerable.Range(0, random.Next(1, 5)).Select(_ => (long)random.Next(1, end + 1)).Distinct().ToArray();
        var said = TestEvents.New(end, string.Create(CultureInfo.InvariantCulture, $$"""{"before":"2020-02-29T08:00:00.000000Z","decision":"d","positions":[{{string.Join(',', positions)}}]}"""), kind: EventKinds.PayloadsDisposed) with { Id = NewId(random) };
        var (expected, found) = (Try(() => [model.DisposeOf(said, positions)]), Try(() => [store.DisposeOf(said, positions)]));
        Assert.Equal((what, expected.Code is null), (what, found.Code is null));
        Assert.Equal(expected.Events, found.Events);
    }

    private static List<NewEvent> Batch(Random random, List<Guid> known, DateTimeOffset now)
    {
        var batch = new List<NewEvent>();
        for (var count = random.Next(1, 9); count > 0; count--)
        {
            var isDouble = known.Count > 0 && random.Next(40) == 0;
            var id = isDouble ? known[random.Next(known.Count)] : NewId(random);
            if (!isDouble) known.Add(id);
            batch.Add(TestEvents.New(0, string.Create(CultureInfo.InvariantCulture, $$"""{"n":{{random.Next()}}}"""), Subjects[random.Next(Subjects.Length)], Kinds[random.Next(Kinds.Length)]) with
            {
                Id = id,
                Occurred = now.AddTicks(-random.NextInt64(TimeSpan.TicksPerDay * 400)),
                Operator = random.Next(80) == 0 ? "" : "sve11",
                Journal = Journals[random.Next(Journals.Length)],
                // Most are numbered by the register; some bring a number, free or taken.
                Sequence = random.Next(6) == 0 ? random.Next(1, 60) : 0,
            });
        }

        return batch;
    }

    private static RegisterQuery Query(Random random, List<Guid> known, DateTimeOffset now, long end) => new()
    {
        Kinds = random.Next(2) == 0 ? null : [.. Kinds.Where(_ => random.Next(2) == 0)],
        Subject = random.Next(2) == 0 ? null : Subjects[random.Next(Subjects.Length)],
        Ids = random.Next(3) != 0 ? null : [.. known.Where(_ => random.Next(4) == 0).Take(50)],
        From = random.Next(2) == 0 ? null : now.AddDays(-random.Next(1_000)),
        To = random.Next(2) == 0 ? null : now.AddDays(-random.Next(200)),
        After = random.Next(2) == 0 ? 0 : random.NextInt64(end + 1),
        Through = random.Next(2) == 0 ? null : random.NextInt64(end + 2),
    };

    private static Guid NewId(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
