using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Dicom;
using RadOps.Dicom.Network;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Archives;

/// <summary>Two makers' archives, as PACS and BFR of a site file, asked where studies are.</summary>
public sealed class StudyFinderPeerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IReadOnlyList<string> Study(string accession, int count) => new SyntheticStudy
    {
        Modality = SyntheticModality.Ct,
        PatientName = new("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = accession,
        StudyDate = new(2026, 6, 8),
        InstanceCount = count,
        SeriesCount = 2,
        PixelSize = 16,
    }.Write(Path.Combine(folder.Path, accession), Cancel);

    private Workplace Site(string nodes)
    {
        var path = folder.File("site.yaml");
        File.WriteAllText(path, $"site: S\norganisation: NuSjukvarden\nnodes:\n{nodes}");
        return Workplace.Open(new() { SiteFile = path });
    }

    private static async Task StoreAsync(DicomNode node, IReadOnlyList<string> files)
    {
        var report = await new DicomClient(node).StoreAsync(files, null, null, Cancel);
        Assert.True(report.IsComplete, report.Failure?.Message);
    }

    [Fact, Requirement("N-19", "N-20")]
    public async Task A_file_of_requests_is_asked_for_over_one_association_a_node_and_decided_by_the_answers()
    {
        using var pacs = await QueryScp.StartAsync(104);
        using var bfr = await Archive.StartAsync(aeTitle: "BFR");
        using var workplace = Site($"  pacs: {{ role: Pacs, aeTitle: ARCHIVE, host: 127.0.0.1, port: {pacs.Port} }}\n  bfr: {{ role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: {bfr.Port} }}\n");
        var (whole, partly, none) = (Study("A1", 6), Study("A2", 6), Study("A3", 4));
        await StoreAsync(workplace.Nodes.Node("pacs"), [.. whole, .. partly, .. none]);
        await bfr.AddAsync([.. whole, .. partly.Skip(2)]);
        var missing = new DicomFiles().Scan(partly.Take(2), Cancel).Select(header => header.SopInstanceUid!).Order(StringComparer.Ordinal);
        var before = await pacs.CountAssociationsAsync(Cancel);

        var found = new List<StudyLocation>();
        await using (var finder = workplace.Finder([]))
        {
            foreach (var accession in Enumerable.Repeat<string[]>(["A1", "A2", "A3", "A4"], 5).SelectMany(all => all))
                found.AddRange(await finder.FindAsync(StudyQuestion.Of(Order(accession)), Cancel));
        }

        Assert.Equal(1, await pacs.CountAssociationsAsync(Cancel) - before);
        Assert.Equal(20, found.Count);
        Assert.Empty(found.SelectMany(SealedLists.In));
        Assert.Equal([true, false, false, null], found.Take(4).Select(location => location.ArchivedInBfr));
        Assert.Equal(missing, found[1].Copies[1].Missing);
        Assert.Equal(["pacs 6", "bfr 4 (-2)"], found[1].Copies.Select(copy => copy.ToString()));
        Assert.Equal([ReleaseRoute.FetchFromBfr, ReleaseRoute.Bfr, ReleaseRoute.Bfr], found.Take(3).Select(location => workplace.Desk.Decide(location.Request!).Route));
        Assert.Equal(["Unknown.ArchivedInBfr"], workplace.Desk.Decide(found[3].Request!).Needs);
    }

    [Fact]
    public async Task A_frozen_node_costs_its_timeout_once_and_is_not_taken_for_an_empty_one()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        using var bfr = await Archive.StartAsync(aeTitle: "BFR");
        using var workplace = Site($"  pacs: {{ role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: {pacs.Port} }}\n  bfr: {{ role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: {bfr.Port}, timeout: 2 }}\n");
        var files = Study("A1", 2);
        await pacs.AddAsync(files);
        await bfr.AddAsync(files);
        bfr.Process.Freeze();
        var start = TimeProvider.System.GetTimestamp();
        await using (var finder = workplace.Finder([]))
        {
            for (var i = 0; i < 10; i++)
            {
                var found = Assert.Single(await finder.FindAsync(StudyQuestion.Of(Order("A1")), Cancel));
                Assert.Null(found.ArchivedInBfr);
                Assert.Equal((CopyStatus.NoAnswer, ArchiveAdvice.Unknown), (found.Copies[1].Status, found.Advice));
                Assert.Contains("was silent", found.Copies[1].Reason, StringComparison.Ordinal);
            }
        }

        Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(15), "the timeout was paid more than once");
        bfr.Process.Thaw();
    }

    [Fact]
    public async Task A_patients_examinations_are_found_wherever_they_are()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        using var bfr = await Archive.StartAsync(aeTitle: "BFR");
        using var workplace = Site($"  pacs: {{ role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: {pacs.Port} }}\n  bfr: {{ role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: {bfr.Port} }}\n");
        await pacs.AddAsync(Study("A1", 2));
        await bfr.AddAsync(Study("B9", 4));
        await using var finder = workplace.Finder([]);

        var found = await finder.FindAsync(new() { Key = new() { PatientId = PatientId.Parse("19121212-1212", new(2026, 11, 21)) } }, Cancel);

        Assert.Equal([("A1", false), ("B9", true)], found.Select(location => (location.AccessionNumber!, location.ArchivedInBfr!.Value)).Order());
        Assert.All(found, location => Assert.Equal("19121212-****", location.PatientId!.ToString()));
    }

    private static ReleaseRequest Order(string accession) => new()
    {
        RequestId = accession,
        Organisation = "NuSjukvarden",
        PatientId = PatientId.Unverified("19121212-1212"),
        AccessionNumber = accession,
        Recipient = RecipientType.Hospital,
        RecipientLocation = RecipientLocation.InsideRegion,
        Items = RequestedItems.Images,
    };
}
