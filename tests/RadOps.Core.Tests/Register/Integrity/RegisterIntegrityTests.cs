using RadOps.Core.Register;
using RadOps.Core.Register.Integrity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register.Integrity;

public sealed class RegisterIntegrityTests
{
    private static readonly SetClock Clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
    private static readonly OperatorContext Operator = new("sve11", "Röntgen Åmål");

    /// <summary>What somebody who owns the database can do to one event, and leave the others as they are.</summary>
    private static readonly (string Name, Func<RegisterEvent, RegisterEvent> Change)[] Changes =
    [
        ("id", item => item with { Id = new Guid(1, 2, 3, new byte[8]) }),
        ("kind", item => item with { Kind = item.Kind + "x" }),
        ("occurred", item => item with { Occurred = item.Occurred.AddMicroseconds(1) }),
        ("recorded", item => item with { Recorded = item.Recorded.AddMicroseconds(-1) }),
        ("operator", item => item with { Operator = item.Operator + " " }),
        ("care unit", item => item with { CareUnit = "Röntgen Amal" }),
        ("purpose", item => item with { Purpose = "x" }),
        ("subject", item => item with { Subject = item.Subject + "0" }),
        ("journal", item => item with { Journal = "other" }),
        ("sequence", item => item with { Sequence = item.Sequence + 1 }),
        ("payload", item => item with { Payload = item.Payload!.Text.Replace(':', ';') }),
        ("payload hash", item => item with { PayloadHash = Flip(item.PayloadHash) }),
        ("payload and its hash", item => item with { Payload = "{}", PayloadHash = RegisterChain.Sha256("{}") }),
        ("previous hash", item => item with { PreviousHash = Flip(item.PreviousHash) }),
        ("hash", item => item with { Hash = Flip(item.Hash) }),
        ("position", item => item with { Position = item.Position + 1 }),
        ("sealed anew", item => Resealed(item with { Operator = "eva22" })),
    ];

    [Fact]
    public void Every_change_deletion_swap_doubling_and_truncation_of_a_small_register_is_found()
    {
        var (events, head, _) = Filled(14, checkpointEvery: 5);
        foreach (var (name, change) in Changes)
            for (var at = 0; at < events.Count; at++)
                AssertFound(name, [.. events[..at], change(events[at]), .. events[(at + 1)..]], head, FoundAt(name, at, events.Count));
        for (var at = 0; at < events.Count; at++)
        {
            AssertFound("deleted", [.. events[..at], .. events[(at + 1)..]], head, at + 1);
            AssertFound("doubled", [.. events[..(at + 1)], .. events[at..]], head, at + 2);
            AssertFound("cut off", events[..at], head, at + 1);
            AssertFound("cut off with the head", events[..at], at == 0 ? new RegisterHead(1, Flip(head.Hash)) : new RegisterHead(at, Flip(events[at - 1].Hash)), Math.Max(at, 1));
            for (var other = at + 1; other < events.Count; other++)
            {
                var swapped = events.ToList();
                (swapped[at], swapped[other]) = (swapped[other], swapped[at]);
                AssertFound("swapped", swapped, head, at + 1);
                AssertFound("swapped and renumbered", [.. swapped.Select((item, index) => item with { Position = index + 1 })], head, at + 1);
            }
        }
    }

    [Fact]
    public void Random_damage_to_a_large_register_is_found_where_it_is()
    {
        var (events, head, _) = Filled(9_000, checkpointEvery: 2_500);
        var random = new Random(20261128);
        for (var round = 0; round < 120; round++)
        {
            var at = random.Next(events.Count);
            var (name, change) = Changes[random.Next(Changes.Length)];
            var damaged = events.ToList();
            damaged[at] = change(damaged[at]);
            // A second fault after the first must not be told in its place.
            var later = random.Next(at, events.Count);
            if (later > at) damaged[later] = damaged[later] with { Operator = "other" };
            AssertFound(name, damaged, head, FoundAt(name, at, events.Count));
        }
    }

