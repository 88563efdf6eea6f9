using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Archives;

/// <summary>Studies come whole from an archive, or not at all.</summary>
public sealed class StudyFetcherTests : IAsyncDisposable
{
    private static readonly ReleaseRequest Request = new() { RequestId = "R1", AccessionNumber = "A1", PatientId = PatientId.Unverified("191212121212") };

    private readonly ScriptedArchive pacs = new("pacs", NodeRole.Pacs);

    public ValueTask DisposeAsync() => pacs.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<RadOpsException> FailsAsync(ReleaseRequest? request = null)
    {
        var fetcher = new StudyFetcher(pacs);
        return await Assert.ThrowsAsync<RadOpsException>(async () => await fetcher.FetchAsync(await fetcher.LookAsync(request ?? Request, Cancel), "folder", null, Cancel));
    }

    [Fact]
    public async Task What_is_to_be_fetched_is_known_before()
    {
        pacs.With("1.2", 3).With("1.3", 2).With("1.4", 9, accession: "A2");
        var fetch = await new StudyFetcher(pacs).LookAsync(Request, Cancel);
        Assert.Equal((5, "pacs", "R1"), (fetch.InstanceCount, fetch.Archive, fetch.RequestId));
        Assert.Equal(["archive:pacs/1.2", "archive:pacs/1.3"], fetch.Sources);
        Assert.Equal(9, (await new StudyFetcher(pacs).LookAsync(Request with { AccessionNumber = null, StudyInstanceUid = "1.4" }, Cancel)).InstanceCount);
    }

    [Fact]
    public async Task What_does_not_come_is_named()
    {
        pacs.With("1.2", 6).Retrieve = (_, expected) => new("C-MOVE", [expected[1].SopInstanceUid], new("NodeConnectionLost", ErrorKind.Unreachable, "PACS closed the connection."));
        var error = await FailsAsync();
        Assert.Equal(("RetrieveIncomplete", ErrorKind.Unreachable, "R1"), (error.Code, error.Kind, error.Target));
        Assert.Equal("5 of the 6 instances of study 1.2 did not come from pacs by C-MOVE: 1.2.1, 1.2.3, 1.2.4, …. Nothing is made of the rest. PACS closed the connection.", error.Message);
    }

    [Fact]
    public async Task A_failure_is_one_though_all_came()
    {
        pacs.With("1.2", 2).Retrieve = (_, expected) => new("C-GET", [.. expected.Select(instance => instance.SopInstanceUid)], new("RetrieveCountsDisagree", ErrorKind.Corrupt, "PACS says that it sent 3."));
        Assert.Equal("RetrieveCountsDisagree", (await FailsAsync()).Code);
    }

    [Fact]
    public async Task A_study_that_grows_meanwhile_is_not_whole()
    {
        pacs.With("1.2", 2).Retrieve = (uid, expected) =>
        {
            pacs.With(uid, 1, from: 3);
            return new("C-GET", [.. expected.Select(instance => instance.SopInstanceUid)], null);
        };
        var error = await FailsAsync();
        Assert.Equal("StudyChanging", error.Code);
        Assert.Contains("names 3 instances", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_study_it_is_is_asked_before_anything_is_fetched()
    {
        pacs.With("1.2", 2, patient: "198112289874").Retrieve = (_, _) => throw new InvalidOperationException("it was fetched");
        Assert.Equal("PatientMismatch", (await FailsAsync()).Code);
        Assert.Equal("PatientIdMissing", (await FailsAsync(Request with { PatientId = null })).Code);
        Assert.Equal("StudyNotFound", (await FailsAsync(Request with { AccessionNumber = "A9" })).Code);
        Assert.Equal("StudyNotNamed", (await FailsAsync(Request with { AccessionNumber = null })).Code);
        pacs.With("1.5", 2, accession: "A5");
        Assert.Equal("AccessionMismatch", (await FailsAsync(Request with { StudyInstanceUid = "1.5" })).Code);
    }

    [Theory]
    [InlineData("archive:pacs/1.2.3", "pacs", "1.2.3")]
    [InlineData("archive:a b/1", "a b", "1")]
    [InlineData("/srv/studies", null, null)]
    [InlineData("D:/studies", null, null)]
    [InlineData("archive:", null, null)]
    public void A_source_is_told_from_a_folder(string text, string? archive, string? uid)
    {
        Assert.Equal(archive is not null, ArchiveSource.TryParse(text, out var source));
        Assert.Equal((archive, uid), (source?.Archive, source?.StudyInstanceUid));
        if (source is not null)
            Assert.Equal(text, source.ToString());
    }

    [Fact]
    public void Staging_is_private_gone_afterwards_and_gone_when_nobody_is_left()
    {
        using var parent = new TemporaryFolder();
        string path;
        using (var staging = StagingFolder.Create(parent.Path, TimeProvider.System))
        {
            path = staging.Path;
            File.WriteAllText(Path.Combine(staging.NewFolder(), "image"), "x");
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
            using (StagingFolder.Create(parent.Path, new LaterClock()))
                Assert.True(Directory.Exists(path)); // its owner is at work
        }

        Assert.False(Directory.Exists(path));
        Directory.CreateDirectory(Path.Combine(parent.Path, ".radops-fetched-abandoned", "1"));
        using (StagingFolder.Create(parent.Path, TimeProvider.System))
            Assert.True(Directory.Exists(Path.Combine(parent.Path, ".radops-fetched-abandoned"))); // it may just be being made
        StagingFolder.Create(parent.Path, new LaterClock()).Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(parent.Path));
        Assert.Equal("StagingNotWritable", Assert.Throws<RadOpsException>(() => StagingFolder.Create(Path.Combine(parent.Path, "none"), TimeProvider.System)).Code);
    }

    private sealed class LaterClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(1);
    }
}
