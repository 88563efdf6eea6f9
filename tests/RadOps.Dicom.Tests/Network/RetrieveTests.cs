using System.Net;
using RadOps.Core;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

public sealed class RetrieveTests
{
    private const string JpegLs = "1.2.840.10008.1.2.4.80";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_study_comes_back_as_it_was_sent(bool isMove, bool isAskedFirst)
    {
        var port = PeerProcess.FreePort();
        using var archive = await Archive.StartAsync(port);
        using var study = new TestStudy(25, series: 2);
        using var other = new TestStudy(5, accession: "ACC0002");
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        Assert.True((await StoreTests.SendAsync(archive.Node, other)).IsComplete);
        using var folder = new TemporaryFolder();
        var client = new DicomClient(archive.Node);
        var request = new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, Folder = folder.Path };
        if (isAskedFirst)
        {
            var found = await client.FindInstancesAsync(study.Study.StudyInstanceUid, Token);
            request = request with { SopClassUids = [.. found.Select(match => match.SopClassUid!).Distinct()], Expected = [.. found.Select(match => match.SopInstanceUid!)] };
        }

        var report = isMove ? await client.MoveAsync(request, new MoveOptions { Port = port, Address = IPAddress.Loopback }, Token) : await client.GetAsync(request, Token);

        Assert.True(report.IsComplete, report.Failure?.Message);
        Assert.Equal(25, report.Instances.Count);
        Assert.Equal(25, report.Completed);
        Assert.Equal(report.Instances.Select(instance => instance.Path).Order(), Directory.GetFiles(folder.Path).Order());
        Assert.Equal(
            study.Files.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order(),
            report.Instances.Select(instance => Convert.ToHexString(TestStudy.Dataset(instance.Path))).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_makers_archive_stores_finds_and_gives_back(bool isMove)
    {
        var port = PeerProcess.FreePort();
        using var archive = await QueryScp.StartAsync(port);
        using var study = new TestStudy(12, series: 3);
        var sent = await StoreTests.SendAsync(archive.Node, study);
        Assert.True(sent.IsComplete, sent.Failure?.Message);
        var client = new DicomClient(archive.Node);
        await foreach (var match in client.FindAsync(new FindQuery { Level = QueryLevel.Study, AccessionNumber = "ACC0001" }, Token))
        {
            Assert.Equal(study.Study.StudyInstanceUid, match.StudyInstanceUid);
            Assert.Equal("Öberg^Åsa Märta", match.PatientName?.Reveal());
        }
        var found = await client.FindInstancesAsync(study.Study.StudyInstanceUid, Token);
        Assert.Equal(12, found.Count);
        using var folder = new TemporaryFolder();
        var request = new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, Folder = folder.Path, Expected = [.. found.Select(match => match.SopInstanceUid!)] };
        var report = isMove ? await client.MoveAsync(request, new MoveOptions { Port = port, Address = IPAddress.Loopback }, Token) : await client.GetAsync(request, Token);
        Assert.True(report.IsComplete, report.Failure?.Message + archive.Output);
        Assert.Equal(12, report.Completed);
        Assert.Equal(
            study.Files.Select(file => Convert.ToHexString(TestStudy.Dataset(file))).Order(),
            report.Instances.Select(instance => Convert.ToHexString(TestStudy.Dataset(instance.Path))).Order());
    }

