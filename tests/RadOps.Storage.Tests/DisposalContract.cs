using System.Data.Common;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Register;
using RadOps.Core.Register.Disposal;
using RadOps.Core.Register.Integrity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests;

/// <summary>
/// Payloads go after their time, under an event that says so, and nothing else ever does; what every engine's register must do (HSLF-FS 2016:40, 4 kap. 9 §: logs are kept five years at least).
/// </summary>
public abstract class DisposalContract : IDisposable
{
    private const string AppendOnly = "RegisterAppendOnly";

    private readonly SetClock clock = new(new DateTimeOffset(2020, 2, 29, 8, 0, 0, TimeSpan.Zero));
    private IRegisterStore? store;

    private protected IRegisterStore Store => store ??= Open(clock);

    /// <summary>Opens the test's register, once more each time.</summary>
    private protected abstract IRegisterStore Open(TimeProvider time, RegisterAccess access = RegisterAccess.Create);

    /// <summary>A connection to the database, past RadOps.</summary>
    private protected abstract DbConnection Connect();

    /// <summary>Takes the guards away, as only the database's owner can.</summary>
    private protected abstract string[] DropGuards { get; }

    /// <summary>Puts back the guards of version 1.</summary>
    private protected abstract string[] FormerGuards { get; }

    public virtual void Dispose()
    {
        store?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Payloads_go_after_their_time_and_all_else_stays()
    {
        Fill();
        var before = Store.Read(new()).ToList();
        var result = Dispose(new DateOnly(2021, 1, 1));
        Assert.Equal((6, 6, 0, 1), (result.Payloads, result.Releases, result.Kept, result.Events));
        var after = Store.Read(new()).ToList();
        Assert.Equal(before.Select((item, index) => index < 6 ? item with { Payload = null } : item), after.SkipLast(1));
        var said = after[^1];
        Assert.Equal((EventKinds.PayloadsDisposed, "arkiv1", "", """{"before":"2021-01-01T00:00:00.000000Z","decision":"dnr 2026/17","positions":[1,2,3,4,5,6]}"""), (said.Kind, said.Operator, said.Subject, said.Payload));
        Assert.True(Store.Walk().Holds);
        var integrity = RegisterIntegrityCheck.Run(Store, clock);
        Assert.Equal((true, 6L), (integrity.Holds, integrity.Disposed));
        Assert.DoesNotContain(ReleaseAudit.Run(Store, clock).Findings, finding => finding.Code is AuditCodes.PayloadMissing or AuditCodes.ChainBroken);
        Assert.Equal(0, Dispose(new DateOnly(2021, 1, 1)).Payloads);
        Assert.Equal(after.Count, Store.Read(new()).Count());
        Store.Append([TestEvents.New(900)]);
        Assert.True(Store.Walk().Holds);
    }

    [Fact]
    public void What_is_younger_than_five_years_is_kept_to_the_day()
    {
        Store.Append(TestEvents.Many(1));
        clock.Now = new DateTimeOffset(2025, 2, 28, 23, 59, 59, TimeSpan.Zero);
        Assert.Equal("DisposalTooEarly", Assert.Throws<RadOpsException>(() => Dispose(new DateOnly(2020, 3, 1))).Code);
        Assert.Equal(0, Dispose(new DateOnly(2020, 2, 28)).Payloads);
        Assert.Equal(AppendOnly, Refused([1]));
        clock.Now = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, Dispose(new DateOnly(2020, 3, 1)).Payloads);
    }

