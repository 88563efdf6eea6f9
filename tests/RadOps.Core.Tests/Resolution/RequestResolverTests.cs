using System.Threading.Channels;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Resolution;

/// <summary>What sources know is filled in, with its source; what they disagree on is not known, and says both values.</summary>
public sealed class RequestResolverTests
{
    private static readonly SetClock Clock = new(new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ResolvedRequest> ResolveAsync(ReleaseRequest request, params IFactSource[] sources)
    {
        await using var resolver = new RequestResolver(sources, Clock);
        return Assert.Single(await resolver.ResolveAsync([request], Cancel));
    }

    [Fact]
    public async Task What_one_source_knows_is_filled_in_with_its_source()
    {
        var resolved = await ResolveAsync(new() { RequestId = "1" }, ScriptedSource.Stating("Signature", SignatureStatus.Final));
        Assert.Equal(SignatureStatus.Final, resolved.Request.Signature);
        Assert.Equal("Signature=Final (RIS-vyn prov)", Assert.Single(resolved.Facts).ToString());
        Assert.Empty(resolved.Disputes);
    }

    [Fact]
    public async Task Sources_that_agree_stand_for_it_together_the_order_among_them()
    {
        var resolved = await ResolveAsync(
            new() { Signature = SignatureStatus.Final, MediaUnit = "Media SU/S" },
            ScriptedSource.Stating("Signature", SignatureStatus.Final, "RIS"),
            ScriptedSource.Stating("MediaUnit", "media  su/s", "katalogen"));
        Assert.Equal(["Signature=Final (beställningen + RIS)", "MediaUnit=Media SU/S (beställningen + katalogen)"], resolved.Facts.Select(fact => fact.ToString()));
        Assert.Equal("Media SU/S", resolved.Request.MediaUnit);
    }

    [Fact]
    public async Task What_sources_disagree_on_is_not_known_and_says_what_each_says()
    {
        var resolved = await ResolveAsync(
            new() { Signature = SignatureStatus.Preliminary, IepConnected = true },
            ScriptedSource.Stating("Signature", SignatureStatus.Final, "RIS"),
            ScriptedSource.Stating("IepConnected", false, "katalogen"));
        Assert.Equal(SignatureStatus.Unsigned, resolved.Request.Signature);
        Assert.Null(resolved.Request.IepConnected);
        Assert.Equal(["Signature: Preliminary (beställningen), Final (RIS)", "IepConnected: true (beställningen), false (katalogen)"], resolved.Disputes.Select(dispute => dispute.ToString()));
        Assert.Empty(resolved.Facts);
    }

    [Fact]
    public async Task What_is_in_dispute_stays_so_when_it_is_resolved_once_more()
    {
        var once = await ResolveAsync(new() { Signature = SignatureStatus.Preliminary }, ScriptedSource.Stating("Signature", SignatureStatus.Final));
        var twice = await ResolveAsync(once.Request, ScriptedSource.Stating("Signature", SignatureStatus.Final));
        Assert.Equal(SignatureStatus.Unsigned, twice.Request.Signature);
        Assert.Equal("Signature", Assert.Single(twice.Disputes).Column);
        Assert.Empty(twice.Facts);
    }

    [Fact]
    public async Task A_day_and_a_minute_of_it_agree_and_the_minute_is_kept()
    {
        var day = new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.FromHours(2));
        var resolved = await ResolveAsync(new() { SignedAt = day }, ScriptedSource.Stating("SignedAt", day.AddHours(14).AddSeconds(7)), ScriptedSource.Stating("SignedAt", day.AddHours(14).ToUniversalTime()));
        Assert.Empty(resolved.Disputes);
        Assert.Equal(day.AddHours(14).AddSeconds(7), resolved.Request.SignedAt);
        Assert.Single((await ResolveAsync(new() { SignedAt = day }, ScriptedSource.Stating("SignedAt", day.AddDays(1).AddHours(1)))).Disputes);
    }