    [Fact]
    public async Task A_destination_that_the_archive_does_not_know_is_told()
    {
        using var archive = await QueryScp.StartAsync(104);
        using var study = new TestStudy(2);
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        using var folder = new TemporaryFolder();
        var report = await new DicomClient(archive.Node with { CallingAeTitle = "STRANGER" })
            .MoveAsync(new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, Folder = folder.Path }, new MoveOptions { Port = 0, Address = IPAddress.Loopback }, Token);
        Assert.Equal("NodeOperationFailed", report.Failure?.Code);
        Assert.Contains("does not know the move destination", report.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_instance_comes_as_it_is_when_its_class_is_known_beforehand()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(1);
        var dump = Peer.Require("dcmtk", "dcmcjpls");
        var compressed = Path.Combine(study.Folder, "compressed");
        Assert.Equal(0, Peer.Run(dump, [study.Files[0], compressed]).ExitCode);
        study.Files[0] = compressed;
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        using var folder = new TemporaryFolder();
        var report = await new DicomClient(archive.Node).GetAsync(
            new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, Folder = folder.Path, SopClassUids = ["1.2.840.10008.5.1.4.1.1.2"] }, Token);
        Assert.True(report.IsComplete, report.Failure?.Message);
        Assert.Equal(JpegLs, Assert.Single(report.Instances).TransferSyntaxUid);
    }

    [Fact]
    public async Task A_series_and_chosen_instances_can_be_fetched_alone()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(20, series: 2);
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        using var folder = new TemporaryFolder();
        var client = new DicomClient(archive.Node);
        var found = await client.FindInstancesAsync(study.Study.StudyInstanceUid, Token);
        var request = new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, SeriesInstanceUid = found[0].SeriesInstanceUid, Folder = folder.Path };
        Assert.Equal(10, (await client.GetAsync(request, Token)).Instances.Count);
        var two = found.Take(2).Select(match => match.SopInstanceUid!).ToList();
        var report = await client.GetAsync(request with { SopInstanceUids = two, Expected = two }, Token);
        Assert.True(report.IsComplete, report.Failure?.Message);
        Assert.Equal(two.Order(), report.Instances.Select(instance => instance.SopInstanceUid).Order());
    }

    [Fact]
    public async Task What_does_not_come_is_told()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(3);
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        using var folder = new TemporaryFolder();
        var client = new DicomClient(archive.Node);
        var request = new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, Folder = folder.Path };

        var missing = await client.GetAsync(request with { Expected = ["1.2.3.4.5"] }, Token);
        Assert.False(missing.IsComplete);
        Assert.Equal(["1.2.3.4.5"], missing.Missing);

        var wrongClass = await client.GetAsync(request with { SopClassUids = ["1.2.840.10008.5.1.4.1.1.4"], Folder = folder.File("x/y")[..^2] }, Token);
        Assert.False(wrongClass.IsComplete);
        Assert.NotNull(wrongClass.Failure);
        Assert.Empty(wrongClass.Instances);

        var nowhere = await client.GetAsync(request with { Folder = Path.Combine(folder.Path, "nowhere") }, Token);
        Assert.False(nowhere.IsComplete);
        Assert.All(nowhere.Refused, refused => Assert.Contains("cannot be written", refused.Reason, StringComparison.Ordinal));
        Assert.NotEmpty(nowhere.Refused);

        var unknownTitle = await new DicomClient(archive.Node with { CallingAeTitle = "UNKNOWN" }).MoveAsync(request, new MoveOptions { Port = 0 }, Token);
        Assert.False(unknownTitle.IsComplete);
        Assert.NotNull(unknownTitle.Failure);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var archive = await Archive.StartAsync();
        using var folder = new TemporaryFolder();
        var report = await new DicomClient(archive.Node).MoveAsync(new RetrieveRequest { StudyInstanceUid = "1.2.3", Folder = folder.Path }, new MoveOptions { Port = archive.Port, Address = IPAddress.Any }, Token);
        Assert.Equal("StoragePortUnusable", report.Failure?.Code);
        Assert.Equal(ErrorKind.Conflict, report.Failure?.Kind);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_leaves_whole_files_only()
    {
        var port = PeerProcess.FreePort();
        using var archive = await Archive.StartAsync(port);
        using var study = new TestStudy(100, pixels: 256);
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        foreach (var isMove in new[] { false, true })
        {
            using var folder = new TemporaryFolder();
            using var cancel = new CancellationTokenSource();
            var client = new DicomClient(archive.Node);
            var request = new RetrieveRequest { StudyInstanceUid = study.Study.StudyInstanceUid, Folder = folder.Path, Progress = new AfterFive(cancel) };
            var report = isMove ? await client.MoveAsync(request, new MoveOptions { Port = port, Address = IPAddress.Loopback }, cancel.Token) : await client.GetAsync(request, cancel.Token);
            Assert.True(report.IsCancelled);
            Assert.False(report.IsComplete);
            Assert.Equal(report.Instances.Select(instance => instance.Path).Order(), Directory.GetFiles(folder.Path).Order());
        }
    }

    /// <summary>Cancels when five instances have come, in the middle of the conversation however slow or fast the machine is.</summary>
    private sealed class AfterFive(CancellationTokenSource cancel) : IProgress<int>
    {
        public void Report(int value)
        {
            if (value == 5)
                cancel.Cancel();
        }
    }
}