    [Fact]
    public void The_store_refuses_what_may_not_go_and_then_nothing_has_happened()
    {
        Fill();
        var before = Store.Read(new()).ToList();
        Assert.Equal(AppendOnly, Refused([7])); // too young
        Assert.Equal(AppendOnly, Refused([1, 2, 7]));
        Assert.Equal(AppendOnly, Refused([1], named: [2])); // the event names another
        Assert.Equal(AppendOnly, Refused([1], EventKinds.Release)); // the event is of another kind
        Assert.Equal(AppendOnly, Refused([8], named: [8])); // the event that is being appended itself
        Assert.Equal("DisposalOvertaken", Refused([1, 99]));
        Assert.Equal(before, Store.Read(new()));
        Assert.Equal("EventMalformed", Assert.Throws<RadOpsException>(() => Store.DisposeOf(Event([1]) with { Operator = "" }, [1])).Code);
        Assert.Equal(before, Store.Read(new()));
        Dispose(new DateOnly(2021, 1, 1));
        Assert.Equal("DisposalOvertaken", Refused([1]));
        using var reader = Open(clock, RegisterAccess.ReadOnly);
        Assert.Equal("RegisterReadOnly", Assert.Throws<RadOpsException>(() => reader.DisposeOf(Event([1]), [1])).Code);
    }

    [Fact]
    public void The_database_itself_refuses_every_other_change()
    {
        Fill();
        string[] always =
        [
            "UPDATE events SET payload = NULL", "UPDATE events SET payload = 'x' WHERE position = 1", "UPDATE events SET operator = 'x' WHERE position = 1", "UPDATE events SET position = 100 WHERE position = 1",
            "UPDATE events SET payload = NULL, operator = 'x' WHERE position = 1", "UPDATE events SET payload = NULL, hash = 'x' WHERE position = 1", "DELETE FROM events WHERE position = 1",
        ];
        // Nobody has said that anything is disposed of.
        Assert.All([.. always, "UPDATE events SET payload = NULL WHERE position = 1"], AssertRefused);
        // Somebody has, of 2 to 6: 1 may not go, nothing may come back, and the event that says so stays.
        Store.DisposeOf(Event([2, 3, 4, 5, 6]), [2, 3, 4, 5, 6]);
        Assert.All(
            [.. always, "UPDATE events SET payload = NULL WHERE position = 1", "UPDATE events SET payload = NULL WHERE position = 7", "UPDATE events SET payload = NULL WHERE position = 8", "UPDATE events SET payload = '{}' WHERE position = 2", "UPDATE events SET subject = 'x' WHERE position = 2"],
            AssertRefused);
        Assert.True(RegisterIntegrityCheck.Run(Store, clock).Holds);
    }

    /// <summary>The guard finds places in the event's text: what a person writes there must not look like one.</summary>
    [Theory]
    [InlineData("""enligt plan ,1, "positions":[1] [1] ,1,""")]
    [InlineData("enligt plan \uFF02positions\uFF02:[1] \uFF02positions\uFF02\uFF1A\uFF3B1\uFF3D ,1,")]
    [InlineData("enligt plan \"\u00ADPOSITIONS\u200B\":[1] ,1,")]
    public void A_decision_that_looks_like_a_place_opens_nothing(string decision)
    {
        Fill();
        Store.DisposeOf(Event([2], decision), [2]);
        AssertRefused("UPDATE events SET payload = NULL WHERE position = 1");
    }

    [Fact]
    public void A_payload_that_was_taken_away_past_the_guards_is_found_out()
    {
        Fill();
        Dispose(new DateOnly(2021, 1, 1));
        foreach (var statement in DropGuards) Execute(statement);
        Execute("UPDATE events SET payload = NULL WHERE position = 7");
        Assert.True(Store.Walk().Holds); // the hashes alone do not tell
        var integrity = RegisterIntegrityCheck.Run(Store, clock);
        Assert.Equal(("PayloadMissing", 7L), (integrity.Code, integrity.Position));
        Assert.Contains(ReleaseAudit.Run(Store, clock).Findings, finding => finding.Code == AuditCodes.PayloadMissing);
    }

    [Fact]
    public void A_disposal_before_its_time_past_the_guards_is_found_out()
    {
        Fill();
        foreach (var statement in DropGuards) Execute(statement);
        Store.DisposeOf(Event([1, 7]), [1, 7]);
        Assert.Equal(("PayloadMissing", 7L), (RegisterIntegrityCheck.Run(Store, clock).Code, RegisterIntegrityCheck.Run(Store, clock).Position));
    }