    [Fact, Requirement("N-20")]
    public async Task In_an_emergency_what_is_said_of_bfr_is_verified_and_what_bfr_answers_counts()
    {
        var said = new ReleaseRequest { ArchivedInBfr = true, Situation = Situation.EmergencyWithPatient };
        Assert.False((await ResolveAsync(said, ScriptedSource.Stating("ArchivedInBfr", false, "bfr"))).Request.ArchivedInBfr);
        Assert.Empty((await ResolveAsync(said, ScriptedSource.Stating("ArchivedInBfr", false, "bfr"))).Disputes);
        Assert.Single((await ResolveAsync(said with { Situation = Situation.Planned }, ScriptedSource.Stating("ArchivedInBfr", false, "bfr"))).Disputes);
    }

    [Fact]
    public async Task A_later_source_is_asked_with_what_earlier_ones_have_filled_in()
    {
        string? asked = null;
        await ResolveAsync(new(), ScriptedSource.Stating("StudyInstanceUid", "1.2.3"), new ScriptedSource(request =>
        {
            asked = request.StudyInstanceUid;
            return SourceAnswer.Nothing;
        }));
        Assert.Equal("1.2.3", asked);
    }

    [Fact]
    public async Task A_source_that_fails_is_told_on_each_request_left_alone_for_a_minute_and_guessed_by_nobody()
    {
        var clock = new SetClock(Clock.Now);
        var dead = ScriptedSource.Stating("Signature", SignatureStatus.Final);
        dead.Failure = new("RisUnreachable", ErrorKind.Unreachable, "RIS does not answer.");
        await using var resolver = new RequestResolver([dead, ScriptedSource.Stating("IepConnected", true)], clock);
        var resolved = await resolver.ResolveAsync([new(), new()], Cancel);
        Assert.All(resolved, one => Assert.Equal("RisUnreachable: RIS does not answer.", Assert.Single(one.Problems).ToString()));
        Assert.All(resolved, one => Assert.Equal((SignatureStatus.Unsigned, true), (one.Request.Signature, one.Request.IepConnected)));
        Assert.NotEmpty((await resolver.ResolveAsync([new()], Cancel))[0].Problems);
        Assert.Equal([2], dead.Asked);
    }

    [Fact]
    public async Task Ten_thousand_requests_are_ten_questions_and_keep_their_order()
    {
        var source = ScriptedSource.Stating("Signature", SignatureStatus.Final);
        var requests = Channel.CreateUnbounded<ReleaseRequest>();
        for (var number = 0; number < 10_000; number++)
            Assert.True(requests.Writer.TryWrite(new() { RequestId = $"R{number}" }));
        requests.Writer.Complete();
        var ids = new List<string?>();
        await using (var resolver = new RequestResolver([source], Clock))
        {
            await foreach (var resolved in resolver.ResolveAsync(requests.Reader, Cancel))
                ids.Add(resolved.RequestId);
        }

        Assert.Equal(Enumerable.Range(0, 10_000).Select(number => $"R{number}"), ids);
        Assert.Equal(Enumerable.Repeat(RequestResolver.BatchSize, 10), source.Asked);
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public async Task A_stream_that_pauses_is_answered_before_its_end()
    {
        var source = ScriptedSource.Stating("Signature", SignatureStatus.Final);
        var requests = Channel.CreateUnbounded<ReleaseRequest>();
        Assert.True(requests.Writer.TryWrite(new() { RequestId = "first" }));
        await using var resolver = new RequestResolver([source], new ImpatientClock());
        await foreach (var resolved in resolver.ResolveAsync(requests.Reader, Cancel))
        {
            if (resolved.RequestId == "second")
                break;
            Assert.True(requests.Writer.TryWrite(new() { RequestId = "second" }));
        }

        Assert.Equal([1, 1], source.Asked);
    }

    /// <summary>A clock by which every wait is over at once.</summary>
    private sealed class ImpatientClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
