using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

public sealed class FindTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_archive_answers_at_each_level()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(12, series: 3);
        using var other = new TestStudy(2, accession: "ACC0002");
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        Assert.True((await StoreTests.SendAsync(archive.Node, other)).IsComplete);
        var client = new DicomClient(archive.Node);

        var found = Assert.Single(await ListAsync(client, new FindQuery { Level = QueryLevel.Study, AccessionNumber = "ACC0001" }));
        Assert.Equal(study.Study.StudyInstanceUid, found.StudyInstanceUid);
        Assert.Equal("Öberg^Åsa Märta", found.PatientName?.Reveal());
        Assert.Equal(PatientId.Unverified("19121212-1212"), found.PatientId);
        Assert.Equal(new DateOnly(2024, 1, 15), found.StudyDate);
        Assert.Equal("CT buk efter kontrast åäö", found.StudyDescription);
        Assert.Equal("CT", found.Modality);
        Assert.Equal(12, found.InstanceCount);
        Assert.DoesNotContain("Öberg", found.ToString(), StringComparison.Ordinal);

        Assert.Equal(2, (await ListAsync(client, new FindQuery { Level = QueryLevel.Study, PatientId = PatientId.Unverified("191212121212") })).Count);
        Assert.Equal(2, (await ListAsync(client, new FindQuery { Level = QueryLevel.Study, StudyDateFrom = new DateOnly(2024, 1, 15), StudyDateTo = new DateOnly(2024, 1, 15) })).Count);
        Assert.Empty(await ListAsync(client, new FindQuery { Level = QueryLevel.Study, AccessionNumber = "ACC0003" }));
        Assert.Equal(3, (await ListAsync(client, new FindQuery { Level = QueryLevel.Series, StudyInstanceUid = study.Study.StudyInstanceUid })).Count);

        var instances = await client.FindInstancesAsync(study.Study.StudyInstanceUid, Token);
        Assert.Equal(12, instances.Select(instance => instance.SopInstanceUid).Distinct().Count());
        Assert.All(instances, instance => Assert.Equal("1.2.840.10008.5.1.4.1.1.2", instance.SopClassUid));
        Assert.Empty(await client.FindInstancesAsync("1.2.3.4", Token));
    }

    [Fact]
    public async Task The_taker_may_stop_early()
    {
        using var archive = await Archive.StartAsync();
        using var study = new TestStudy(30);
        Assert.True((await StoreTests.SendAsync(archive.Node, study)).IsComplete);
        var client = new DicomClient(archive.Node);
        var query = new FindQuery { Level = QueryLevel.Image, StudyInstanceUid = study.Study.StudyInstanceUid };
        var taken = 0;
        await foreach (var match in client.FindAsync(query, Token))
        {
            Assert.NotNull(match.SopInstanceUid);
            if (++taken == 3)
                break;
        }
        Assert.Equal(3, taken);
        Assert.Equal(30, (await ListAsync(client, query)).Count);
        var error = await Assert.ThrowsAsync<RadOpsException>(() => ListAsync(client, query with { MaximumMatches = 10 }));
        Assert.Equal("FindTooWide", error.Code);
    }

    [Theory]
    [InlineData("ACC*")]
    [InlineData("ACC?001")]
    [InlineData("A\\B")]
    [InlineData("12345678901234567")]
    public void Keys_that_could_match_another_study_are_not_taken(string accession) =>
        Assert.Equal("QueryKeyInvalid", Assert.Throws<RadOpsException>(() => new FindQuery { Level = QueryLevel.Study, AccessionNumber = accession }).Code);

    [Fact]
    public async Task A_peer_that_has_no_query_service_says_so()
    {
        using var peer = await StoreScp.StartAsync();
        var error = await Assert.ThrowsAsync<RadOpsException>(() => ListAsync(new DicomClient(peer.Node), new FindQuery { Level = QueryLevel.Study, AccessionNumber = "1" }));
        Assert.Equal("ServiceNotAccepted", error.Code);
        Assert.Contains("does not support the SOP class", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Echo_is_answered()
    {
        using var peer = await StoreScp.StartAsync();
        var result = await new DicomClient(peer.Node).EchoAsync(Token);
        Assert.StartsWith("OFFIS_DCMTK", result.Implementation, StringComparison.Ordinal);
        using var archive = await Archive.StartAsync();
        Assert.True((await new DicomClient(archive.Node).EchoAsync(Token)).Reply > TimeSpan.Zero);
    }

    private static async Task<IReadOnlyList<FindMatch>> ListAsync(DicomClient client, FindQuery query)
    {
        var list = new List<FindMatch>();
        await foreach (var match in client.FindAsync(query, Token))
            list.Add(match);
        return list;
    }
}
