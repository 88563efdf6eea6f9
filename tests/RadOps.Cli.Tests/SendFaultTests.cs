using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Transfer;
using RadOps.Dicom.Synthetic;
using RadOps.Storage;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>
/// <c>radops send</c> as a process of its own, against nodes that fail. In each case the sum of the results is the list that was meant, instance by instance, and what is
/// called sent is what the node itself has.
/// </summary>
public sealed class SendFaultTests : IDisposable
{
    private const string Accession = "N1";

    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Studies => Path.Combine(tool.Folder, "studies", Accession);

    [Theory]
    [InlineData("SOMEONE", "127.0.0.1", 2, "AssociationRejected", "called AE title not recognised (result 1, source 1, reason 7)")]
    [InlineData("BFR", "no-such-host.invalid", 3, "NodeHostUnknown", "The host name of")]
    public async Task Where_nobody_takes_it_nothing_is_sent(string title, string host, int exitCode, string failure, string words)
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        Site(archive.Port, title, host);
        AddStudy(5);
        var (code, result, errors) = Send();
        Assert.Equal((exitCode, failure), (code, result.GetProperty("Failure").GetString()));
        Assert.Contains(words, errors, StringComparison.Ordinal);
        AssertAccounted(result, (TransferStatus.NotSent, 5));
        Assert.Equal(0, await archive.CountAsync());
    }

    [Theory]
    [InlineData("issuer", "TlsCertificateUntrusted")]
    [InlineData("expired", "TlsCertificateExpired")]
    [InlineData("name", "TlsHostNameMismatch")]
    public async Task Nothing_goes_to_a_peer_whose_certificate_does_not_hold(string fault, string code)
    {
        using var ours = new TestCertificates();
        using var theirs = new TestCertificates();
        var (certificate, key) = fault switch
        {
            "issuer" => theirs.Issue("localhost", address: IPAddress.Loopback),
            "expired" => ours.Issue("localhost", daysLeft: -1, IPAddress.Loopback),
            _ => ours.Issue("another.example"),
        };
        using var peer = await StoreScp.StartAsync("+tls", key, certificate, "-ic");
        Site(peer.Process.Port, more: $", tls: {{ ca: {ours.CaFile} }}");
        AddStudy(3);
        var (exit, result, _) = Send("--archived-in-bfr", "false");
        Assert.Equal((3, code), (exit, result.GetProperty("Failure").GetString()));
        AssertAccounted(result, (TransferStatus.NotSent, 3));
        Assert.Empty(peer.Received);
    }

    [Fact]
    public async Task The_peer_is_killed_in_the_middle_and_the_next_run_finishes_it()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        Site(archive.Port);
        AddStudy(400);
        using var process = Start();
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        _ = process.StandardError.ReadToEndAsync(Cancel);
        while (await archive.CountAsync() < 20)
            await Task.Delay(10, Cancel);
        archive.Process.Kill();
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(3, process.ExitCode);
        var first = Only(await output);
        AssertAccounted(first, 400);
        var (sent, unknown) = (Count(first, TransferStatus.Sent), Count(first, TransferStatus.Unknown));
        await archive.RestartAsync();
        Assert.InRange(await archive.CountAsync(), sent, sent + unknown);
        AssertFinished(first, 400);
        Assert.Equal(400, await archive.CountAsync());
    }

    [Fact]
    public async Task The_peer_takes_the_data_and_dies_before_the_reply_and_is_asked()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        AddStudy(10);
        // The plan's question is the first connection; of the second, the send's, four replies come through.
        await using (var relay = new Relay(archive.Port, connection => connection == 2 ? 4 : null, comesBack: false))
        {
            Site(relay.Port);
            var (code, first, _) = Send("--throttle", "1");
            Assert.Equal(3, code);
            AssertAccounted(first, (TransferStatus.Sent, 4), (TransferStatus.Unknown, 1), (TransferStatus.NotSent, 5));
            Assert.Equal(5, await archive.CountAsync());
            Site(archive.Port);
            AssertFinished(first, 10);
        }
        Assert.Equal(10, await archive.CountAsync());
    }

    [Fact]
    public async Task A_frozen_peer_ends_the_send_once()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        Site(archive.Port, more: ", timeout: 3");
        AddStudy(30);
        archive.Process.Freeze();
        var (code, first, _) = Send();
        Assert.Equal((3, "NodeReplyTimeout"), (code, first.GetProperty("Failure").GetString()));
        AssertAccounted(first, (TransferStatus.NotSent, 30));
        archive.Process.Thaw();
        AssertFinished(first, 30);
        Assert.Equal(30, await archive.CountAsync());
    }

    [Fact]
    public async Task A_peer_whose_disk_is_full_refuses_and_is_believed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "limits of file size are set by a shell");
        using var folder = new TemporaryFolder();
        var port = PeerProcess.FreePort();
        // No file may become longer than 64 KB, and writing beyond fails as on a full disk.
        using var peer = await PeerProcess.StartAsync("/bin/bash", port, ["-c", $"trap '' XFSZ; ulimit -f 64; exec '{Peer.Require("dcmtk", "storescp")}' +B -od '{folder.Path}' {port}"]);
        Site(port);
        AddStudy(6, pixels: 512);
        var (code, result, errors) = Send("--archived-in-bfr", "false");
        Assert.Equal(1, code);
        Assert.Contains("disk may be full (status A700)", errors, StringComparison.Ordinal);
        AssertAccounted(result, (TransferStatus.Refused, 6));
    }

    [Fact]
    public async Task Broken_files_duplicates_and_good_ones_have_each_their_own_result()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        Site(archive.Port);
        var files = AddStudy(8);
        File.Copy(files[0], Path.Combine(Studies, "same"));
        File.WriteAllBytes(files[7], (await File.ReadAllBytesAsync(files[7], Cancel))[..^100]);
        File.WriteAllText(Path.Combine(Studies, "notes.txt"), "not an image");
        File.WriteAllBytes(Path.Combine(Studies, "empty"), []);
        var (code, result, _) = Send();
        Assert.Equal(1, code);
        AssertAccounted(result, (TransferStatus.Sent, 7), (TransferStatus.Duplicate, 1), (TransferStatus.Unreadable, 3));
        Assert.Equal(7, await archive.CountAsync());
    }

    [Fact]
    public async Task What_the_peer_does_not_accept_is_told_with_what_would_be_needed()
    {
        using var peer = await StoreScp.StartAsync();
        Site(peer.Process.Port);
        var last = AddStudy(4)[3];
        // The same bytes, said to be in another syntax: for a peer that does not take it the claim is what counts.
        File.WriteAllBytes(last, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(last, Cancel)).Replace("1.2.840.10008.1.2.1\0", "1.2.840.10008.1.2.5\0", StringComparison.Ordinal)));
        var (code, result, errors) = Send("--archived-in-bfr", "false");
        Assert.Equal(1, code);
        Assert.Contains("but not in RLE Lossless", errors, StringComparison.Ordinal);
        AssertAccounted(result, (TransferStatus.Sent, 3), (TransferStatus.NotAccepted, 1));
        Assert.Equal(3, peer.Received.Count);
    }

    [Fact]
    public async Task Two_sends_of_one_study_at_once_are_one_transfer_one_release_and_one_note()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        Site(archive.Port);
        AddStudy(200);
        using var first = Start();
        using var second = Start();
        var outputs = await Task.WhenAll(new[] { first, second }.Select(async process =>
        {
            _ = process.StandardError.ReadToEndAsync(Cancel);
            var output = await process.StandardOutput.ReadToEndAsync(Cancel);
            await process.WaitForExitAsync(Cancel);
            return (process.ExitCode, Result: Only(output));
        }));
        Assert.All(outputs, output => Assert.Equal(0, output.ExitCode));
        Assert.All(outputs, output => AssertAccounted(output.Result, 200));
        Assert.All(outputs, output => Assert.Equal(200, output.Result.GetProperty("Verified").GetInt32()));
        Assert.Equal(200, await archive.CountAsync());
        using var register = RegisterFactory.Open(Path.Combine(tool.Folder, "register.db"), TimeProvider.System, RegisterAccess.ReadOnly);
        foreach (var kind in new[] { EventKinds.TransferProof, EventKinds.Release, EventKinds.ReferralNote })
            Assert.Single(register.Read(new RegisterQuery { Kinds = [kind] }, Cancel));
        Assert.Equal(0, tool.Run("audit", "--site", "site.yaml").ExitCode);
    }

    private void Site(int port, string title = "BFR", string host = "127.0.0.1", string more = "") =>
        tool.File("site.yaml", $"site: Röntgen Provsjukhuset\norganisation: NuSjukvarden\nregister: sqlite:register.db\nnodes:\n  bfr: {{ role: Bfr, aeTitle: {title}, host: {host}, port: {port}{more} }}\n");

    private IReadOnlyList<string> AddStudy(int count, int pixels = 16) =>
    [
        .. new SyntheticStudy
        {
            Modality = SyntheticModality.Ct,
            PatientName = new("Öberg^Åsa Märta"),
            PatientId = PatientId.Unverified("191212121212"),
            AccessionNumber = Accession,
            StudyDate = new(2026, 6, 8),
            InstanceCount = count,
            PixelSize = pixels,
        }.Write(Studies, Cancel),
    ];

    private static string[] Arguments(params string[] more) => ["send", "studies", "--site", "site.yaml", "--to", "bfr", "--transfer-purpose", "InRegionCare", "--output", "json", .. more];

    private Process Start() => tool.Start(Arguments());

    private (int ExitCode, JsonElement Result, string Errors) Send(params string[] more)
    {
        var (code, output, errors) = tool.Run(Arguments(more));
        return (code, Only(output), errors);
    }

    private static JsonElement Only(string output)
    {
        using var json = JsonDocument.Parse(output);
        return Assert.Single(json.RootElement.EnumerateArray()).Clone();
    }

    private static int Count(JsonElement result, TransferStatus status) =>
        result.GetProperty("Instances").EnumerateArray().Count(instance => instance.GetProperty("Status").GetString() == status.ToString());

    private static void AssertAccounted(JsonElement result, int meant)
    {
        Assert.Equal((meant, meant), (result.GetProperty("Meant").GetInt32(), result.GetProperty("Instances").GetArrayLength()));
        Assert.Equal(meant, Enum.GetValues<TransferStatus>().Sum(status => Count(result, status)));
    }

    private static void AssertAccounted(JsonElement result, params (TransferStatus Status, int Count)[] expected)
    {
        AssertAccounted(result, expected.Sum(status => status.Count));
        Assert.All(expected, status => Assert.Equal(status.Count, Count(result, status.Status)));
    }

    /// <summary>The same command again finishes the same transfer.</summary>
    private void AssertFinished(JsonElement first, int meant)
    {
        var (code, second, errors) = Send();
        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(("Complete", first.GetProperty("TransferId").GetString()), (second.GetProperty("Outcome").GetString(), second.GetProperty("TransferId").GetString()));
        AssertAccounted(second, meant);
        Assert.Equal(meant, second.GetProperty("Verified").GetInt32());
        Assert.Equal(0, tool.Run("audit", "--site", "site.yaml").ExitCode);
    }
}