    [Fact]
    public void A_register_rewritten_from_the_start_holds_in_itself_but_not_against_a_digest()
    {
        var (events, head, digest) = Filled(40, checkpointEvery: 100);
        var rewritten = Rewritten(events, 3);
        var newHead = new RegisterHead(rewritten.Count, rewritten[^1].Hash);
        Assert.True(Check(rewritten, newHead).Holds);
        Assert.Equal(("DigestMismatch", 40L), Check(rewritten, newHead, digest) is var found ? (found.Code, found.Position!.Value) : default);
        Assert.Equal("DigestOtherRegister", Check(Rewritten(events, 0), newHead with { Hash = Rewritten(events, 0)[^1].Hash }, digest).Code);
        Assert.Equal("DigestBeyondEnd", Check(events[..30], new RegisterHead(30, events[29].Hash), digest).Code);
        Assert.True(Check(events, head, digest).Holds);
        Assert.True(Assert.Single(Check(events, head, digest).Digests).Agrees);
    }

    [Fact]
    public void A_checkpoint_is_proved_by_the_key_and_missed_when_it_was_rewritten_away()
    {
        var (secret, open) = DigestKey.Make();
        using var signer = DigestKey.Read(secret, "private");
        using var prover = DigestKey.Read(open, "public");
        using var stranger = DigestKey.Read(DigestKey.Make().Public, "other");
        var (events, head, _) = Filled(25, checkpointEvery: 10, signer);

        var found = RegisterIntegrityCheck.Run(new HeldRegister(events, head), Clock, publicKey: prover);
        Assert.True(found.Holds);
        Assert.Equal([10, 21], found.Checkpoints.Select(checkpoint => (int)checkpoint.Position));
        Assert.All(found.Checkpoints, checkpoint => Assert.True(checkpoint.IsSigned));
        Assert.Equal("DigestSignature", RegisterIntegrityCheck.Run(new HeldRegister(events, head), Clock, publicKey: stranger).Code);

        // Whoever rewrites everything and keeps the checkpoint's events is caught by what they say; whoever leaves them out, by their absence.
        var kept = Rewritten(events, 3);
        Assert.Equal("DigestMismatch", RegisterIntegrityCheck.Run(new HeldRegister(kept, new RegisterHead(kept.Count, kept[^1].Hash)), Clock, publicKey: prover).Code);
        var without = Rewritten([.. events.Where(item => item.Kind != EventKinds.RegisterCheckpoint)], 3);
        Assert.Equal("CheckpointMissing", RegisterIntegrityCheck.Run(new HeldRegister(without, new RegisterHead(without.Count, without[^1].Hash)), Clock, publicKey: prover).Code);
        Assert.True(RegisterIntegrityCheck.Run(new HeldRegister([], RegisterHead.Empty), Clock, publicKey: prover).Holds);
    }

