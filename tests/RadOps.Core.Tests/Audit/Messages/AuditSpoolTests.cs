using RadOps.Core.Audit;
using RadOps.Core.Audit.Messages;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>The register as the spool of audit messages: each at least once, in order, whatever fails when.</summary>
public sealed class AuditSpoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_is_not_sent_again_and_writing_that_down_is_nothing_to_tell_of()
    {
        using var ledger = new AuditLedger().AddAll();
        var repository = new FakeRepository();
        var sent = await ledger.Spool.SendAsync(repository, cancellationToken: Token);
        Assert.Equal(ledger.Messages.Select(SyslogMessage.Frame), repository.Taken);
        Assert.Equal((repository.Taken.Count, 0), (sent.Messages, sent.Alerts));
        var head = ledger.Store.ReadHead();
        Assert.Equal(0, (await ledger.Spool.SendAsync(repository, cancellationToken: Token)).Messages);
        Assert.Equal((0, null), (ledger.Spool.Look(Token).Messages, ledger.Spool.Look(Token).Oldest));
        Assert.Equal(head, ledger.Store.ReadHead());
        ledger.AddStep();
        await ledger.Spool.SendAsync(repository, cancellationToken: Token);
        Assert.Equal(EventKinds.NotePasted, ledger.Store.Read(new RegisterQuery()).Last().Kind);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_window_that_is_not_taken_in_is_sent_again_whole_and_in_order(int failAt)
    {
        using var ledger = new AuditLedger();
        for (var i = 0; i < AuditSpool.WindowMessages + 10; i++) ledger.AddRelease($"R-{i}");
        var repository = new FakeRepository { FailAt = failAt };
        var failure = await Assert.ThrowsAsync<RadOpsException>(() => ledger.Spool.SendAsync(repository, cancellationToken: Token));
        Assert.Contains($"{CountText.Of(failAt * AuditSpool.WindowMessages, "message")} were taken in", failure.Message, StringComparison.Ordinal);
        Assert.Equal(AuditSpool.WindowMessages + 10 - (failAt * AuditSpool.WindowMessages), ledger.Spool.Look(Token).Messages);
        await ledger.Spool.SendAsync(repository, cancellationToken: Token);
        Assert.Equal(ledger.Messages.Select(SyslogMessage.Frame), repository.Taken);
    }

    [Fact]
    public async Task Messages_that_were_taken_in_just_as_everything_stopped_come_twice_and_are_the_same()
    {
        using var ledger = new AuditLedger().AddAll();
        var repository = new FakeRepository { StopsAfter = true };
        await Assert.ThrowsAsync<OperationCanceledException>(() => ledger.Spool.SendAsync(repository, cancellationToken: Token));
        await ledger.Spool.SendAsync(repository, cancellationToken: Token);
        var all = ledger.Messages.Select(SyslogMessage.Frame).ToList();
        Assert.Equal([.. all, .. all], repository.Taken);
    }

    [Fact]
    public async Task Two_who_send_at_once_lose_nothing_and_agree_where_they_came_to()
    {
        using var ledger = new AuditLedger();
        ledger.AddRelease("R-1");
        var second = new FakeRepository();
        var first = new FakeRepository { Meanwhile = () => ledger.Spool.SendAsync(second, cancellationToken: Token) };
        await ledger.Spool.SendAsync(first, cancellationToken: Token);
        Assert.Equal(first.Taken, second.Taken);
        Assert.Single(ledger.Store.Read(new RegisterQuery { Kinds = [EventKinds.AuditMessagesSent] }));
        Assert.Equal(0, ledger.Spool.Look(Token).Messages);
        for (var i = 2; i < 12; i++)
        {
            ledger.AddRelease($"R-{i}");
            await ledger.Spool.SendAsync(first, cancellationToken: Token);
        }

        Assert.Equal(ledger.Messages.Select(SyslogMessage.Frame), first.Taken);
    }

    [Fact]
    public async Task Where_to_begin_is_said_once()
    {
        using var ledger = new AuditLedger();
        ledger.AddRelease("R-1");
        var since = ledger.Clock.GetUtcNow().AddSeconds(1);
        ledger.AddRelease("R-2");
        ledger.Spool.BeginAt(since, Token);
        var repository = new FakeRepository();
        Assert.Equal(1, (await ledger.Spool.SendAsync(repository, cancellationToken: Token)).Messages);
        Assert.Equal("AuditAlreadySent", Assert.Throws<RadOpsException>(() => ledger.Spool.BeginAt(since, Token)).Code);
    }

    [Fact]
    public async Task A_register_that_was_tampered_with_is_told_of_once_and_what_comes_after_all_the_same()
    {
        using var ledger = new AuditLedger();
        for (var i = 0; i < 5; i++) ledger.AddRelease($"R-{i}");
        using var tampered = new TamperedRegister(ledger.Store, item => item.Position == 3 ? item with { Operator = "mallory" } : item);
        var maker = new AuditMessageMaker(tampered, new AuditReporter("Röntgen", null, "ws", "ws", null), default, ledger.Clock);
        var spool = new AuditSpool(tampered, maker, ledger.Clock, new OperatorContext("cron", "Röntgen"));
        var repository = new FakeRepository();
        var sent = await spool.SendAsync(repository, cancellationToken: Token);
        Assert.Equal((6, 1), (sent.Messages, sent.Alerts));
        Assert.Equal("110106 110106 110113 110106 110106 110106", string.Join(' ', repository.Events));
        Assert.Contains("EnvelopeHash", System.Text.Encoding.UTF8.GetString(repository.Taken[2]), StringComparison.Ordinal);
        Assert.Equal(0, (await spool.SendAsync(repository, cancellationToken: Token)).Messages);
        Assert.Equal((1, 1), await spool.SendAsync(repository, verify: true, cancellationToken: Token) is { } again ? (again.Messages, again.Alerts) : default);
    }

    [Fact]
    public async Task A_payload_that_cannot_be_read_stops_nothing()
    {
        using var ledger = new AuditLedger();
        ledger.AddRelease("R-1");
        ledger.AddRelease("R-2");
        using var tampered = new TamperedRegister(ledger.Store, item => item.Position == 1 ? item with { Payload = "{" } : item);
        var maker = new AuditMessageMaker(tampered, new AuditReporter("Röntgen", null, "ws", "ws", null), default, ledger.Clock);
        var repository = new FakeRepository();
        await new AuditSpool(tampered, maker, ledger.Clock, new OperatorContext("cron", "Röntgen")).SendAsync(repository, cancellationToken: Token);
        Assert.Equal("110113 110113 110106", string.Join(' ', repository.Events));
    }

    [Fact]
    public async Task The_audit_finds_messages_that_have_waited_for_a_day_once_any_were_sent()
    {
        using var ledger = new AuditLedger();
        ledger.AddRelease("R-1");
        Assert.DoesNotContain(AuditCodes.AuditMessagesWaiting, Codes(2));
        await ledger.Spool.SendAsync(new FakeRepository(), cancellationToken: Token);
        Assert.DoesNotContain(AuditCodes.AuditMessagesWaiting, Codes(2));
        ledger.AddRelease("R-2");
        Assert.DoesNotContain(AuditCodes.AuditMessagesWaiting, Codes(0));
        Assert.Contains(AuditCodes.AuditMessagesWaiting, Codes(2));
        await ledger.Spool.SendAsync(new FakeRepository(), cancellationToken: Token);
        Assert.DoesNotContain(AuditCodes.AuditMessagesWaiting, Codes(2));

        IEnumerable<string> Codes(int days) => ReleaseAudit.Run(ledger.Store, new SetClock(ledger.Clock.GetUtcNow().AddDays(days)), cancellationToken: Token).Findings.Select(finding => finding.Code);
    }
}
