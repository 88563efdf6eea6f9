using System.Text.Json;
using RadOps.Core.Audit.Messages;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Site;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>Audit messages at the console, to a real repository (rsyslog over TLS).</summary>
public sealed class AuditMessageTests(TestCertificates certificates) : IClassFixture<TestCertificates>, IDisposable
{
    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_repository_that_does_not_answer_is_exit_code_3_and_what_waits_can_be_written_to_a_file()
    {
        Prepare(PeerProcess.FreePort(), 3);
        var (code, _, errors) = tool.Run("auditmessage", "send", "--site", "site.yaml");
        Assert.Equal(3, code);
        Assert.Contains("the rest wait in the register", errors, StringComparison.Ordinal);
        Assert.Contains("3 messages would be sent", tool.Run("auditmessage", "send", "--site", "site.yaml", "--what-if").Output, StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("auditmessage", "export", "m.ndjson", "--site", "site.yaml").ExitCode);
        Assert.All(File.ReadLines(Path.Combine(tool.Folder, "m.ndjson")), line => Assert.Equal("110107", JsonDocument.Parse(line).RootElement.GetProperty("type").GetProperty("code").GetString()));
        Assert.Equal(2, tool.Run("auditmessage", "export", "m.ndjson", "--site", "site.yaml").ExitCode);
        Assert.Equal(0, tool.Run("auditmessage", "export", "m.txt", "--format", "atna", "--site", "site.yaml").ExitCode);
        Assert.StartsWith("<AuditMessages>\n<AuditMessage>", File.ReadAllText(Path.Combine(tool.Folder, "m.txt")), StringComparison.Ordinal);
    }

    /// <summary>Each window has a connection of its own. The sender is killed while the relay holds one, so that it is in the middle of it for certain.</summary>
    [Fact]
    public async Task Killed_in_the_middle_again_and_again_it_loses_nothing_and_keeps_the_order()
    {
        const int windowBytes = 1_000_000; // of one with as many messages as there may be, and a little less
        var kills = Campaign.Count(1, 25);
        var random = new Random(20261121);
        using var server = new SyslogServer(certificates);
        await server.StartAsync();
        var held = 0;
        await using var relay = new RecordRelay(server.Port, connection => connection % 2 == 0 && held++ < kills ? random.Next(windowBytes / 5) : null);
        var ids = Prepare(relay.Port, (AuditSpool.WindowMessages * (kills + 1)) + 100);
        for (var kill = 1; kill <= kills; kill++)
        {
            using var process = tool.Start("auditmessage", "send", "--site", "site.yaml");
            await relay.Holding.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            relay.Break();
        }

        var (code, output, errors) = tool.Run("auditmessage", "send", "--site", "site.yaml", "--output", "json");
        Assert.True(code == 0, errors);
        // What was taken in before the last kill is not sent again: one window for each.
        Assert.Equal(ids.Count - (kills * AuditSpool.WindowMessages), JsonDocument.Parse(output).RootElement[0].GetProperty("Messages").GetInt32());
        var written = (await server.WaitAsync(raw => raw.Select(line => SyslogServer.Read(line).Event).Distinct().Count() >= ids.Count)).Select(raw => SyslogServer.Read(raw).Event).ToList();
        Assert.Equal(ids, written.Distinct());
        Assert.InRange(written.Count, ids.Count, ids.Count + (kills * AuditSpool.WindowMessages));
        Assert.Contains("0 messages would be sent", tool.Run("auditmessage", "send", "--site", "site.yaml", "--what-if").Output, StringComparison.Ordinal);
    }

    /// <summary>A site with a register that holds an imported list; gives the ids of the events.</summary>
    private List<Guid> Prepare(int port, int count)
    {
        tool.File("site.yaml", FormattableString.Invariant($"site: Röntgen Provsjukhuset\ncareUnit: Röntgen\nregister: sqlite:register.db\naudit:\n  repository: {{ host: localhost, port: {port}, tls: {{ ca: {certificates.CaFile} }} }}\n"));
        using var workplace = Workplace.Open(new WorkplaceOptions { SiteFile = Path.Combine(tool.Folder, "site.yaml") });
        var lines = Enumerable.Range(1, count).Select(number => new ImportedRelease
        {
            Line = RegisterLine.Of(FormattableString.Invariant($"CT torax {number}"), new DateOnly(2026, 6, 8), ReleaseMethod.Linked, "Media SU/S", "Toraxkliniken SU/S", "dr Andersson", "Medicinmott HSV"),
            PatientId = PatientId.Parse("191212121212", new DateOnly(2026, 1, 1)),
            Organisation = "RegionHalland",
        });
        workplace.Releases.Import(lines, TestContext.Current.CancellationToken);
        return [.. workplace.Register.Read(new RegisterQuery { Kinds = [EventKinds.Release] }, TestContext.Current.CancellationToken).Select(item => item.Id)];
    }
}
