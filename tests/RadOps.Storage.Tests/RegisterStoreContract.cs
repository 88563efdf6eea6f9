using System.Collections.Concurrent;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Register.Interchange;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>What every engine's register must do; each engine has a class that derives from this one.</summary>
public abstract partial class RegisterStoreContract : IDisposable
{
    private IRegisterStore? store;

    private protected IRegisterStore Store => store ??= Open();

    /// <summary>The name of the test's register, which is empty when it is first asked for.</summary>
    private protected abstract string Register { get; }

    /// <summary>Opens the test's register, once more each time.</summary>
    private protected IRegisterStore Open() => RegisterFactory.Open(Register, TimeProvider.System);

    public virtual void Dispose()
    {
        store?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void What_was_appended_comes_back_as_it_was()
    {
        var appended = Store.Append([TestEvents.New(1, """{"namn":"Åsa Öberg é 漢字 😀 \\ \" '; DROP TABLE events;--"}""", "subject")]);
        var read = Assert.Single(Store.Read(new RegisterQuery()));
        Assert.Equal(appended[0], read);
        Assert.Equal(1, read.Position);
        Assert.Equal(1, read.Sequence);
        Assert.Equal(RegisterChain.Genesis, read.PreviousHash);
        Assert.True(Store.Walk().Holds);
    }

    [Theory]
    [InlineData("'; DROP TABLE events; --")]
    [InlineData("Robert'); DELETE FROM events WHERE ('1'='1")]
    [InlineData("\"; --")]
    [InlineData("%s %n {0} {1} @subject $1 :p ?")]
    [InlineData("\\x00 \\' \\\" `")]
    [InlineData("å ä ö Å Ä Ö é ü ß 漢 😀 ﷽")]
    [InlineData("  blanks at both ends  ")]
    public void Every_text_comes_back_as_it_was(string text)
    {
        var appended = Store.Append([TestEvents.New(1, $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"", text) with { Operator = text, CareUnit = text, Purpose = text, Kind = text, Journal = text }]);
        Assert.Equal(appended[0], Assert.Single(Store.Read(new RegisterQuery { Subject = text, Kinds = [text] })));
        Assert.Equal(2, Store.Append([TestEvents.New(2) with { Journal = text }])[0].Sequence);
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void A_payload_that_says_nothing_is_not_one_that_was_disposed_of()
    {
        var appended = Store.Append([TestEvents.New(1, "")]);
        Assert.Equal(appended, Store.Read(new RegisterQuery()));
        Assert.Equal(0, Store.Read(new RegisterQuery()).Single().Payload!.Utf8.Length);
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void A_payload_of_ten_megabytes_comes_back()
    {
        var payload = $"\"{new string('ö', 10_000_000)}\"";
        Store.Append([TestEvents.New(1, payload)]);
        Assert.Equal(payload, Store.Read(new RegisterQuery()).Single().Payload);
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void Instants_are_kept_in_UTC_to_the_microsecond()
    {
        var occurred = new DateTimeOffset(2026, 3, 29, 2, 30, 0, 123, 456, TimeSpan.FromHours(2)).AddTicks(7);
        Store.Append([TestEvents.New(1) with { Occurred = occurred }]);
        var read = Store.Read(new RegisterQuery()).Single();
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 0, 30, 0, 123, 456, TimeSpan.Zero), read.Occurred);
        Assert.Equal(TimeSpan.Zero, read.Occurred.Offset);
    }

    [Fact]
    public void A_batch_is_appended_whole_or_not_at_all()
    {
        var first = TestEvents.New(1);
        Store.Append([first]);
        var error = Assert.Throws<RadOpsException>(() => Store.Append([TestEvents.New(2), TestEvents.New(3), first]));
        Assert.Equal("EventExists", error.Code);
        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Single(Store.Read(new RegisterQuery()));
        Assert.Equal(2, Store.Append([TestEvents.New(2)])[0].Position);
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void A_journal_number_is_taken_only_once()
    {
        Store.Append([TestEvents.New(1) with { Journal = "RTG-PC7", Sequence = 41 }]);
        Assert.Equal("EventExists", Assert.Throws<RadOpsException>(() => Store.Append([TestEvents.New(2) with { Journal = "RTG-PC7", Sequence = 41 }])).Code);
        var next = Store.Append([TestEvents.New(3) with { Journal = "RTG-PC7" }, TestEvents.New(4), TestEvents.New(5) with { Journal = "RTG-PC7" }]);
        Assert.Equal([42, 1, 43], next.Select(item => item.Sequence));
        Assert.Equal([2, 3, 4], next.Select(item => item.Position));
    }

    [Fact]
    public void A_query_restricts_by_each_of_its_fields()
    {
        Store.Append([
            TestEvents.New(1, subject: "a"), TestEvents.New(2, subject: "b", kind: EventKinds.ReferralNote), TestEvents.New(3, subject: "a", kind: EventKinds.ReferralNote), TestEvents.New(4)]);
        Assert.Equal([1, 3], Positions(new() { Subject = "a" }));
        Assert.Equal([4], Positions(new() { Subject = "" }));
        Assert.Equal([2, 3], Positions(new() { Kinds = [EventKinds.ReferralNote] }));
        Assert.Equal([3], Positions(new() { Kinds = [EventKinds.ReferralNote, EventKinds.RisNote], Subject = "a" }));
        Assert.Empty(Positions(new() { Kinds = [] }));
        Assert.Equal([2, 3], Positions(new() { From = TestEvents.Start.AddSeconds(2), To = TestEvents.Start.AddSeconds(4) }));
        Assert.Equal([3, 4], Positions(new() { After = 2 }));
        var ids = Store.Read(new()).Where(item => item.Position != 2).Select(item => item.Id).ToArray();
        Assert.Equal([1, 3, 4], Positions(new() { Ids = ids }));
        Assert.Equal([3, 4], Positions(new() { Ids = ids, After = 1 }));
    }

    [Fact]
    public void Reading_goes_on_while_others_append()
    {
        Store.Append(TestEvents.Many(100));
        var seen = 0;
        foreach (var item in Store.Read(new RegisterQuery()))
        {
            seen++;
            if (seen <= 10) Store.Append([TestEvents.New(1000 + seen)]);
        }

        Assert.InRange(seen, 100, 110);
        Assert.Equal(110, Store.ReadHead().Position);
    }

    [Fact]
    public void A_cancelled_append_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => Store.Append(TestEvents.Many(3), cancel.Token));
        Assert.Equal(RegisterHead.Empty, Store.ReadHead());
        Assert.Equal(1, Store.Append([TestEvents.New(9)])[0].Position);
    }

    [Fact]
    public void A_large_batch_is_taken_in_order_or_not_at_all()
    {
        var events = TestEvents.Many(1_000).ToArray();
        Assert.Equal("EventMalformed", Assert.Throws<RadOpsException>(() => Store.Append([.. events[..900], events[900] with { Operator = " " }, .. events[901..]])).Code);
        Assert.Equal("EventExists", Assert.Throws<RadOpsException>(() => Store.Append([.. events, events[300]])).Code);
        Assert.Equal(RegisterHead.Empty, Store.ReadHead());
        var appended = Store.Append(events);
        Assert.Equal(events.Select(item => item.Id), appended.Select(item => item.Id));
        Assert.Equal(appended.Select(item => item.Hash), Store.Read(new RegisterQuery()).Select(item => item.Hash));
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void Malformed_events_are_refused()
    {
        foreach (var bad in new[]
        {
            TestEvents.New(1) with { Payload = null }, TestEvents.New(1) with { Operator = " " }, TestEvents.New(1) with { CareUnit = "" },
            TestEvents.New(1) with { Kind = "a\nb" }, TestEvents.New(1) with { Purpose = new string('p', 201) }, TestEvents.New(1) with { Id = Guid.Empty },
            TestEvents.New(1) with { Sequence = -1 },
        })
        {
            Assert.Equal("EventMalformed", Assert.Throws<RadOpsException>(() => Store.Append([bad])).Code);
        }

        Assert.Empty(Store.Read(new RegisterQuery()));
    }

    [Fact]
    public void Threads_append_at_once_and_nothing_is_lost()
    {
        const int Threads = 4, Batches = 25;
        _ = Store;
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread =>
        {
            using var mine = thread % 2 == 0 ? Open() : null;
            for (var batch = 0; batch < Batches; batch++) (mine ?? Store).Append(TestEvents.Many(3, thread * 1000));
        });
        var events = Store.Read(new RegisterQuery()).ToList();
        Assert.Equal(Threads * Batches * 3, events.Count);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(number => (long)number), events.Select(item => item.Sequence));
        Assert.True(Store.Walk().Holds);
    }

