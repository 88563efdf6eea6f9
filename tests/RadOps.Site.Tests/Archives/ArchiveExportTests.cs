using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Archives;

/// <summary>Media of studies that are fetched from an archive: the same as of files, or none.</summary>
public sealed class ArchiveExportTests : IDisposable
{
    private readonly ExportBench bench = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Staging => folder.File("staging/x")[..^2];

    private Workplace Site(string title, int port, int selfPort = 0) => Workplace.Open(new()
    {
        SiteFile = Write($"site: S\nnodes:\n  pacs: {{ role: Pacs, aeTitle: {title}, host: 127.0.0.1, port: {port}, timeout: 20 }}\n{(selfPort == 0 ? "" : $"  self: {{ role: Self, aeTitle: RADOPS, port: {selfPort} }}\n")}folders: {{ staging: {Staging} }}\n"),
    });

    private string Write(string site)
    {
        File.WriteAllText(folder.File("site.yaml"), site);
        return folder.File("site.yaml");
    }

    private async Task<MediaExport> MakeAsync(Workplace workplace, ReleaseRequest? request = null)
    {
        var order = new ExportOrder { Request = request ?? ExportBench.Allowed, Studies = StudyIndex.Empty, Destination = bench.Destination, ReportRoot = bench.Reports };
        var source = workplace.StudiesOf("pacs");
        await using (source)
        {
            var foreseen = bench.Service.Foresee(order);
            var fetch = await source.LookAsync(order.Request, Cancel);
            var plan = foreseen with { Fetch = fetch };
            Assert.Contains($"Fetch {fetch.InstanceCount} instances from pacs", string.Join('\n', plan.Steps.Select(step => step.Description)), StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => bench.Service.Execute(plan, null, Cancel));
            return await bench.Service.ExecuteAsync(plan, source, null, Cancel);
        }
    }

    private void AssertNothingIsLeft() => Assert.Empty(Directory.GetFileSystemEntries(Staging));

    [Fact]
    public async Task A_medium_of_what_an_archive_has_is_the_medium_of_the_same_files()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        var files = bench.AddStudy(count: 7);
        bench.AddReport();
        await pacs.AddAsync(files);
        using var workplace = Site("PACS", pacs.Port);

        var made = await MakeAsync(workplace);

        AssertNothingIsLeft();
        Assert.Equal((7, true), (made.InstanceCount, made.Report));
        Assert.DoesNotContain(bench.Dicom.VerifyMedium(made.Path!, Cancel), finding => finding.Severity == FindingSeverity.Error);
        // Datasets are as they were; the archive writes file meta information of its own.
        var images = Directory.GetFiles(Path.Combine(made.Path!, "DICOM"), "*", SearchOption.AllDirectories).Where(file => !file.Contains("SE000002", StringComparison.Ordinal));
        Assert.Equal(files.Select(Uid).Order(StringComparer.Ordinal), images.Select(Uid).Order(StringComparer.Ordinal));
        Assert.Equal(["archive:pacs/" + bench.Dicom.Scan([files[0]], Cancel).Single().StudyInstanceUid], bench.Store.Read(new() { Kinds = [EventKinds.ExportBegun] }, Cancel).Select(item => System.Text.Json.JsonDocument.Parse(item.Payload!.Utf8).RootElement.GetProperty("sources")[0].GetString()));

