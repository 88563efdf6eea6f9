using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Settings;
using RadOps.Storage;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Systems;

/// <summary>A site's systems as one machine sees them: real nodes up, down, frozen, rejecting, and with certificates that do not hold.</summary>
public sealed class SystemPeerTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder folder = new();
    private readonly TestCertificates ours = new();

    public void Dispose()
    {
        ours.Dispose();
        folder.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_answers_shows_its_figures()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS1");
        RegisterFactory.Open(folder.File("register.db"), TimeProvider.System).Dispose();
        var report = await CheckAsync($"register: sqlite:register.db\nnodes:\n  pacs: {{ role: Pacs, aeTitle: PACS1, host: localhost, port: {pacs.Port} }}\n");

        var node = report.Nodes[0];
        Assert.Equal(("pacs", ProbeKind.Dicom, ProbeStatus.Answers), (node.Name, node.Kind, node.Status));
        Assert.All([node.Lookup, node.Connect, node.Associate, node.Reply], figure => Assert.True(figure > TimeSpan.Zero));
        Assert.Null(node.Handshake);
        Assert.Equal([RadSystem.Pacs], node.Systems);
        var register = report.Nodes[^1];
        Assert.Equal((ProbeKind.Register, ProbeStatus.Answers, false), (register.Kind, register.Status, register.IsByNetwork));
        Assert.True(register.Reply > TimeSpan.Zero);
        Assert.True(report.IsAllUp);
        Assert.Null(report.Suggestion);
        Assert.Equal(SystemStatus.Up, State(report, RadSystem.Pacs));
    }

    [Fact, Requirement("C42")]
    public async Task What_is_down_together_speaks_for_a_total_outage_in_the_routines_words()
    {
        using var bfr = await Archive.StartAsync(aeTitle: "BFR");
        var (pacs, ris) = (PeerProcess.FreePort(), PeerProcess.FreePort());
        var report = await CheckAsync($"organisation: SasBoras\nnodes:\n  pacs: {{ role: Pacs, aeTitle: PACS1, host: 127.0.0.1, port: {pacs} }}\n  bfr: {{ role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: {bfr.Port} }}\nsystems:\n  ris: [ \"127.0.0.1:{ris}\" ]\n");
        Assert.Equal([ProbeStatus.Silent, ProbeStatus.Answers, ProbeStatus.Silent], report.Nodes.Take(3).Select(node => node.Status));
        Assert.Equal("NodeRefused", report.Nodes[0].Code);
        Assert.Contains("Nothing listens for RIS at 127.0.0.1", report.Nodes[2].Reason, StringComparison.Ordinal);
        Assert.Equal((OutageMode.Total, "Totalt driftstopp"), (report.Suggestion!.Mode, report.Suggestion.Heading));
        Assert.Contains("C42", report.Suggestion.Rules);
        Assert.Contains("OM och IEP vet RadOps ingenting", report.Explanation, StringComparison.Ordinal);
        Assert.Empty(SealedLists.In(report));
    }

    [Fact]
    public async Task A_node_that_rejects_us_is_not_down()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS1");
        var report = await CheckAsync(Pacs("SOMEONE", pacs.Port));
        var node = report.Nodes[0];
        Assert.Equal((ProbeStatus.Refuses, "AssociationRejected"), (node.Status, node.Code));
        Assert.Contains("called AE title not recognised", node.Reason, StringComparison.Ordinal);
        Assert.True(node.Connect > TimeSpan.Zero);
        Assert.Null(node.Reply);
        Assert.Null(report.Suggestion);
        Assert.Equal(SystemStatus.Refuses, State(report, RadSystem.Pacs));
    }

    [Fact]
    public async Task Nodes_that_stand_still_cost_their_timeout_once_and_not_one_after_another()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS1");
        pacs.Process.Freeze();
        var nodes = string.Concat(Enumerable.Range(1, 12).Select(number => $"  pacs{number.ToString(CultureInfo.InvariantCulture)}: {{ role: Pacs, aeTitle: PACS1, host: 127.0.0.1, port: {pacs.Port} }}\n"));
        var report = await CheckAsync($"nodes:\n{nodes}");
        Assert.All(report.Nodes.Take(12), node => Assert.Equal((ProbeStatus.Silent, "NodeReplyTimeout"), (node.Status, node.Code)));
        Assert.All(report.Nodes.Take(12), node => Assert.True(node.Connect is not null && node.Associate is null));
        Assert.True(report.Elapsed < 6 * Timeout, $"{report.Elapsed}"); // twelve in turn would take 24 s
        Assert.Equal((OutageMode.Pacs, false), (report.Suggestion?.Mode, report.IsOwnNetworkSuspected));
    }

    [Fact]
    public async Task Stopping_ends_it_while_a_node_stands_still()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS1");
        pacs.Process.Freeze();
        using var workplace = Site(Pacs("PACS1", pacs.Port));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var run = workplace.Systems(TimeSpan.FromMinutes(5)).RunAsync(new Answered(stop), stop.Token); // the register answers first
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(TimeSpan.FromMinutes(1), Cancel));
    }

    [Fact]
    public async Task Certificates_are_judged_and_their_days_counted()
    {
        using var theirs = new TestCertificates();
        using var good = await TlsAsync(ours.Issue("localhost", daysLeft: 40, IPAddress.Loopback));
        using var stranger = await TlsAsync(theirs.Issue("localhost", address: IPAddress.Loopback));
        using var expired = await TlsAsync(ours.Issue("localhost", daysLeft: -3, IPAddress.Loopback));
        var report = await CheckAsync("nodes:\n" + string.Concat(new[] { ("good", good), ("stranger", stranger), ("expired", expired) }
            .Select(node => $"  {node.Item1}: {{ role: Pacs, aeTitle: STORESCP, host: localhost, port: {node.Item2.Process.Port}, tls: {{ ca: {ours.CaFile} }} }}\n")));
        Assert.Equal([(ProbeStatus.Answers, null), (ProbeStatus.Refuses, "TlsCertificateUntrusted"), (ProbeStatus.Refuses, "TlsCertificateExpired")], report.Nodes.Take(3).Select(node => (node.Status, node.Code)));
        Assert.Equal([39, 29, -4], report.Nodes.Take(3).Select(node => node.CertificateDaysLeft!.Value));
        Assert.All(report.Nodes.Take(1), node => Assert.True(node.Handshake > TimeSpan.Zero));
        Assert.Contains("must be renewed", report.Nodes[2].Reason, StringComparison.Ordinal);
        Assert.Null(report.Suggestion);
    }

    [Fact]
    public async Task A_host_that_is_no_dicom_node_is_asked_whether_it_listens_or_for_its_certificate()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var tls = await TlsAsync(ours.Issue("localhost", daysLeft: 40, IPAddress.Loopback));
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var report = await CheckAsync($"systems:\n  ris: [ \"127.0.0.1:{port}\", \"https://localhost:{tls.Process.Port}\" ]\n  om: {{ host: localhost, port: {tls.Process.Port}, tls: {{ ca: {ours.CaFile} }} }}\n");
        Assert.Equal([ProbeKind.Tcp, ProbeKind.Tls, ProbeKind.Tls], report.Nodes.Take(3).Select(node => node.Kind));
        Assert.Equal([(ProbeStatus.Answers, null), (ProbeStatus.Refuses, "TlsCertificateUntrusted"), (ProbeStatus.Answers, null)], report.Nodes.Take(3).Select(node => (node.Status, node.Code)));
        Assert.Null(report.Nodes[0].Reply);
        Assert.Equal(39, report.Nodes[2].CertificateDaysLeft);
        Assert.Equal((SystemStatus.Partly, SystemStatus.Up), (State(report, RadSystem.Ris), State(report, RadSystem.Om)));
    }

    [Fact]
    public async Task Where_nobody_is_heard_the_machines_own_network_is_blamed()
    {
        var report = await CheckAsync("nodes:\n  pacs: { role: Pacs, aeTitle: PACS1, host: no-such-host.invalid, port: 104 }\nsystems:\n  ris: [ \"nor-this.invalid:2575\" ]\n");
        Assert.All(report.Nodes.Take(2), node => Assert.Equal((ProbeStatus.Silent, "NodeHostUnknown"), (node.Status, node.Code)));
        Assert.True(report.IsOwnNetworkSuspected);
        Assert.Null(report.Suggestion);
    }

    [Fact]
    public async Task A_routine_that_is_out_as_well_does_not_keep_it_from_asking()
    {
        var path = folder.File("site.yaml");
        File.WriteAllText(path, $"register: sqlite:none.db\norganisation: SasBoras\npolicies: [ gone/ ]\n{Pacs("PACS1", PeerProcess.FreePort())}");
        var warnings = new List<string>();
        using var workplace = Workplace.Open(new() { SiteFile = path, Environment = _ => null, Warning = warnings.Add });
        var report = await workplace.Systems(Timeout).RunAsync(null, Cancel);
        Assert.Equal((OutageMode.Pacs, null), (report.Suggestion!.Mode, report.Suggestion.Heading));
        Assert.Contains("cannot be read", Assert.Single(warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_site_file_leaves_out_is_not_asked_and_says_why()
    {
        var report = await CheckAsync("register: sqlite:none.db\nnodes:\n  pacs: { role: Pacs, aeTitle: PACS1, host: \"${env:NOT_SET}\", port: 104 }\n  bfr: { role: Bfr, aeTitle: BFR, host: bfr, port: 104, tls: { ca: none.pem } }\n");
        Assert.All(report.Nodes, node => Assert.Equal(ProbeStatus.NotAsked, node.Status));
        Assert.Equal(["SiteVariableMissing", "TlsFileInvalid", "RegisterNotFound"], report.Nodes.Select(node => node.Code));
        Assert.Contains("kunde inte tillfrågas", report.Explanation.Replace("platsfilen säger inte vad som talar för dem (systems:)", "kunde inte tillfrågas", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("none.db"))); // none is made
        Assert.False(report.IsOwnNetworkSuspected);
    }

    [Fact]
    public async Task A_node_may_speak_for_several_systems_and_a_role_only_where_nothing_is_said()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS1");
        var report = await CheckAsync($"nodes:\n  pacs: {{ role: Pacs, aeTitle: PACS1, host: 127.0.0.1, port: {pacs.Port} }}\n  old: {{ role: Pacs, aeTitle: OLD, host: 127.0.0.1, port: {PeerProcess.FreePort()} }}\nsystems: {{ pacs: PACS, ris: [ pacs ] }}\n");
        Assert.Equal([RadSystem.Ris, RadSystem.Pacs], report.Nodes[0].Systems);
        Assert.Empty(report.Nodes[1].Systems);
        Assert.Equal((SystemStatus.Up, SystemStatus.Up), (State(report, RadSystem.Ris), State(report, RadSystem.Pacs)));
        Assert.Equal(ProbeStatus.Silent, report.Nodes[1].Status);
    }

    private static string Pacs(string title, int port) => $"nodes:\n  pacs: {{ role: Pacs, aeTitle: {title}, host: 127.0.0.1, port: {port} }}\n";

    private static SystemStatus State(SystemReport report, RadSystem system) => report.Systems.Single(state => state.System == system).Status;

    private static Task<StoreScp> TlsAsync((string Certificate, string Key) server) => StoreScp.StartAsync("+tls", server.Key, server.Certificate, "-ic");

    private Workplace Site(string text)
    {
        var path = folder.File("site.yaml");
        File.WriteAllText(path, text.Contains("register:", StringComparison.Ordinal) ? text : "register: sqlite:none.db\n" + text);
        return Workplace.Open(new() { SiteFile = path, Environment = _ => null });
    }

    private async Task<SystemReport> CheckAsync(string site)
    {
        using var workplace = Site(site);
        return await workplace.Systems(Timeout).RunAsync(null, Cancel);
    }

    private sealed class Answered(CancellationTokenSource stop) : IProgress<int>
    {
        public void Report(int value) => stop.Cancel();
    }
}