    /// <summary>Appends that wait for the same commit share it; what cannot be appended is told to the one whose it is.</summary>
    [Fact]
    public void Of_threads_that_append_at_once_each_is_told_what_became_of_its_own()
    {
        const int Threads = 8, Rounds = 20;
        var there = TestEvents.New(0);
        Store.Append([there]);
        var told = new ConcurrentBag<string>();
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                start.SignalAndWait();
                var mine = TestEvents.New((thread * 1000) + round);
                // Half of them hold an event that is there already, or that is malformed.
                NewEvent[] events = (thread % 4) switch { 1 => [mine, there], 3 => [mine, TestEvents.New(1) with { Operator = "" }], _ => [mine, TestEvents.New((thread * 1000) + 500 + round)] };
                try
                {
                    var appended = Store.Append(events);
                    Assert.Equal(events.Select(item => item.Id), appended.Select(item => item.Id));
                    Assert.Equal(appended.Select(item => item.Hash), Store.Read(new() { Ids = [.. events.Select(item => item.Id)] }).Select(item => item.Hash));
                    told.Add("");
                }
                catch (RadOpsException failure)
                {
                    told.Add(failure.Code);
                }
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Equal(
            [("", Threads * Rounds / 2), ("EventExists", Threads * Rounds / 4), ("EventMalformed", Threads * Rounds / 4)],
            told.GroupBy(code => code).Select(code => (code.Key, code.Count())).Order());
        Assert.Equal(1 + (Threads * Rounds), Store.Read(new()).Count());
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void Of_workers_that_want_an_order_at_once_one_gets_it()
    {
        const int Workers = 8, Orders = 10;
        _ = Store;
        var taken = new ConcurrentBag<string>();
        var refused = new ConcurrentBag<string>();
        using var start = new Barrier(Workers);
        var workers = Enumerable.Range(0, Workers).Select(worker => new Thread(() =>
        {
            using var mine = Open();
            var journal = new ExportJournal(mine, TimeProvider.System, new("sve11", "Röntgen"), new FakeWorkers($"PC{worker}"));
            for (var order = 0; order < Orders; order++)
            {
                start.SignalAndWait();
                try
                {
                    taken.Add(journal.Take(TestPlans.Of(TestPlans.Order($"B{order}"), $"R-{worker}-{order}"), out _)!.ExportId);
                }
                catch (RadOpsException held)
                {
                    refused.Add(held.Code);
                }
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Assert.Equal(Orders, taken.Count);
        Assert.Equal(Enumerable.Repeat("ExportClaimed", (Workers - 1) * Orders), refused);
        Assert.Equal(2 * Orders, Store.Read(new()).Count());
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void A_worker_that_was_given_up_records_nothing_more()
    {
        var workers = new FakeWorkers();
        var journal = new ExportJournal(Store, TimeProvider.System, new("sve11", "Röntgen"), workers);
        var first = journal.Take(TestPlans.Of(TestPlans.Order("B1")), out _)!;
        workers.KillAll();
        var second = journal.Take(TestPlans.Of(TestPlans.Order("B1"), "R-B"), out _)!;
        Assert.Equal("ClaimLost", Assert.Throws<RadOpsException>(() => journal.Done(first, ExportStepKind.Stage)).Code);
        Assert.Equal("ClaimLost", Assert.Throws<RadOpsException>(() => journal.Finish(first, step => Store.Append([step, TestEvents.New(1)]))).Code);
        journal.Finish(second, step => Store.Append([step, TestEvents.New(1)]));
        Assert.Equal([EventKinds.ExportBegun, EventKinds.ExportClaimed, EventKinds.ExportClaimed, EventKinds.ExportStep, EventKinds.Release], Store.Read(new()).Select(item => item.Kind));
    }

    [Fact]
    public void The_secret_is_the_registers_own_and_stays()
    {
        Assert.Equal(SubjectKey.SecretLength, Store.SubjectSecret.Length);
        using var again = Open();
        Assert.True(again.SubjectSecret.Span.SequenceEqual(Store.SubjectSecret.Span));
    }

    private long[] Positions(RegisterQuery query) => [.. Store.Read(query).Select(item => item.Position)];

    [Fact]
    public void Events_move_from_another_engine_and_back_with_the_chain_intact()
    {
        using var folder = new TemporaryFolder();
        var (outward, homeward) = (folder.File("outward.ndjson"), folder.File("homeward.ndjson"));
        using (var other = RegisterFactory.Open($"sqlite:{folder.File("other.db")}", TimeProvider.System))
        {
            other.Append([TestEvents.New(1, """{"namn":"Åsa Öberg é 漢字 😀 \\ \" '"}""", "subject"), .. TestEvents.Many(12_000, from: 2)]);
            Write(other, outward);
        }

        var end = RegisterMove.Import(outward, Register, TimeProvider.System);
        Assert.Equal(end, Store.ReadHead());
        Assert.True(Store.Walk().Holds);
        Write(Store, homeward);
        Assert.Equal(File.ReadAllBytes(outward), File.ReadAllBytes(homeward));

        // Events go on after those that were taken in; the same file again is nothing new, once there is more it is refused.
        Assert.Equal(end, RegisterMove.Import(outward, Register, TimeProvider.System));
        Assert.Equal(end.Position + 1, Store.Append([TestEvents.New(20_000)])[0].Position);
        Assert.True(Store.Walk().Holds);
        Assert.Equal("RegisterDoesNotHold", Assert.Throws<RadOpsException>(() => RegisterMove.Import(outward, Register, TimeProvider.System)).Code);
    }

    [Fact]
    public void Payloads_that_were_disposed_of_stay_away_when_events_move()
    {
        using var folder = new TemporaryFolder();
        var (outward, homeward) = (folder.File("outward.ndjson"), folder.File("homeward.ndjson"));
        var clock = new SetClock(new DateTimeOffset(2020, 3, 1, 8, 0, 0, TimeSpan.Zero));
        using (var other = RegisterFactory.Open($"sqlite:{folder.File("other.db")}", clock))
        {
            other.Append(TestEvents.Many(3));
            clock.Now = clock.Now.AddYears(6);
            other.DisposeOf(TestEvents.New(9, """{"before":"2021-01-01T00:00:00.000000Z","decision":"dnr 2026/17","positions":[1,3]}""", kind: EventKinds.PayloadsDisposed), [1, 3]);
            Write(other, outward);
        }

        RegisterMove.Import(outward, Register, TimeProvider.System);
        Assert.Equal([true, false, true, false], Store.Read(new()).Select(item => item.Payload is null));
        Assert.True(Store.Walk().Holds);
        Write(Store, homeward);
        Assert.Equal(File.ReadAllBytes(outward), File.ReadAllBytes(homeward));
    }

    [Fact]
    public void An_import_that_was_broken_off_goes_on_and_another_history_is_refused()
    {
        using var folder = new TemporaryFolder();
        var (file, half) = (folder.File("whole.ndjson"), folder.File("half.ndjson"));
        using (var other = RegisterFactory.Open($"sqlite:{folder.File("other.db")}", TimeProvider.System))
        {
            other.Append(TestEvents.Many(6_000));
            Write(other, half);
            other.Append(TestEvents.Many(6_000, from: 6_000));
            Write(other, file);
        }

        Assert.Equal(6_000, RegisterMove.Import(half, Register, TimeProvider.System).Position);
        Assert.Equal(12_000, RegisterMove.Import(file, Register, TimeProvider.System).Position);
        Assert.True(Store.Walk().Holds);
        using (var stranger = RegisterFactory.Open($"sqlite:{folder.File("stranger.db")}", TimeProvider.System))
        {
            stranger.Append(TestEvents.Many(13_000, from: 50_000));
            Write(stranger, half);
        }

        Assert.Equal("RegisterOtherHistory", Assert.Throws<RadOpsException>(() => RegisterMove.Import(half, Register, TimeProvider.System)).Code);
        Assert.Equal(12_000, Store.ReadHead().Position);
    }

    [Fact]
    public void A_file_that_was_changed_is_refused_before_anything_is_taken_in()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("events.ndjson");
        using (var other = RegisterFactory.Open($"sqlite:{folder.File("other.db")}", TimeProvider.System))
        {
            other.Append(TestEvents.Many(8_000));
            Write(other, file);
        }

        var lines = File.ReadAllLines(file);
        foreach (var changed in (string[][])
            [
                [.. lines[..7_900], lines[7_900].Replace("sve11", "eva22", StringComparison.Ordinal), .. lines[7_901..]],
                [.. lines[..7_900], .. lines[7_901..]],
                lines[..^1],
                [lines[0].Replace("\"position\":8000", "\"position\":7999", StringComparison.Ordinal), .. lines[1..]],
            ])
        {
            File.WriteAllLines(file, changed);
            Assert.Equal("RegisterDoesNotHold", Assert.Throws<RadOpsException>(() => RegisterMove.Import(file, Register, TimeProvider.System)).Code);
        }

        Assert.Equal(0, Store.ReadHead().Position);
    }

    private static void Write(IRegisterStore store, string path)
    {
        using var stream = File.Create(path);
        RegisterFile.Write(store, stream);
    }
}
