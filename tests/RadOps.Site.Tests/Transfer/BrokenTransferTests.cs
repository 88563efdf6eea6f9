using System.Diagnostics;
using System.Text;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Core.Transfer;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Transfer;

/// <summary>
/// What becomes of a transfer when node, network, disk or operator end it. In each case every file is accounted for, what is called sent is what the archive
/// itself counts, and a second attempt finishes under the same name with one release and one note.
/// </summary>
public sealed class BrokenTransferTests : IDisposable
{
    private readonly TransferBench bench = new();

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_peer_is_down()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        archive.Process.Kill();
        bench.AddStudy(10);
        var first = await bench.SendAsync(TransferBench.Node(archive));
        AssertNothingSent(first, "NodeRefused", ErrorKind.Unreachable, "Nothing listens");
        await archive.RestartAsync();
        await AssertFinishedAsync(archive, first);
    }

    [Fact]
    public async Task The_host_is_not_known()
    {
        bench.AddStudy(10);
        AssertNothingSent(await bench.SendAsync(new DicomNode { AeTitle = "BFR", Host = "no-such-host.invalid", Port = 104 }), "NodeHostUnknown", ErrorKind.Unreachable, "host name");
    }

    [Fact]
    public async Task The_called_title_is_not_recognised()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(10);
        var result = await bench.SendAsync(TransferBench.Node(archive) with { AeTitle = "SOMEONE" });
        AssertNothingSent(result, "AssociationRejected", ErrorKind.InvalidInput, "called AE title not recognised (result 1, source 1, reason 7)");
        Assert.Equal(0, await archive.CountAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_peer_is_killed_in_the_middle(int throttle)
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(100);
        var first = await bench.SendAsync(bench.Order(TransferBench.Node(archive)) with { ThrottleLimit = throttle }, new OnStep(30, archive.Process.Kill));
        Assert.Equal((TransferOutcome.Incomplete, ErrorKind.Unreachable, 0), (first.Outcome, first.Failure?.Kind, first.Verified));
        Assert.InRange(first.Count(TransferStatus.Sent), 30, 99);
        Assert.InRange(first.Count(TransferStatus.Unknown), 0, throttle);
        await archive.RestartAsync();
        Assert.InRange(await archive.CountAsync(), first.Count(TransferStatus.Sent), first.Count(TransferStatus.Sent) + first.Count(TransferStatus.Unknown));
        var second = await AssertFinishedAsync(archive, first);
        Assert.InRange(second.Count(TransferStatus.AlreadyThere), first.Count(TransferStatus.Sent), 99);
    }

    [Fact]
    public async Task The_peer_takes_the_data_and_breaks_off_before_the_reply_and_is_asked()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(10);
        // The plan's question is the first connection; of the second, the send's, four replies come through.
        await using var relay = new Relay(archive.Port, connection => connection == 2 ? 4 : null, comesBack: true);
        var result = await bench.SendAsync(bench.Order(TransferBench.Node(archive, relay.Port)) with { ThrottleLimit = 1 });
        Assert.Equal((TransferOutcome.Complete, 10, 10), (result.Outcome, result.Count(TransferStatus.Sent), result.Verified));
        Assert.Contains("no reply came", Assert.Single(result.Instances, instance => instance.Reason is not null).Reason, StringComparison.Ordinal);
        Assert.Equal(10, await archive.CountAsync());
    }

    [Fact]
    public async Task The_peer_takes_the_data_and_dies_before_the_reply_and_is_asked_the_next_time()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(10);
        await using var relay = new Relay(archive.Port, connection => connection == 2 ? 4 : null, comesBack: false);
        var first = await bench.SendAsync(bench.Order(TransferBench.Node(archive, relay.Port)) with { ThrottleLimit = 1 });
        Assert.Equal((TransferOutcome.Incomplete, 4, 1, 5), (first.Outcome, first.Count(TransferStatus.Sent), first.Count(TransferStatus.Unknown), first.Count(TransferStatus.NotSent)));
        Assert.Equal(5, await archive.CountAsync());
        var second = await AssertFinishedAsync(archive, first);
        Assert.Equal((5, 5), (second.Count(TransferStatus.AlreadyThere), second.Count(TransferStatus.Sent)));
    }

    [Fact]
    public async Task A_frozen_peer_costs_one_timeout_whenever_it_freezes()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(40);
        var node = TransferBench.Node(archive) with { ReplyTimeout = TimeSpan.FromSeconds(4), ConnectTimeout = TimeSpan.FromSeconds(4) };

        archive.Process.Freeze();
        var watch = Stopwatch.StartNew();
        AssertNothingSent(await bench.SendAsync(node), "NodeReplyTimeout", ErrorKind.Unreachable, "was silent");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(7.5), $"{watch.Elapsed}"); // two timeouts would be eight
        archive.Process.Thaw();

        var later = new Stopwatch();
        var first = await bench.SendAsync(node, new OnStep(10, () =>
        {
            archive.Process.Freeze();
            later.Start();
        }));
        Assert.True(later.Elapsed < TimeSpan.FromSeconds(7.5), $"{later.Elapsed}");
        Assert.Equal(("NodeReplyTimeout", TransferOutcome.Incomplete), (first.Failure?.Code, first.Outcome));
        Assert.InRange(first.Count(TransferStatus.Unknown), 1, 2);
        archive.Process.Thaw();
        await AssertFinishedAsync(archive, first);
    }

    [Fact]
    public async Task A_peer_whose_disk_is_full_refuses_and_is_believed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "limits of file size are set by a shell");
        using var folder = new TemporaryFolder();
        var port = PeerProcess.FreePort();
        // No file may become longer than 64 KB, and writing beyond fails as on a full disk.
        var limited = $"trap '' XFSZ; ulimit -f 64; exec '{Peer.Require("dcmtk", "storescp")}' +B -od '{folder.Path}' {port}";
        using var peer = await PeerProcess.StartAsync("/bin/bash", port, ["-c", limited]);
        bench.AddStudy(6, pixels: 512);
        var result = await bench.SendAsync(bench.Order(new DicomNode { AeTitle = "BFR", Host = "127.0.0.1", Port = port }, said: new() { ArchivedInBfr = false }));
        Assert.Equal((TransferOutcome.Incomplete, 6), (result.Outcome, result.Count(TransferStatus.Refused)));
        Assert.All(result.Instances, instance => Assert.Equal(0xA700, instance.DimseStatus));
        Assert.All(result.Instances, instance => Assert.Contains("disk may be full (status A700)", instance.Reason, StringComparison.Ordinal));
        Assert.Contains("A700", result.Problem?.Message, StringComparison.Ordinal);
        Assert.Equal("TransferNotReceived", Assert.Throws<RadOpsException>(() => bench.Service.Confirm(result.TransferId, "sett", false, PriceList.Empty)).Code);
    }

    [Fact]
    public async Task Bad_files_among_good_ones_have_each_their_own_result_and_keep_it_from_being_complete()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        var files = bench.AddStudy(8);
        var whole = await File.ReadAllBytesAsync(files[7], Cancel);
        File.WriteAllBytes(files[7], whole[..^100]);
        string[] bad = [files[7], bench.AddFile("notes.txt", "not an image"u8.ToArray()), bench.AddFile("empty", [])];

        var first = await bench.SendAsync(TransferBench.Node(archive));
        Assert.Equal((TransferOutcome.Incomplete, 10, 7, 7, 3), (first.Outcome, first.Meant, first.Verified, first.Count(TransferStatus.Sent), first.Count(TransferStatus.Unreadable)));
        Assert.Equal(bad.Order(), first.Instances.Where(instance => instance.Status is TransferStatus.Unreadable).Select(instance => instance.Path).Order());
        Assert.Equal(("TransferIncomplete", first.TransferId), (first.Problem?.Code, first.Problem?.Target));
        Assert.Equal(7, await archive.CountAsync());
        Assert.Equal(EventKinds.TransferFailed, bench.Kinds[^1]);

        foreach (var file in bad)
            File.Delete(file);
        File.WriteAllBytes(files[7], whole);
        var second = await bench.SendAsync(TransferBench.Node(archive));
        Assert.Equal((TransferOutcome.Complete, 1, 7, first.TransferId), (second.Outcome, second.Count(TransferStatus.Sent), second.Count(TransferStatus.AlreadyThere), second.TransferId));
    }

    [Fact]
    public async Task What_the_peer_does_not_accept_is_told_with_what_would_be_needed()
    {
        using var peer = await StoreScp.StartAsync();
        var last = bench.AddStudy(4)[3];
        File.WriteAllBytes(last, SaidToBeRle(await File.ReadAllBytesAsync(last, Cancel)));
        var result = await bench.SendAsync(bench.Order(TransferBench.Node(peer), said: new() { ArchivedInBfr = false }));
        Assert.Equal((TransferOutcome.Incomplete, 3, 1), (result.Outcome, result.Count(TransferStatus.Sent), result.Count(TransferStatus.NotAccepted)));
        Assert.Contains("but not in RLE Lossless", result.Instances[3].Reason, StringComparison.Ordinal);
        Assert.Equal(3, peer.Received.Count);
    }

    [Fact]
    public async Task Duplicates_go_once_and_another_file_with_the_same_uid_keeps_it_from_being_complete()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        var files = bench.AddStudy(4);
        var bytes = await File.ReadAllBytesAsync(files[1], Cancel);
        var same = bench.AddFile("same", bytes);
        var first = await bench.SendAsync(TransferBench.Node(archive));
        Assert.Equal((TransferOutcome.Complete, 4, 1, 5), (first.Outcome, first.Count(TransferStatus.Sent), first.Count(TransferStatus.Duplicate), first.Verified));
        Assert.Equal(4, await archive.CountAsync());

        bytes[^1] ^= 1;
        File.WriteAllBytes(same, bytes);
        bench.AddStudy(5);
        var second = await bench.SendAsync(TransferBench.Node(archive));
        Assert.Equal(TransferOutcome.Incomplete, second.Outcome);
        Assert.Contains("other contents", Assert.Single(second.Instances, instance => !instance.Verified).Reason, StringComparison.Ordinal);
        Assert.Equal(5, await archive.CountAsync());
    }

    [Theory]
    [InlineData("issuer", "TlsCertificateUntrusted", "not issued by an authority that is trusted")]
    [InlineData("expired", "TlsCertificateExpired", "must be renewed")]
    [InlineData("name", "TlsHostNameMismatch", "not made out to '127.0.0.1'")]
    public async Task Nothing_goes_to_a_peer_whose_certificate_does_not_hold(string fault, string code, string words)
    {
        using var ours = new TestCertificates();
        using var theirs = new TestCertificates();
        var (certificate, key) = fault switch
        {
            "issuer" => theirs.Issue("localhost", address: System.Net.IPAddress.Loopback),
            "expired" => ours.Issue("localhost", daysLeft: -1, System.Net.IPAddress.Loopback),
            _ => ours.Issue("another.example"),
        };
        using var peer = await StoreScp.StartAsync("+tls", key, certificate, "+cf", ours.CaFile, "-pw", "-ic");
        bench.AddStudy(3);
        AssertNothingSent(await bench.SendAsync(TransferBench.Node(peer) with { Tls = new TlsOptions { CaFile = ours.CaFile } }), code, ErrorKind.Unreachable, words);
        Assert.Empty(peer.Received);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task Stopping_it_does_not_take_long_and_the_next_attempt_finishes_it(int after)
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(200);
        using var stop = new CancellationTokenSource();
        var watch = new Stopwatch();
        var first = await bench.SendAsync(TransferBench.Node(archive), new OnStep(after, () =>
        {
            watch.Start();
            stop.Cancel();
        }), stop.Token);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}"); // half a second, and what a busy machine adds; a timeout is 60
        Assert.Equal((TransferOutcome.Stopped, "TransferStopped"), (first.Outcome, first.Failure?.Code));
        Assert.InRange(await archive.CountAsync(), first.Count(TransferStatus.Sent), first.Count(TransferStatus.Sent) + first.Count(TransferStatus.Unknown));
        Assert.Equal(EventKinds.TransferFailed, bench.Kinds[^1]);
        await AssertFinishedAsync(archive, first);
    }

    [Theory]
    [InlineData(EventKinds.TransferBegun)]
    [InlineData(EventKinds.AssociationEnded)]
    [InlineData(EventKinds.TransferProof)]
    public async Task What_the_register_does_not_take_in_is_told_and_ends_the_send(string kind)
    {
        using var failing = new TransferBench(new FailingRegister(kind));
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        failing.AddStudy(10);
        if (kind == EventKinds.TransferBegun)
        {
            await Assert.ThrowsAsync<RadOpsException>(() => failing.SendAsync(TransferBench.Node(archive)));
            Assert.Equal(0, await archive.CountAsync());
            return;
        }
        var result = await failing.SendAsync(TransferBench.Node(archive));
        Assert.Equal((TransferOutcome.Incomplete, "RegisterUnreachable"), (result.Outcome, result.Problem?.Code));
        Assert.DoesNotContain(EventKinds.Release, failing.Kinds);
        Assert.Equal(result.Count(TransferStatus.Sent), await archive.CountAsync());
    }

    private void AssertNothingSent(TransferResult result, string code, ErrorKind kind, string words)
    {
        Assert.Equal((TransferOutcome.Incomplete, result.Meant, code, kind), (result.Outcome, result.Count(TransferStatus.NotSent), result.Problem?.Code, result.Problem?.Kind));
        Assert.Contains(words, result.Problem?.Message, StringComparison.Ordinal);
        Assert.All(result.Instances, instance => Assert.Contains(words, instance.Reason, StringComparison.Ordinal));
        Assert.Equal([EventKinds.TransferBegun, EventKinds.TransferFailed], bench.Kinds);
    }

    private async Task<TransferResult> AssertFinishedAsync(Archive archive, TransferResult first)
    {
        var second = await bench.SendAsync(TransferBench.Node(archive));
        Assert.Equal((TransferOutcome.Complete, first.TransferId, first.Meant), (second.Outcome, second.TransferId, second.Verified));
        Assert.Equal(first.Meant, await archive.CountAsync());
        Assert.Equal((1, 1, 1), (bench.Count(EventKinds.TransferProof), bench.Count(EventKinds.Release), bench.Count(EventKinds.ReferralNote)));
        return second;
    }

    /// <summary>The same bytes, said to be in another syntax: for a peer that does not take it the claim is what counts.</summary>
    private static byte[] SaidToBeRle(byte[] file) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace("1.2.840.10008.1.2.1\0", "1.2.840.10008.1.2.5\0", StringComparison.Ordinal));
}
