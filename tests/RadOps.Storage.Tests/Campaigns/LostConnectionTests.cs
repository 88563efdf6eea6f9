using Npgsql;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests.Campaigns;

/// <summary>Connections that are lost just where it matters: nobody knows whether a commit was made, so that is looked up, and never made twice.</summary>
public sealed class LostConnectionTests : IClassFixture<PostgresServer>, IAsyncDisposable
{
    private readonly CommitRelay relay;
    private readonly string direct;
    private readonly IRegisterStore store;
    private readonly SetClock clock = new(new DateTimeOffset(2020, 2, 29, 8, 0, 0, TimeSpan.Zero));

    public LostConnectionTests(PostgresServer server)
    {
        direct = server.NewDatabase();
        relay = new CommitRelay(new NpgsqlConnectionStringBuilder(direct).Port);
        store = RegisterFactory.Open($"postgres:{new NpgsqlConnectionStringBuilder(direct) { Port = relay.Port }}", clock);
    }

    public async ValueTask DisposeAsync()
    {
        store.Dispose();
        await relay.DisposeAsync();
    }

    [Theory]
    [InlineData(nameof(CutPoint.BeforeCommit))]
    [InlineData(nameof(CutPoint.AfterCommit))]
    [InlineData(nameof(CutPoint.AfterCommit), nameof(CutPoint.AtOnce))]
    [InlineData(nameof(CutPoint.BeforeCommit), nameof(CutPoint.BeforeCommit), nameof(CutPoint.AfterCommit))]
    public void A_commit_is_made_once_wherever_its_connection_is_lost(params string[] points)
    {
        store.Append(TestEvents.Many(2));
        relay.Cut(points.Select(Enum.Parse<CutPoint>));
        var events = TestEvents.Many(5, from: 10);
        var appended = store.Append(events);
        Assert.Equal(0, relay.Left);
        Assert.Equal([3, 4, 5, 6, 7], appended.Select(item => item.Position));
        using var seen = RegisterFactory.Open($"postgres:{direct}", clock, RegisterAccess.Existing);
        Assert.Equal(appended, seen.Read(new RegisterQuery { After = 2 }));
        Assert.Equal(8, store.Append([TestEvents.New(20)])[0].Position);
        Assert.True(seen.Walk().Holds);
    }

    [Theory]
    [InlineData(nameof(CutPoint.BeforeCommit))]
    [InlineData(nameof(CutPoint.AfterCommit))]
    public void So_is_a_disposal(string point)
    {
        store.Append(TestEvents.Many(3));
        clock.Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        relay.Cut(Enum.Parse<CutPoint>(point));
        var said = store.DisposeOf(TestEvents.New(9, """{"before":"2021-01-01T00:00:00.000000Z","decision":"d","positions":[1,2]}""", kind: EventKinds.PayloadsDisposed), [1, 2]);
        Assert.Equal((0, 4L), (relay.Left, said.Position));
        Assert.Equal([null, null, """{"a":1}""", said.Payload?.Text], store.Read(new RegisterQuery()).Select(item => item.Payload?.Text));
        Assert.True(store.Walk().Holds);
    }

    [Fact]
    public async Task What_another_has_written_meanwhile_is_not_taken_for_ones_own()
    {
        using var other = RegisterFactory.Open($"postgres:{direct}", clock);
        relay.Cut(CutPoint.BeforeCommit, CutPoint.AtOnce, CutPoint.AtOnce);
        var competing = Task.Run(() => other.Append(TestEvents.Many(3, from: 50)), TestContext.Current.CancellationToken);
        var appended = store.Append(TestEvents.Many(3));
        await competing;
        Assert.Equal(0, relay.Left);
        Assert.Equal(6, store.Read(new RegisterQuery()).Select(item => item.Id).Distinct().Count());
        Assert.Equal(appended, store.Read(new RegisterQuery { Ids = [.. appended.Select(item => item.Id)] }));
        Assert.True(store.Walk().Holds);
    }

    [Fact]
    public void A_reading_goes_on_where_its_connection_was_lost()
    {
        store.Append(TestEvents.Many(3_000));
        relay.Cut(CutPoint.WithinAnswer, CutPoint.WithinAnswer);
        Assert.Equal(Enumerable.Range(1, 3_000).Select(number => (long)number), store.Read(new RegisterQuery()).Select(item => item.Position));
        Assert.Equal(0, relay.Left);
        Assert.True(store.Walk().Holds);
    }

    [Fact]
    public void What_a_server_that_stays_away_has_committed_is_a_conflict_when_it_is_sent_again()
    {
        Assert.SkipUnless(Campaign.IsFull, "a server that stays away is waited for some ten seconds: RADOPS_TEST_FULL=1 or ./build.sh test --full");
        var events = TestEvents.Many(4);
        relay.Cut([CutPoint.AfterCommit, .. Enumerable.Repeat(CutPoint.AtOnce, 7)]);
        var error = Assert.Throws<RadOpsException>(() => store.Append(events));
        Assert.Equal((0, "RegisterUnreachable"), (relay.Left, error.Code));
        Assert.Equal("EventExists", Assert.Throws<RadOpsException>(() => store.Append(events)).Code);
        Assert.Equal(4, store.ReadHead().Position);
        Assert.True(store.Walk().Holds);
    }
}
