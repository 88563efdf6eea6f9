using RadOps.Core;
using RadOps.Core.Audit.Messages;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Audit;

/// <summary>Audit messages to a real repository, rsyslog over TLS: nothing is lost, whatever ends when.</summary>
public sealed class SyslogPeerTests(TestCertificates certificates) : IClassFixture<TestCertificates>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_come_in_order_letters_and_all_and_once_and_wait_while_it_is_down()
    {
        using var server = new SyslogServer(certificates);
        using var bench = new AuditBench(server.Port, certificates.CaFile);
        var ids = bench.AddReleases(3);
        var refused = await Assert.ThrowsAsync<RadOpsException>(() => bench.SendAsync());
        Assert.Equal(("NodeRefused", ErrorKind.Unreachable), (refused.Code, refused.Kind));
        Assert.Equal(3, bench.Spool.Look(Token).Messages);

        await server.StartAsync();
        var sent = await bench.SendAsync();
        Assert.Equal((3, 0, $"localhost:{server.Port}"), (sent.Messages, sent.Alerts, sent.Repository));
        var written = (await server.WaitAsync(3)).Select(SyslogServer.Read).ToList();
        Assert.Equal(ids, written.Select(message => message.Event));
        var first = written[0].Xml;
        Assert.Equal("Ortopedkliniken, Örebro ÅÄÖ, Röntgen Karlstad", (string?)first.Elements("ActiveParticipant").First().Attribute("UserID"));
        Assert.Contains("åsa11@prov.example", first.Elements("ActiveParticipant").Select(participant => (string?)participant.Attribute("UserID")));
        Assert.DoesNotContain("191212121212", string.Join('\n', server.Raw()), StringComparison.Ordinal);
        Assert.Equal(0, (await bench.SendAsync()).Messages);

        server.Kill();
        ids = [.. ids, .. bench.AddReleases(2)];
        await Assert.ThrowsAsync<RadOpsException>(() => bench.SendAsync());
        await server.StartAsync();
        Assert.Equal(2, (await bench.SendAsync()).Messages);
        Assert.Equal(ids, (await server.WaitAsync(5)).Select(raw => SyslogServer.Read(raw).Event));
    }

    /// <summary>The long message is of several records of TLS: the server has read the short ones before it, and of the long one a part.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_that_ends_with_part_of_a_frame_read_gets_it_whole_the_next_time(bool isKilled)
    {
        using var server = new SyslogServer(certificates);
        await server.StartAsync();
        await using var relay = new RecordRelay(server.Port, connection => connection == 1 ? 40_000 : null);
        using var bench = new AuditBench(relay.Port, certificates.CaFile);
        List<Guid> ids = [.. bench.AddReleases(2), bench.AddLongTransfer(), .. bench.AddReleases(1)];
        var sending = bench.SendAsync();
        await relay.Holding;
        Assert.Equal(2, (await server.WaitAsync(2)).Count);
        if (isKilled) server.Kill();
        relay.Break();
        Assert.Equal("NodeConnectionLost", (await Assert.ThrowsAsync<RadOpsException>(() => sending)).Code);
        Assert.Equal(4, bench.Spool.Look(Token).Messages);

        if (isKilled) await server.StartAsync();
        Assert.Equal(4, (await bench.SendAsync()).Messages);
        var raw = await server.WaitAsync(6);
        Assert.Equal([.. ids[..2], .. ids], raw.Select(line => SyslogServer.Read(line).Event));
        Assert.Equal(raw.Take(2), raw.Skip(2).Take(2));
        // PS3.15 A.6 asks receivers for 32 KB at least.
        Assert.True(raw[4].Length > 2 * 32 * 1024, $"{raw[4].Length}");
        Assert.Equal(AuditBench.ManyStudies, SyslogServer.Read(raw[4]).Xml.Elements("ParticipantObjectIdentification").Count(item => (string?)item.Element("ParticipantObjectIDTypeCode")?.Attribute("csd-code") == "110180"));
        Assert.Equal(0, bench.Spool.Look(Token).Messages);
    }

    [Fact]
    public async Task One_that_stands_still_with_half_of_it_read_is_not_believed()
    {
        using var server = new SyslogServer(certificates);
        await server.StartAsync();
        await using var relay = new RecordRelay(server.Port, connection => connection == 1 ? 40_000 : null);
        using var bench = new AuditBench(relay.Port, certificates.CaFile);
        var id = bench.AddLongTransfer();
        Assert.Equal("AuditNotConfirmed", (await Assert.ThrowsAsync<RadOpsException>(() => bench.SendAsync(patience: TimeSpan.FromSeconds(1)))).Code);
        Assert.Equal(1, bench.Spool.Look(Token).Messages);
        relay.Break();
        Assert.Equal(1, (await bench.SendAsync()).Messages);
        Assert.Equal([id], (await server.WaitAsync(1)).Select(raw => SyslogServer.Read(raw).Event));
    }

    [Fact]
    public async Task Someone_else_in_its_place_gets_nothing()
    {
        using var others = new TestCertificates();
        using var server = new SyslogServer(certificates, name: "annan.example");
        await server.StartAsync();
        using var bench = new AuditBench(server.Port, others.CaFile);
        bench.AddReleases(1);
        Assert.Equal("TlsCertificateUntrusted", (await Assert.ThrowsAsync<RadOpsException>(() => bench.SendAsync())).Code);
        using var misnamed = new AuditBench(server.Port, certificates.CaFile);
        misnamed.AddReleases(1);
        Assert.Equal("TlsHostNameMismatch", (await Assert.ThrowsAsync<RadOpsException>(() => misnamed.SendAsync())).Code);
        server.Kill();
        using var ended = new SyslogServer(certificates, daysLeft: -1);
        await ended.StartAsync();
        using var late = new AuditBench(ended.Port, certificates.CaFile);
        late.AddReleases(1);
        Assert.Equal("TlsCertificateExpired", (await Assert.ThrowsAsync<RadOpsException>(() => late.SendAsync())).Code);
        Assert.Empty(server.Raw().Concat(ended.Raw()));
    }

    [Fact]
    public async Task A_repository_that_asks_who_we_are_gets_our_certificate()
    {
        using var server = new SyslogServer(certificates, asksForCertificate: true);
        await server.StartAsync();
        using var stranger = new AuditBench(server.Port, certificates.CaFile);
        stranger.AddReleases(1);
        Assert.Equal(ErrorKind.Unreachable, (await Assert.ThrowsAsync<RadOpsException>(() => stranger.SendAsync())).Kind);
        Assert.Equal(1, stranger.Spool.Look(Token).Messages);
        using var bench = new AuditBench(server.Port, certificates.CaFile, certificates.Issue("radops"));
        bench.AddReleases(1);
        Assert.Equal(1, (await bench.SendAsync()).Messages);
        Assert.Single(await server.WaitAsync(1));
    }

    [Fact]
    public async Task Several_windows_and_messages_with_hostile_texts_arrive_whole()
    {
        const string hostile = "<script>alert('x')</script>\"&<!-- ]]> 1 <84>1 - - - - - -\r\n%s%n {0} ${env:PATH} \u0000\u0001\uD800 å ä ö";
        using var server = new SyslogServer(certificates);
        await server.StartAsync();
        using var bench = new AuditBench(server.Port, certificates.CaFile);
        List<Guid> ids = [.. bench.AddImported(AuditSpool.WindowMessages - 1), .. bench.AddReleases(3, proof: hostile)];
        Assert.Equal(ids.Count, (await bench.SendAsync()).Messages);
        var written = (await server.WaitAsync(ids.Count)).Select(SyslogServer.Read).ToList();
        Assert.Equal(ids, written.Select(message => message.Event));
        Assert.All(written, message => Assert.Equal("AuditMessage", message.Xml.Name));
        Assert.Equal(2, bench.Workplace.Register.Read(new RegisterQuery { Kinds = [EventKinds.AuditMessagesSent] }, Token).Count());
    }
}