    [Fact]
    public void Thousands_go_in_batches_each_with_an_event_of_its_own()
    {
        Store.Append(TestEvents.Many(2500));
        clock.Now = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        var result = Dispose(new DateOnly(2020, 3, 1));
        Assert.Equal((2500, 3), (result.Payloads, result.Events));
        Assert.Equal([1000, 1000, 500], Store.Read(new() { Kinds = [EventKinds.PayloadsDisposed] }).Select(item => item.Payload!.Text.Count(letter => letter == ',') - 1));
        Assert.True(RegisterIntegrityCheck.Run(Store, clock).Holds);
    }

    [Fact]
    public void A_register_of_version_1_is_brought_forward_once_and_only_where_it_is_written()
    {
        Fill();
        foreach (var statement in FormerGuards) Execute(statement);
        Execute("UPDATE meta SET value = '1' WHERE name = 'schema_version'");
        AssertRefused("UPDATE events SET payload = NULL WHERE position = 1");
        using (var reader = Open(clock, RegisterAccess.ReadOnly))
            Assert.Equal(7, reader.Read(new()).Count());
        Assert.Equal("1", Scalar("SELECT value FROM meta WHERE name = 'schema_version'"));
        Parallel.For(0, 4, _ =>
        {
            using var writer = Open(clock, RegisterAccess.Existing);
            writer.Append([TestEvents.New(500) with { Id = Guid.NewGuid() }]);
        });
        Assert.Equal("2", Scalar("SELECT value FROM meta WHERE name = 'schema_version'"));
        Assert.Equal(6, Dispose(new DateOnly(2021, 1, 1)).Payloads);
        Assert.True(RegisterIntegrityCheck.Run(Store, clock).Holds);
    }

    [Fact]
    public async Task Others_append_and_read_while_payloads_go()
    {
        Store.Append(TestEvents.Many(1500));
        clock.Now = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        using var other = Open(clock);
        var appended = Task.Run(() =>
        {
            for (var number = 0; number < 30; number++) other.Append(TestEvents.Many(2, 5000 + (2 * number)));
        });
        Dispose(new DateOnly(2020, 3, 1));
        await appended;
        Assert.Equal(1500 + 60 + 2, Store.ReadHead().Position);
        Assert.Equal(1500, Store.Read(new()).Count(item => item.Payload is null));
        Assert.True(RegisterIntegrityCheck.Run(Store, clock).Holds);
    }

    private protected DisposalResult Dispose(DateOnly before)
    {
        var disposal = new PayloadDisposal(Store, clock, new OperatorContext("arkiv1", "Röntgen"));
        return disposal.Dispose(disposal.Plan(before), "dnr 2026/17");
    }

    /// <summary>Six releases of 2020 and one of 2026; it is 2026 then.</summary>
    private protected void Fill()
    {
        Store.Append([.. Enumerable.Range(1, 6).Select(number => TestEvents.New(number, $$$"""{"exportId":"R-{{{number}}}","origin":"Imported","request":{}}""", "subject"))]);
        clock.Now = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        Store.Append([TestEvents.New(7, """{"exportId":"R-7","origin":"Imported","request":{}}""", "subject")]);
    }

    private protected object? Scalar(string statement)
    {
        using var connection = Connect();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }

    private void Execute(string statement) => Scalar(statement);

    private void AssertRefused(string statement)
    {
        var before = Store.Read(new()).ToList();
        var error = Record.Exception(() => Execute(statement));
        Assert.True(error is DbException, $"{statement} was not refused");
        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Store.Read(new()));
    }

    private string Refused(long[] positions, string kind = EventKinds.PayloadsDisposed, long[]? named = null) =>
        Assert.Throws<RadOpsException>(() => Store.DisposeOf(Event(named ?? positions) with { Kind = kind }, positions)).Code;

    private static NewEvent Event(long[] positions, string decision = "dnr 2026/17")
    {
        var payload = $$"""{"before":"2021-01-01T00:00:00.000000Z","decision":"{{decision.Replace("\"", "\\\"", StringComparison.Ordinal)}}","positions":[{{string.Join(',', positions)}}]}""";
        return TestEvents.New(99, payload, kind: EventKinds.PayloadsDisposed) with { Id = Guid.NewGuid() };
    }
}
