using System.Net;
using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Settings;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

/// <summary>The port that the work asks archives through, against two makers' archives.</summary>
public sealed class DicomArchiveTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_questions_go_over_one_association()
    {
        using var server = await QueryScp.StartAsync(storagePort: 104);
        using var study = new TestStudy(6, series: 2);
        Assert.True((await StoreTests.SendAsync(server.Node, study)).IsComplete);
        var before = await server.CountAssociationsAsync(Token);

        await using (var archive = new DicomArchive("pacs", NodeRole.Pacs, server.Node))
        {
            for (var i = 0; i < 20; i++)
            {
                var found = Assert.Single(await archive.FindStudiesAsync(new StudyKey { AccessionNumber = "ACC0001" }, Token));
                Assert.Equal(study.Study.StudyInstanceUid, found.StudyInstanceUid);
                Assert.Equal(PatientId.Unverified("19121212-1212"), found.PatientId);
                Assert.Equal(6, (await archive.FindInstancesAsync(found.StudyInstanceUid, Token)).Select(instance => instance.SopInstanceUid).Distinct().Count());
                Assert.Empty(await archive.FindStudiesAsync(new StudyKey { AccessionNumber = $"NONE{i}" }, Token));
            }
        }

        Assert.Equal(1, await server.CountAssociationsAsync(Token) - before);
    }

    [Fact]
    public async Task An_association_that_the_node_ended_is_opened_anew()
    {
        using var server = await Archive.StartAsync(idleSeconds: 1);
        using var study = new TestStudy(2);
        await server.AddAsync(study.Files);
        await using var archive = new DicomArchive("pacs", NodeRole.Pacs, server.Node);
        var key = new StudyKey { StudyInstanceUid = study.Study.StudyInstanceUid };

        Assert.Single(await archive.FindStudiesAsync(key, Token));
        await Task.Delay(TimeSpan.FromSeconds(2.5), Token);
        Assert.Single(await archive.FindStudiesAsync(key, Token));
    }

    [Fact]
    public async Task A_node_that_is_down_is_told_and_may_come_back()
    {
        var port = PeerProcess.FreePort();
        await using var archive = new DicomArchive("pacs", NodeRole.Pacs, new DicomNode { AeTitle = "ARCHIVE", Host = "127.0.0.1", Port = port });
        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAsync<RadOpsException>(() => archive.FindStudiesAsync(new StudyKey { AccessionNumber = "A" }, Token));
            Assert.Equal(("NodeRefused", ErrorKind.Unreachable), (error.Code, error.Kind));
        }
    }

    [Fact]
    public async Task A_number_that_is_kept_with_its_dash_is_found()
    {
        using var server = await QueryScp.StartAsync(storagePort: 104);
        using var study = new TestStudy(1);
        var path = study.AddInstance("1.2.840.10008.5.1.4.1.1.2", "1.2.3.4.5", "1.2.840.10008.1.2.1", patient: "19121212-1212");
        var report = await new DicomClient(server.Node).StoreAsync([path], null, null, Token);
        Assert.True(report.IsComplete, report.Failure?.Message);
        await using var archive = new DicomArchive("pacs", NodeRole.Pacs, server.Node);

        Assert.Single(await archive.FindStudiesAsync(new StudyKey { PatientId = PatientId.Unverified("191212121212") }, Token));
        Assert.Empty(await archive.FindStudiesAsync(new StudyKey { PatientId = PatientId.Unverified("191212121213") }, Token));
    }

    [Theory]
    [InlineData(false, "C-GET")]
    [InlineData(true, "C-MOVE")]
    public async Task A_study_is_fetched_by_what_the_archive_has(bool isWithoutGet, string service)
    {
        var port = PeerProcess.FreePort();
        using var server = await QueryScp.StartAsync(port, isWithoutGet ? ["--disable-get"] : []);
        using var study = new TestStudy(7, series: 2);
        Assert.True((await StoreTests.SendAsync(server.Node, study)).IsComplete);
        using var folder = new TemporaryFolder();
        await using var archive = new DicomArchive("pacs", NodeRole.Pacs, server.Node, new MoveOptions { Port = port, Address = IPAddress.Loopback });
        var expected = await archive.FindInstancesAsync(study.Study.StudyInstanceUid, Token);
        var counted = new LastCount();

        var retrieval = await archive.RetrieveAsync(study.Study.StudyInstanceUid, expected, folder.Path, counted, Token);

        Assert.Equal((service, null), (retrieval.Service, retrieval.Failure?.Message));
        Assert.Equal(expected.Select(instance => instance.SopInstanceUid).Order(), retrieval.Arrived.Order());
        Assert.Equal(7, Directory.GetFiles(folder.Path).Length);
        Assert.Equal(7, counted.Value);
    }

    [Fact]
    public async Task Where_there_is_no_C_GET_and_no_node_of_ours_it_says_what_to_do()
    {
        using var server = await QueryScp.StartAsync(104, "--disable-get");
        using var study = new TestStudy(2);
        Assert.True((await StoreTests.SendAsync(server.Node, study)).IsComplete);
        using var folder = new TemporaryFolder();
        await using var archive = new DicomArchive("pacs", NodeRole.Pacs, server.Node);

        var retrieval = await archive.RetrieveAsync(study.Study.StudyInstanceUid, await archive.FindInstancesAsync(study.Study.StudyInstanceUid, Token), folder.Path, null, Token);

        Assert.Empty(retrieval.Arrived);
        Assert.Contains("role: Self", retrieval.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_a_question_ends_it_and_the_next_is_answered()
    {
        using var server = await Archive.StartAsync();
        using var study = new TestStudy(2);
        await server.AddAsync(study.Files);
        await using var archive = new DicomArchive("pacs", NodeRole.Pacs, server.Node);
        var key = new StudyKey { AccessionNumber = "ACC0001" };
        Assert.Single(await archive.FindStudiesAsync(key, Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => archive.FindStudiesAsync(key, new CancellationToken(canceled: true)));
        Assert.Single(await archive.FindStudiesAsync(key, Token));
    }

    private sealed class LastCount : IProgress<int>
    {
        private int value;

        public int Value => Volatile.Read(ref value);

        public void Report(int count) => Volatile.Write(ref value, count);
    }
}