        string Uid(string file) => bench.Dicom.Scan([file], Cancel).Single().SopInstanceUid!;
    }

    [Fact]
    public async Task An_archive_without_C_GET_delivers_to_our_own_node()
    {
        var port = PeerProcess.FreePort();
        using var pacs = await QueryScp.StartAsync(port, "--disable-get");
        using var workplace = Site(QueryScp.AeTitle, pacs.Port, port);
        var report = await new DicomClient(workplace.Nodes.Node("pacs")).StoreAsync(bench.AddStudy(count: 5), null, null, Cancel);
        Assert.True(report.IsComplete, report.Failure?.Message);

        Assert.Equal(5, (await MakeAsync(workplace)).InstanceCount);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task A_connection_that_breaks_makes_no_medium_and_leaves_nothing()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        await pacs.AddAsync(bench.AddStudy(count: 8));
        // Connection 1 asks; connection 2 fetches, and breaks after some instances.
        await using var relay = new Relay(pacs.Port, number => number == 2 ? 7 : null, comesBack: true);
        using var workplace = Site("PACS", relay.Port);

        var error = await Assert.ThrowsAsync<RadOpsException>(() => MakeAsync(workplace));

        Assert.Equal(("RetrieveIncomplete", "B001"), (error.Code, error.Target));
        Assert.Matches("^[1-8] of the 8 instances of study [0-9.]+ did not come from pacs by C-GET: [0-9.]+", error.Message);
        AssertNothingIsLeft();
        Assert.False(Directory.Exists(bench.Destination));
        Assert.Equal([EventKinds.ExportBegun, EventKinds.ExportClaimed, EventKinds.ExportStopped], bench.Store.Read(new(), Cancel).Select(item => item.Kind));
    }

    [Fact]
    public async Task Nothing_is_fetched_for_an_order_that_another_is_making()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        await pacs.AddAsync(bench.AddStudy(count: 3));
        using var workplace = Site("PACS", pacs.Port);
        var source = workplace.StudiesOf("pacs");
        await using (source)
        {
            var plan = bench.Service.Foresee(new() { Request = ExportBench.Allowed, Destination = bench.Destination }) with { Fetch = await source.LookAsync(ExportBench.Allowed, Cancel) };
            var (taken, fetched) = (0, 0);
            var first = new WatchedSource(source, () =>
            {
                fetched++;
                taken = bench.Store.Read(new() { Kinds = [EventKinds.ExportClaimed] }, Cancel).Count();
                Assert.Equal("ExportClaimed", Assert.Throws<RadOpsException>(() => bench.Service.ExecuteAsync(plan, new WatchedSource(source, () => fetched++), null, Cancel).GetAwaiter().GetResult()).Code);
            });
            Assert.Equal(3, (await bench.Service.ExecuteAsync(plan, first, null, Cancel)).InstanceCount);
            Assert.Equal((1, 1), (taken, fetched));
        }

        AssertNothingIsLeft();
    }

    [Fact]
    public async Task Another_patients_study_is_not_fetched()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        await pacs.AddAsync(bench.AddStudy(patient: "198112289874"));
        using var workplace = Site("PACS", pacs.Port);
        Assert.Equal("PatientMismatch", (await Assert.ThrowsAsync<RadOpsException>(() => MakeAsync(workplace))).Code);
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task Nothing_is_asked_for_where_the_routine_does_not_let_it_out()
    {
        using var workplace = Site("PACS", PeerProcess.FreePort());
        Assert.Equal("ReleaseDenied", (await Assert.ThrowsAsync<RadOpsException>(() => MakeAsync(workplace, ExportBench.Allowed with { Signature = SignatureStatus.Unsigned }))).Code);
        Assert.Equal("NodeRefused", (await Assert.ThrowsAsync<RadOpsException>(() => MakeAsync(workplace))).Code);
    }

    [Fact]
    public async Task What_a_crash_stopped_is_fetched_again_from_where_it_was()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        await pacs.AddAsync(bench.AddStudy(count: 3));
        using var workplace = Site("PACS", pacs.Port);
        var source = workplace.StudiesOf("pacs");
        await using (source)
        {
            var plan = bench.Service.Foresee(new() { Request = ExportBench.Allowed, Destination = bench.Destination }) with { Fetch = await source.LookAsync(ExportBench.Allowed, Cancel) };
            using var stop = new CancellationTokenSource();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Service.ExecuteAsync(plan, new WatchedSource(source, stop.Cancel), null, stop.Token));
            var open = Assert.Single(bench.Service.FindOpen(Cancel));
            var again = bench.Service.Resume(open, null, Cancel);
            var places = open.Sources.Select(text => ArchiveSource.TryParse(text, out var place) ? place : null).OfType<ArchiveSource>();
            var made = await bench.Service.ExecuteAsync(again with { Fetch = await source.LookAsync(places, open.RequestId, Cancel) }, source, null, Cancel);
            Assert.Equal((plan.ExportId, 3), (made.ExportId, made.InstanceCount));
        }

        AssertNothingIsLeft();
    }

    private sealed class WatchedSource(IStudySource source, Action fetching) : IStudySource
    {
        public Task<FetchedStudies> FetchAsync(StudyFetch fetch, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
        {
            fetching();
            return source.FetchAsync(fetch, progress, cancellationToken);
        }
    }
}
