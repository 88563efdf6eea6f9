using System.Diagnostics;
using RadOps.Core.Transfer;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

/// <summary>What becomes of a send when node, network or operator end it: every instance is accounted for, and nothing is called sent that is not there.</summary>
public sealed class BrokenStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_peer_is_killed_in_the_middle(int throttle)
    {
        using var peer = await StoreScp.StartAsync("--fork");
        using var study = new TestStudy(200);
        var report = await StoreTests.SendAsync(peer.Node, study, throttle, new OnResult(50, peer.Process.Kill));
        AssertAccounted(report, study);
        Assert.NotNull(report.Failure);
        Assert.InRange(report.Count(TransferStatus.Unknown), 0, throttle);
        Assert.True(report.Count(TransferStatus.NotSent) > 0);
        Assert.True(peer.Received.Count >= report.Count(TransferStatus.Sent));
    }

    [Fact]
    public async Task The_peer_takes_each_instance_and_breaks_off_before_the_reply()
    {
        using var peer = await StoreScp.StartAsync("--abort-after");
        using var study = new TestStudy(10);
        var report = await StoreTests.SendAsync(peer.Node, study, throttle: 1);
        AssertAccounted(report, study);
        Assert.Equal("AssociationAborted", report.Failure?.Code);
        Assert.Equal(0, report.Count(TransferStatus.Sent));
        Assert.Equal(2, report.Count(TransferStatus.Unknown)); // it is tried once more, in case one instance was to blame
        Assert.Equal(8, report.Count(TransferStatus.NotSent));
    }

    [Fact]
    public async Task The_peer_breaks_off_while_it_takes_an_instance()
    {
        using var peer = await StoreScp.StartAsync("--abort-during");
        using var study = new TestStudy(10, pixels: 1400);
        var report = await StoreTests.SendAsync(peer.Node, study, throttle: 1);
        AssertAccounted(report, study);
        Assert.NotNull(report.Failure);
        Assert.Equal(0, report.Count(TransferStatus.Sent));
    }

    [Theory]
    [InlineData(1, 16)]
    [InlineData(1, 700)]
    [InlineData(2, 16)]
    public async Task A_frozen_peer_costs_one_timeout(int throttle, int pixels)
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(40, pixels: pixels);
        var frozen = new OnResult(5, archive.Process.Freeze);
        var report = await StoreTests.SendAsync(archive.Node with { ReplyTimeout = TimeSpan.FromSeconds(1) }, study, throttle, frozen);
        AssertAccounted(report, study);
        Assert.Equal("NodeReplyTimeout", report.Failure?.Code);
        Assert.InRange(report.Associations.Count, 1, throttle); // it is not tried again
        Assert.InRange(report.Count(TransferStatus.Unknown), 0, throttle);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_leaves_every_instance_accounted_for()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(100);
        using var cancel = new CancellationTokenSource();
        var report = await StoreTests.SendAsync(archive.Node, study, 2, new OnResult(20, cancel.Cancel), cancel.Token);
        AssertAccounted(report, study);
        Assert.True(report.IsCancelled);
        Assert.True(report.Count(TransferStatus.NotSent) > 0);
        Assert.InRange(report.Count(TransferStatus.Unknown), 0, 2);
        Assert.InRange(await archive.CountAsync(), report.Count(TransferStatus.Sent), report.Count(TransferStatus.Sent) + report.Count(TransferStatus.Unknown));
        // What was left goes with the next send.
        var rest = await StoreTests.SendAsync(archive.Node, study);
        Assert.True(rest.IsComplete);
        Assert.Equal(100, await archive.CountAsync());
    }

    [Fact]
    public async Task Cancelling_is_told_to_the_peer()
    {
        using var peer = await StoreScp.StartAsync();
        using var study = new TestStudy(50);
        using var cancel = new CancellationTokenSource();
        var report = await StoreTests.SendAsync(peer.Node, study, 1, new OnResult(5, cancel.Cancel), cancel.Token);
        Assert.True(report.IsCancelled);
        Assert.Null(Assert.Single(report.Associations).Failure);
        while (!peer.Process.Output.Contains("Association Abort", StringComparison.OrdinalIgnoreCase))
            await Task.Delay(20, Token);
    }

    [Fact]
    public async Task Cancelling_does_not_wait_for_what_hangs()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(100);
        using var cancel = new CancellationTokenSource();
        using var hang = new ManualResetEventSlim();
        var watch = new Stopwatch();
        var sending = StoreTests.SendAsync(archive.Node, study, 2, new OnResult(20, () =>
        {
            watch.Start();
            cancel.Cancel();
            hang.Wait(Token); // as a disk does: in the middle of our own thread
        }), cancel.Token);
        var report = await sending;
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}"); // half a second, and what a busy machine adds; it hangs for ever
        hang.Set();
        AssertAccounted(report, study);
        Assert.True(report.IsCancelled);
        Assert.InRange(report.Associations.Count, 1, 2);
        Assert.InRange(await archive.CountAsync(), report.Count(TransferStatus.Sent), report.Count(TransferStatus.Sent) + report.Count(TransferStatus.Unknown));
    }

    [Fact]
    public async Task Cancelled_before_it_began()
    {
        using var study = new TestStudy(3);
        var report = await StoreTests.SendAsync(new DicomNode { AeTitle = "NOBODY", Host = "127.0.0.1", Port = 1 }, study, token: new CancellationToken(canceled: true));
        AssertAccounted(report, study);
        Assert.True(report.IsCancelled);
        Assert.Equal(3, report.Count(TransferStatus.NotSent));
    }

    [Fact]
    public async Task The_archive_takes_the_data_and_the_reply_is_lost_and_a_query_settles_it()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(10);
        await using var relay = new Relay(archive.Port, _ => 4, comesBack: false);
        var report = await StoreTests.SendAsync(archive.Node with { Port = relay.Port }, study, throttle: 1);
        AssertAccounted(report, study);
        Assert.Equal(4, report.Count(TransferStatus.Sent));
        var unknown = Assert.Single(report.Instances, result => result.Status == TransferStatus.Unknown);
        Assert.Contains("no reply came", unknown.Reason, StringComparison.Ordinal);
        Assert.Equal(5, report.Count(TransferStatus.NotSent));

        var there = (await new DicomClient(archive.Node).FindInstancesAsync(study.Study.StudyInstanceUid, Token)).Select(match => match.SopInstanceUid).ToHashSet();
        Assert.Contains(unknown.SopInstanceUid, there);
        Assert.All(report.Instances, result => Assert.Equal(result.Status != TransferStatus.NotSent, there.Contains(result.SopInstanceUid)));
    }

    [Fact]
    public async Task A_peer_whose_disk_takes_no_more_refuses_and_is_believed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "limits of file size are set by a shell");
        var program = Peer.Require("dcmtk", "storescp");
        using var folder = new TemporaryFolder();
        var port = PeerProcess.FreePort();
        // No file may become longer than 64 KB, and writing beyond fails as on a full disk.
        var limited = $"trap '' XFSZ; ulimit -f 64; exec '{program}' +B -od '{folder.Path}' {port}";
        using var peer = await PeerProcess.StartAsync("/bin/bash", port, ["-c", limited]);
        using var small = new TestStudy(3, accession: "ACC0002");
        using var study = new TestStudy(3, pixels: 512);
        study.Files.InsertRange(1, small.Files);
        var report = await StoreTests.SendAsync(new DicomNode { AeTitle = "STORESCP", Host = "127.0.0.1", Port = port }, study, throttle: 1);
        AssertAccounted(report, study);
        Assert.Equal(3, report.Count(TransferStatus.Sent));
        var refused = report.Instances.Where(result => result.Status == TransferStatus.Refused).ToList();
        Assert.Equal(3, refused.Count);
        Assert.All(refused, result => Assert.Equal(0xA700, result.DimseStatus));
        Assert.All(refused, result => Assert.Contains("disk may be full (status A700)", result.Reason, StringComparison.Ordinal));
        Assert.Null(report.Failure);
        Assert.False(report.IsComplete);
    }

    [Fact]
    public async Task A_file_that_is_cut_short_during_the_send_does_not_get_there()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(40);
        var last = study.Files[^1];
        var cut = new OnResult(1, () => File.WriteAllBytes(last, File.ReadAllBytes(last)[..^200]));
        var report = await StoreTests.SendAsync(archive.Node, study, throttle: 1, cut);
        AssertAccounted(report, study);
        Assert.Equal(39, report.Count(TransferStatus.Sent));
        Assert.Equal(TransferStatus.Unreadable, report.Instances[^1].Status);
        Assert.Equal(39, await archive.CountAsync());
    }

    private static void AssertAccounted(SendReport report, TestStudy study)
    {
        Assert.Equal(study.Files, report.Instances.Select(result => result.Path));
        Assert.Equal(study.Files.Count, Enum.GetValues<TransferStatus>().Sum(report.Count));
        Assert.All(report.Instances, result => Assert.True(result.Status == TransferStatus.Sent || result.Reason is { Length: > 0 }, $"{result.Status} without a reason"));
    }
}