    [Fact]
    public void A_digest_is_recorded_once_and_never_taken_of_a_register_that_does_not_hold()
    {
        var store = Store(5);
        var checkpoints = new RegisterCheckpoints(store, Clock, Operator);
        var digest = checkpoints.Take();
        Assert.Equal((5, store.ReadHead().Hash, "sve11", null), (digest.Position, digest.Hash, digest.TakenBy, digest.Signature));
        checkpoints.Record(digest);
        checkpoints.Record(digest);
        Assert.Equal(6, store.ReadHead().Position);
        Assert.True(RegisterIntegrityCheck.Run(store, Clock, [("a", digest)]).Holds);

        var broken = store.Read(new RegisterQuery()).Select(item => item.Position == 3 ? item with { Operator = "eva22" } : item).ToList();
        var error = Assert.Throws<RadOpsException>(() => new RegisterCheckpoints(new HeldRegister(broken, store.ReadHead()), Clock, Operator).Take());
        Assert.Equal("RegisterDoesNotHold", error.Code);
        Assert.Contains("event 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_appended_during_the_walk_is_no_missing_tail()
    {
        var (events, _, _) = Filled(30, checkpointEvery: 100);
        Assert.True(Check(events, new RegisterHead(20, events[19].Hash)).Holds);
        Assert.Equal("TailMissing", Check(events, new RegisterHead(20, Flip(events[19].Hash))).Code);
    }

    [Fact]
    public void A_walk_is_cancelled()
    {
        var (events, head, _) = Filled(3_000, checkpointEvery: 10_000);
        using var stop = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => RegisterIntegrityCheck.Run(new HeldRegister(events, head), Clock, progress: new Cancelling(stop), cancellationToken: stop.Token));
    }

    // An event that was sealed anew holds; the one after it no longer follows, or the register remembers another end.
    private static int FoundAt(string change, int at, int count) => change == "sealed anew" && at + 1 < count ? at + 2 : at + 1;

    private static void AssertFound(string what, IReadOnlyList<RegisterEvent> events, RegisterHead head, long at)
    {
        var found = Check(events, head);
        Assert.False(found.Holds, what);
        // The walk by one thread is the oracle.
        var serial = RegisterChain.Verify(events, head);
        Assert.Equal((what, serial.Fault!.Code), (what, found.Code));
        Assert.Equal((what, at), (what, found.Position!.Value));
        if (found.Code != "TailMissing") Assert.Equal(at - 1, found.Events);
    }

    private static RegisterIntegrity Check(IReadOnlyList<RegisterEvent> events, RegisterHead head, RegisterDigest? digest = null) =>
        RegisterIntegrityCheck.Run(new HeldRegister(events, head), Clock, digest is null ? [] : [("avtryck.txt", digest)]);

    private static MemoryRegister Store(int count)
    {
        var store = new MemoryRegister(Clock);
        for (var index = 0; index < count; index += 500)
            store.Append([.. Enumerable.Range(index, Math.Min(500, count - index)).Select(New)]);
        return store;
    }

    private static (List<RegisterEvent> Events, RegisterHead Head, RegisterDigest Digest) Filled(int count, int checkpointEvery, DigestKey? key = null)
    {
        var events = new List<RegisterEvent>();
        var next = 0;
        while (events.Count < count)
        {
            var head = events.Count == 0 ? RegisterHead.Empty : new RegisterHead(events.Count, events[^1].Hash);
            var isCheckpoint = next > 0 && next % checkpointEvery == 0 && events[^1].Kind != EventKinds.RegisterCheckpoint;
            NewEvent item = isCheckpoint ? Checkpoint(events, head, key) : New(next++);
            events.Add(RegisterChain.Seal(item with { Sequence = events.Count + 1 }, events.Count + 1, Clock.GetUtcNow(), head.Hash));
        }

        var end = new RegisterHead(events.Count, events[^1].Hash);
        return (events, end, new RegisterDigest { Register = events[0].Hash, Position = end.Position, Hash = end.Hash, Taken = Clock.GetUtcNow(), TakenBy = "sve11" });
    }

    private static RegisterEvent Checkpoint(List<RegisterEvent> events, RegisterHead head, DigestKey? key)
    {
        var store = new MemoryRegister(Clock);
        var digest = new RegisterDigest { Register = events[0].Hash, Position = head.Position, Hash = head.Hash, Taken = Clock.GetUtcNow(), TakenBy = "sve11" };
        new RegisterCheckpoints(store, Clock, Operator).Record(key is null ? digest : key.Sign(digest));
        return store.Read(new RegisterQuery()).Single();
    }

    /// <summary>All that a rewriter who owns the database can do: change one event, and seal it and all after it anew.</summary>
    private static List<RegisterEvent> Rewritten(IReadOnlyList<RegisterEvent> events, int at)
    {
        var rewritten = new List<RegisterEvent>();
        foreach (var item in events)
        {
            var changed = rewritten.Count == at ? item with { Operator = "eva22" } : item;
            rewritten.Add(RegisterChain.Seal(changed, rewritten.Count + 1, item.Recorded, rewritten.Count == 0 ? RegisterChain.Genesis : rewritten[^1].Hash));
        }

        return rewritten;
    }

    private static RegisterEvent Resealed(RegisterEvent item) => RegisterChain.Seal(item, item.Position, item.Recorded, item.PreviousHash);

    private static string Flip(string hash) => (hash[0] == 'f' ? '0' : 'f') + hash[1..];

    private static NewEvent New(int number) => new()
    {
        Id = new Guid(number + 0x01000000, 0, 0, new byte[8]),
        Kind = EventKinds.Release,
        Occurred = Clock.GetUtcNow().AddSeconds(number),
        Operator = "sve11",
        CareUnit = "Röntgen Åmål",
        Purpose = OperatorContext.CareAdministration,
        Subject = "s",
        Journal = NewEvent.RegisterJournal,
        Sequence = 0,
        Payload = $$"""{"n":{{number}}}""",
    };

    private sealed class Cancelling(CancellationTokenSource stop) : IProgress<long>
    {
        public void Report(long value) => stop.Cancel();
    }
}
