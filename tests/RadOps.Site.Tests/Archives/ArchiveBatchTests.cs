using RadOps.Core.Export;
using RadOps.Site.Batch;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Archives;

/// <summary>Batches whose studies are fetched from an archive, one at a time, each after its order is claimed.</summary>
public sealed class ArchiveBatchTests : IDisposable
{
    private readonly ExportBench bench = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        bench.Dispose();
        folder.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_batch_that_is_stopped_while_it_fetches_is_fetched_again_and_finished()
    {
        using var pacs = await Archive.StartAsync(aeTitle: "PACS");
        for (var number = 1; number <= 4; number++) await pacs.AddAsync(bench.AddStudy($"N{number}", 3));
        var staging = Path.GetDirectoryName(folder.File("staging/x"))!;
        await File.WriteAllTextAsync(folder.File("site.yaml"), $"site: S\nregister: \"sqlite:{folder.File("register.db")}\"\nnodes:\n  pacs: {{ role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: {pacs.Port}, timeout: 20 }}\nfolders: {{ staging: \"{staging}\" }}\n", Cancel);
        using var workplace = Workplace.Open(new() { SiteFile = folder.File("site.yaml") });

        using var stop = new CancellationTokenSource();
        using var fetching = new FetchWatch(workplace, beginning: count =>
        {
            if (count == 2) stop.Cancel();
        });
        await using (var batch = new ExportBatch(workplace, throttle: 3, progress: fetching))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch.MakeAsync(Orders(), Order, "pacs", stop.Token).ToListAsync(Cancel).AsTask());
        Assert.Empty(Directory.EnumerateFileSystemEntries(staging));
        var open = workplace.Exports.FindOpen(Cancel).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, export => Assert.StartsWith("archive:pacs/", Assert.Single(export.Sources), StringComparison.Ordinal));

        await using (var batch = new ExportBatch(workplace))
            Assert.All(await batch.ResumeAsync(open, null, Cancel).ToListAsync(Cancel), outcome => Assert.Equal(3, outcome.Release?.InstanceCount));
        await using (var batch = new ExportBatch(workplace, throttle: 3))
            Assert.Equal(["N1", "N2", "N3", "N4"], (await batch.MakeAsync(Orders(), Order, "pacs", Cancel).ToListAsync(Cancel)).Select(outcome => outcome.Release?.AccessionNumber));
        Assert.Empty(Directory.EnumerateFileSystemEntries(staging));
        Assert.Equal(4, Directory.EnumerateDirectories(bench.Destination, "R-*").Count());
    }

    private static IAsyncEnumerable<int> Orders() => Enumerable.Range(1, 4).ToAsyncEnumerable();

    private ExportOrder Order(int number) => new() { Request = ExportBench.Allowed with { RequestId = $"B{number}", AccessionNumber = $"N{number}" }, Destination = bench.Destination };

    /// <summary>Counts the fetches that have begun, and sees that each one's order is claimed by then.</summary>
    private sealed class FetchWatch(Workplace workplace, Action<int> beginning) : IProgress<BatchProgress>, IDisposable
    {
        private readonly HashSet<string> begun = [];

        public void Report(BatchProgress value)
        {
            lock (begun)
            {
                if (value.Step?.Step != ExportStepKind.Fetch || !begun.Add(value.ExportId)) return;
                Assert.Contains(workplace.Exports.FindOpen(Cancel), export => export.ExportId == value.ExportId && export.MadeBy is not null);
                beginning(begun.Count);
            }
        }

        public void Dispose() => Assert.NotEmpty(begun);
    }
}
