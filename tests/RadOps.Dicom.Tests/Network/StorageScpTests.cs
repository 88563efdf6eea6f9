using System.Globalization;
using System.Net;
using RadOps.Core.Transfer;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

public sealed class StorageScpTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("storescu")]
    [InlineData("dcmsend")]
    public async Task The_tools_send_to_it(string tool)
    {
        var program = Peer.Require("dcmtk", tool);
        using var study = new TestStudy(10, pixels: 256);
        using var folder = new TemporaryFolder();
        var receiver = new InstanceFolder(folder.Path, null, long.MaxValue);
        await using var scp = Start(receiver);
        var result = Peer.Run(program, ["-aec", "RADOPS", "127.0.0.1", scp.Port.ToString(CultureInfo.InvariantCulture), .. study.Files]);
        Assert.Equal(0, result.ExitCode);
        Assert.Empty(scp.Faults);
        Assert.Equal(10, receiver.Instances.Count);
        Assert.Equal(
            study.Files.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order(),
            receiver.Instances.Select(instance => Convert.ToHexString(TestStudy.Dataset(instance.Path))).Order());
    }

    [Fact]
    public async Task An_archive_sends_to_it_when_movescu_asks()
    {
        var program = Peer.Require("dcmtk", "movescu");
        using var study = new TestStudy(10);
        using var folder = new TemporaryFolder();
        var receiver = new InstanceFolder(folder.Path, study.Study.StudyInstanceUid, long.MaxValue);
        await using var scp = Start(receiver);
        using var archive = await Archive.StartAsync(scp.Port);
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        var port = archive.Port.ToString(CultureInfo.InvariantCulture);
        var result = Peer.Run(program, ["-S", "-aec", "ARCHIVE", "-aem", "RADOPS", "-k", "0008,0052=STUDY", "-k", $"0020,000D={study.Study.StudyInstanceUid}", "127.0.0.1", port]);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(10, receiver.Instances.Count);
        Assert.Empty(receiver.Refused);
    }

    [Fact]
    public async Task Echoscu_is_answered_and_a_wrong_title_turned_away()
    {
        var program = Peer.Require("dcmtk", "echoscu");
        await using var scp = Start(new Scripted(0));
        var port = scp.Port.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(0, Peer.Run(program, ["-aec", "RADOPS", "127.0.0.1", port]).ExitCode);
        var wrong = Peer.Run(program, ["-v", "-aec", "OTHER", "127.0.0.1", port]);
        Assert.NotEqual(0, wrong.ExitCode);
        Assert.Contains("Called AE Title Not Recognized", wrong.All, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(0x0000, TransferStatus.Sent, null)]
    [InlineData(0xB000, TransferStatus.Warning, "elements were changed")]
    [InlineData(0xB007, TransferStatus.Warning, "does not match its SOP class")]
    [InlineData(0xA700, TransferStatus.Refused, "out of resources")]
    [InlineData(0xA900, TransferStatus.Refused, "does not match its SOP class")]
    [InlineData(0xC123, TransferStatus.Refused, "cannot understand")]
    [InlineData(0x0110, TransferStatus.Refused, "processing failure")]
    [InlineData(0x0111, TransferStatus.Refused, "duplicate SOP instance")]
    [InlineData(0x0122, TransferStatus.Refused, "SOP class not supported")]
    [InlineData(0x0124, TransferStatus.Refused, "not authorised")]
    [InlineData(0xFF00, TransferStatus.Unknown, "neither")]
    public async Task Every_status_is_told_in_words(int status, TransferStatus expected, string? words)
    {
        using var study = new TestStudy(1);
        await using var scp = Start(new Scripted((ushort)status));
        var report = await StoreTests.SendAsync(Node(scp), study);
        var result = Assert.Single(report.Instances);
        Assert.Equal(expected, result.Status);
        if (words is not null)
            Assert.Contains(words, result.Reason, StringComparison.Ordinal);
        if (expected is TransferStatus.Refused or TransferStatus.Warning)
        {
            Assert.Equal(status, result.DimseStatus);
            Assert.Contains(status.ToString("X4", CultureInfo.InvariantCulture), result.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_of_another_study_or_not_whole_is_not_kept()
    {
        using var study = new TestStudy(3);
        using var folder = new TemporaryFolder();
        var receiver = new InstanceFolder(folder.Path, "1.2.3.4", 10_000_000);
        await using var scp = Start(receiver);
        var report = await StoreTests.SendAsync(Node(scp), study);
        Assert.Equal(3, report.Count(TransferStatus.Refused));
        Assert.Equal(3, receiver.Refused.Count);
        Assert.Empty(Directory.GetFiles(folder.Path));
        var small = new InstanceFolder(folder.Path, null, 700);
        await using var narrow = Start(small);
        Assert.Equal(3, (await StoreTests.SendAsync(Node(narrow), study)).Count(TransferStatus.Refused));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    internal static StorageScp Start(IInstanceReceiver receiver) => new(new IPEndPoint(IPAddress.Loopback, 0), "RADOPS", TimeSpan.FromSeconds(20), receiver, Token);

    internal static DicomNode Node(StorageScp scp) => new() { AeTitle = "RADOPS", Host = "127.0.0.1", Port = scp.Port, ReplyTimeout = TimeSpan.FromSeconds(20) };

    private sealed class Scripted(ushort status) : IInstanceReceiver
    {
        public async ValueTask<ushort> ReceiveAsync(Association association, AcceptedContext context, CommandSet request)
        {
            await association.ReceiveDatasetAsync(context.Id, static _ => ValueTask.CompletedTask);
            return status;
        }
    }
}
