using System.Net;
using RadOps.Core;
using RadOps.Core.Transfer;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

public sealed class TlsTests : IDisposable
{
    private readonly TestCertificates ours = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_study_goes_to_a_peer_that_asks_for_our_certificate()
    {
        using var peer = await StartAsync(ours.Issue("localhost", address: IPAddress.Loopback));
        var client = ours.Issue("radops");
        using var study = new TestStudy(20, pixels: 256);
        foreach (var host in new[] { "localhost", "127.0.0.1" })
        {
            var node = peer.Node with { Host = host, Tls = new TlsOptions { CaFile = ours.CaFile, CertificateFile = client.Certificate, KeyFile = client.Key } };
            var report = await StoreTests.SendAsync(node, study, throttle: 1);
            Assert.True(report.IsComplete, report.Failure?.Message);
            Assert.Null(report.Failure);
        }
        Assert.Equal(
            study.Files.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order(),
            peer.Received.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order());
    }

    [Fact]
    public async Task The_name_can_be_another_than_the_host()
    {
        using var peer = await StartAsync(ours.Issue("pacs.example"), "-ic");
        var node = peer.Node with { Tls = new TlsOptions { CaFile = ours.CaFile, ServerName = "pacs.example" } };
        Assert.NotEmpty((await new DicomClient(node).EchoAsync(Token)).Implementation);
    }

    [Fact]
    public async Task A_certificate_for_another_host_is_not_taken()
    {
        using var peer = await StartAsync(ours.Issue("another.example"), "-ic");
        await AssertRefusedAsync(peer, new TlsOptions { CaFile = ours.CaFile }, "TlsHostNameMismatch", "not made out to '127.0.0.1'");
    }

    [Fact]
    public async Task An_expired_certificate_is_not_taken()
    {
        using var peer = await StartAsync(ours.Issue("localhost", daysLeft: -1, IPAddress.Loopback), "-ic");
        await AssertRefusedAsync(peer, new TlsOptions { CaFile = ours.CaFile }, "TlsCertificateExpired", "must be renewed");
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_not_taken()
    {
        using var theirs = new TestCertificates();
        using var peer = await StartAsync(theirs.Issue("localhost", address: IPAddress.Loopback), "-ic");
        await AssertRefusedAsync(peer, new TlsOptions { CaFile = ours.CaFile }, "TlsCertificateUntrusted", "not issued by an authority that is trusted");
        await AssertRefusedAsync(peer, new TlsOptions(), "TlsCertificateUntrusted", "not issued by an authority that is trusted");
    }

    [Fact]
    public async Task A_peer_that_wants_our_certificate_and_gets_none_is_told_of()
    {
        using var peer = await StartAsync(ours.Issue("localhost", address: IPAddress.Loopback));
        var error = await Assert.ThrowsAsync<RadOpsException>(() => new DicomClient(peer.Node with { Tls = new TlsOptions { CaFile = ours.CaFile } }).EchoAsync(Token));
        Assert.Contains("certificate", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_peer_that_speaks_no_tls_is_told_of()
    {
        using var peer = await StoreScp.StartAsync();
        await AssertRefusedAsync(peer, new TlsOptions { CaFile = ours.CaFile }, "TlsHandshakeFailed", "may not speak TLS");
    }

    [Fact]
    public async Task Nothing_is_sent_in_clear_to_a_peer_whose_certificate_does_not_hold()
    {
        using var peer = await StartAsync(ours.Issue("another.example"), "-ic");
        using var study = new TestStudy(3);
        var report = await StoreTests.SendAsync(peer.Node with { Tls = new TlsOptions { CaFile = ours.CaFile } }, study);
        Assert.Equal(3, report.Count(TransferStatus.NotSent));
        Assert.Equal("TlsHostNameMismatch", report.Failure?.Code);
        Assert.Empty(peer.Received);
    }

    [Fact]
    public async Task Files_that_are_no_certificates_are_told_of()
    {
        var (certificate, _) = ours.Issue("radops");
        var (_, otherKey) = ours.Issue("other");
        TlsOptions[] wrong =
        [
            new() { CaFile = "/no/such/file.pem" },
            new() { CaFile = otherKey },
            new() { CertificateFile = certificate },
            new() { CertificateFile = certificate, KeyFile = otherKey },
        ];
        foreach (var tls in wrong)
        {
            var node = new DicomNode { AeTitle = "X", Host = "127.0.0.1", Port = 1, Tls = tls };
            var error = await Assert.ThrowsAsync<RadOpsException>(() => new DicomClient(node).EchoAsync(Token));
            Assert.Equal("TlsFileInvalid", error.Code);
            Assert.Equal(ErrorKind.InvalidInput, error.Kind);
        }
    }

    public void Dispose() => ours.Dispose();

    private Task<StoreScp> StartAsync((string Certificate, string Key) server, params string[] options) =>
        StoreScp.StartAsync(["+tls", server.Key, server.Certificate, "+cf", ours.CaFile, "-pw", .. options]);

    private static async Task AssertRefusedAsync(StoreScp peer, TlsOptions tls, string code, string words)
    {
        var error = await Assert.ThrowsAsync<RadOpsException>(() => new DicomClient(peer.Node with { Tls = tls }).EchoAsync(Token));
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
