using RadOps.Core;
using RadOps.Core.Transfer;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

public sealed class StoreTests
{
    private const string CtImage = "1.2.840.10008.5.1.4.1.1.2";
    private const string ExplicitLittle = "1.2.840.10008.1.2.1", JpegLs = "1.2.840.10008.1.2.4.80";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_called_sent_is_there_byte_for_byte()
    {
        using var peer = await StoreScp.StartAsync();
        using var study = new TestStudy(20, series: 2);
        var report = await SendAsync(peer.Node, study);
        Assert.Null(report.Failure);
        Assert.All(report.Instances, result => Assert.Equal(TransferStatus.Sent, result.Status));
        Assert.True(report.IsComplete);
        var sent = study.Files.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order();
        Assert.Equal(sent, peer.Received.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order());
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(131072)]
    public async Task Instances_longer_than_any_buffer_go_in_pieces_that_the_peer_takes(int maximumPdu)
    {
        using var peer = await StoreScp.StartAsync("-pdu", $"{maximumPdu}");
        using var study = new TestStudy(2, pixels: 1400);
        var report = await SendAsync(peer.Node, study);
        Assert.True(report.IsComplete, report.Failure?.Message);
        Assert.Equal(study.Files.Sum(file => new FileInfo(file).Length), report.ReceivedBytes);
        Assert.Equal(
            study.Files.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order(),
            peer.Received.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order());
    }

    [Fact]
    public async Task Nothing_listens()
    {
        using var study = new TestStudy(3);
        var report = await SendAsync(new DicomNode { AeTitle = "NOBODY", Host = "127.0.0.1", Port = PeerProcess.FreePort() }, study);
        AssertAll(report, study, TransferStatus.NotSent);
        Assert.Equal("NodeRefused", report.Failure?.Code);
        Assert.All(report.Instances, result => Assert.Contains("Nothing listens", result.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_host_is_not_known()
    {
        using var study = new TestStudy(3);
        var report = await SendAsync(new DicomNode { AeTitle = "NOBODY", Host = "no-such-host.invalid", Port = 104 }, study);
        AssertAll(report, study, TransferStatus.NotSent);
        Assert.Equal("NodeHostUnknown", report.Failure?.Code);
    }

    [Fact]
    public async Task The_called_title_is_not_recognised()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(3);
        var report = await SendAsync(archive.Node with { AeTitle = "SOMEONEELSE" }, study);
        AssertAll(report, study, TransferStatus.NotSent);
        Assert.Equal("AssociationRejected", report.Failure?.Code);
        Assert.Equal(ErrorKind.InvalidInput, report.Failure?.Kind);
        Assert.Contains("called AE title not recognised (result 1, source 1, reason 7)", report.Failure?.Message, StringComparison.Ordinal);
        Assert.Equal(0, await archive.CountAsync());
    }

    [Fact]
    public async Task The_peer_refuses_every_association()
    {
        using var peer = await StoreScp.StartAsync("--refuse");
        using var study = new TestStudy(3);
        var report = await SendAsync(peer.Node, study);
        AssertAll(report, study, TransferStatus.NotSent);
        Assert.Equal("AssociationRejected", report.Failure?.Code);
    }

    [Fact]
    public async Task Bad_files_among_good_ones_have_each_their_own_result()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(6);
        var whole = await File.ReadAllBytesAsync(study.Files[5], Token);
        study.Files.RemoveAt(5);
        study.Files.Insert(2, study.AddFile("notes.txt", "not an image"u8.ToArray()));
        study.Files.RemoveAt(study.Files.Count - 1);
        _ = study.AddFile("empty", []);
        _ = study.AddFile("truncated", whole[..^100]);
        study.Files.Add(Path.Combine(study.Folder, "nowhere"));
        var report = await SendAsync(archive.Node, study);
        Assert.Equal(study.Files, report.Instances.Select(result => result.Path));
        Assert.Equal(5, report.Count(TransferStatus.Sent));
        Assert.Equal(4, report.Count(TransferStatus.Unreadable));
        Assert.Contains("not DICOM", report.Instances[2].Reason, StringComparison.Ordinal);
        Assert.Contains("empty", report.Instances[6].Reason, StringComparison.Ordinal);
        Assert.Contains("truncated", report.Instances[7].Reason, StringComparison.Ordinal);
        Assert.Contains("does not exist", report.Instances[8].Reason, StringComparison.Ordinal);
        Assert.Equal(5, await archive.CountAsync());
    }

    [Fact]
    public async Task A_file_without_a_dataset_is_not_sent()
    {
        using var peer = await StoreScp.StartAsync();
        using var study = new TestStudy(2);
        var whole = await File.ReadAllBytesAsync(study.Files[1], Token);
        await File.WriteAllBytesAsync(study.Files[1], whole[..^TestStudy.Dataset(study.Files[1]).Length], Token);
        var report = await SendAsync(peer.Node, study);
        Assert.Equal([TransferStatus.Sent, TransferStatus.Unreadable], report.Instances.Select(result => result.Status));
        Assert.Single(peer.Received);
    }

    [Fact]
    public async Task A_long_list_is_read_while_it_is_sent_and_what_comes_late_in_it_goes_too()
    {
        using var peer = await StoreScp.StartAsync("-pm");
        using var study = new TestStudy(300);
        for (var i = 0; i < 3; i++)
            _ = study.AddInstance($"1.2.3.4.{i}", $"1.2.3.5.{i}", ExplicitLittle);
        _ = study.AddFile("notes.txt", "not an image"u8.ToArray());
        var report = await SendAsync(peer.Node, study);
        Assert.Equal(study.Files, report.Instances.Select(result => result.Path));
        Assert.Equal((303, 1), (report.Count(TransferStatus.Sent), report.Count(TransferStatus.Unreadable)));
        Assert.Equal(303, peer.Received.Count);
    }

    [Fact]
    public async Task What_the_peer_does_not_accept_is_told_with_what_would_be_needed()
    {
        using var peer = await StoreScp.StartAsync();
        using var study = new TestStudy(2);
        _ = study.AddInstance(CtImage, "1.2.3.1", JpegLs);
        _ = study.AddInstance("1.2.3.4.5.6", "1.2.3.2", ExplicitLittle);
        var report = await SendAsync(peer.Node, study);
        Assert.Equal([TransferStatus.Sent, TransferStatus.Sent, TransferStatus.NotAccepted, TransferStatus.NotAccepted], report.Instances.Select(result => result.Status));
        Assert.Contains("takes CT Image Storage", report.Instances[2].Reason, StringComparison.Ordinal);
        Assert.Contains("not in JPEG-LS Lossless", report.Instances[2].Reason, StringComparison.Ordinal);
        Assert.Contains("does not take 1.2.3.4.5.6", report.Instances[3].Reason, StringComparison.Ordinal);
        Assert.Equal(2, peer.Received.Count);
    }

    [Fact]
    public async Task More_kinds_than_one_association_holds_take_several()
    {
        using var peer = await StoreScp.StartAsync("-pm");
        using var study = new TestStudy(1);
        for (var i = 0; i < 300; i++)
            _ = study.AddInstance($"1.2.3.4.{i}", $"1.2.3.5.{i}", ExplicitLittle);
        var report = await SendAsync(peer.Node, study);
        AssertAll(report, study, TransferStatus.Sent);
        Assert.True(report.Associations.Count >= 3);
        Assert.Equal(301, report.Associations.Sum(association => association.Answered));
        Assert.Equal(301, peer.Received.Count);
    }

    [Fact]
    public async Task Duplicates_are_sent_once_and_others_with_the_same_uid_are_not_sent()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(3);
        _ = study.AddFile("again", await File.ReadAllBytesAsync(study.Files[1], Token));
        _ = study.AddInstance(CtImage, "1.2.3.1", ExplicitLittle);
        _ = study.AddInstance(CtImage, "1.2.3.1", ExplicitLittle, patient: "OTHER");
        var report = await SendAsync(archive.Node, study);
        Assert.Equal(
            [TransferStatus.Sent, TransferStatus.Sent, TransferStatus.Sent, TransferStatus.Duplicate, TransferStatus.Sent, TransferStatus.NotSent],
            report.Instances.Select(result => result.Status));
        Assert.Contains("other contents", report.Instances[5].Reason, StringComparison.Ordinal);
        Assert.Equal(report.Count(TransferStatus.Sent), await archive.CountAsync());
    }

    [Fact]
    public async Task The_same_send_twice_and_two_at_once_leave_each_instance_there_once()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(30);
        var reports = await Task.WhenAll(SendAsync(archive.Node, study), SendAsync(archive.Node, study));
        var third = await SendAsync(archive.Node, study);
        Assert.All(reports.Append(third), report => AssertAll(report, study, TransferStatus.Sent));
        Assert.Equal(30, await archive.CountAsync());
    }

    internal static Task<SendReport> SendAsync(DicomNode node, TestStudy study, int throttle = 2, IProgress<TransferInstance>? progress = null, CancellationToken? token = null) =>
        new DicomClient(node).StoreAsync(study.Files, new SendOptions { ThrottleLimit = throttle }, progress, token ?? Token);

    private static void AssertAll(SendReport report, TestStudy study, TransferStatus status)
    {
        Assert.Equal(study.Files, report.Instances.Select(result => result.Path));
        Assert.All(report.Instances, result => Assert.Equal(status, result.Status));
    }
}
