using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Site.Batch;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Batch;

/// <summary>Many orders at once: an outcome of each, in their sequence, whatever happens to the others.</summary>
public sealed class ExportBatchTests : IDisposable
{
    private readonly ExportBench bench = new();
    private readonly TemporaryFolder folder = new();
    private readonly Workplace workplace;

    public ExportBatchTests() => workplace = Open();

    public void Dispose()
    {
        workplace.Dispose();
        folder.Dispose();
        bench.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Workplace Open() => Workplace.Open(new() { Register = $"sqlite:{folder.File("register.db")}", CareUnit = "Röntgen", Environment = _ => null });

    private static string Accession(int number) => $"N{number}";

    private void AddStudies(int count, int instances = 3)
    {
        for (var number = 1; number <= count; number++) bench.AddStudy(Accession(number), instances);
    }

    private Func<int, ExportOrder> Orders()
    {
        var studies = StudyIndex.Build(workplace.Dicom, [bench.Studies]);
        return number => new() { Request = ExportBench.Allowed with { RequestId = $"B{number}", AccessionNumber = Accession(number) }, Studies = studies, Destination = bench.Destination };
    }

    private static async Task<List<ExportOutcome<T>>> AllAsync<T>(IAsyncEnumerable<ExportOutcome<T>> outcomes) => await outcomes.ToListAsync(Cancel);

    private string[] Media() => Directory.Exists(bench.Destination) ? [.. Directory.EnumerateFileSystemEntries(bench.Destination).Select(Path.GetFileName).OfType<string>().Where(name => name != PaperFolder.Name).Order(StringComparer.Ordinal)] : [];

    [Fact]
    public async Task Every_order_has_its_outcome_in_its_place()
    {
        AddStudies(6);
        var orders = Orders();
        await using var batch = new ExportBatch(workplace, throttle: 3);
        var outcomes = await AllAsync(batch.MakeAsync(Enumerable.Range(1, 8).ToAsyncEnumerable(), Order, null, Cancel));

        Assert.Equal(Enumerable.Range(1, 8), outcomes.Select(outcome => outcome.Item));
        Assert.Equal([null, null, "ReleaseNeeds", null, "RequestInvalid", null, "StudyNotFound", "StudyNotFound"], outcomes.Select(outcome => outcome.Failure?.Code));
        Assert.Equal(["B1", "B2", "B4", "B6"], outcomes.Select(outcome => outcome.Release?.RequestId).OfType<string>());
        Assert.Equal(outcomes.Select(outcome => outcome.Release?.ExportId).OfType<string>().Order(StringComparer.Ordinal), Media());
        Assert.StartsWith("8 orders in 00:00:", batch.Summary.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(": 4 media made (12 instances), 4 not made (StudyNotFound 2, ReleaseNeeds 1, RequestInvalid 1).", batch.Summary.ToString(), StringComparison.Ordinal);

        await using var again = new ExportBatch(workplace);
        Assert.All(await AllAsync(again.MakeAsync(Enumerable.Range(1, 2).ToAsyncEnumerable(), Order, null, Cancel)), outcome => Assert.True(outcome.WasMadeBefore));
        Assert.Equal((2, 0, 2), (again.Summary.MadeBefore, again.Summary.Made, again.Summary.Orders));

        ExportOrder Order(int number) => number switch
        {
            3 => orders(3) with { Request = orders(3).Request with { Consent = ConsentForm.None } },
            5 => throw new RadOpsException("RequestInvalid", ErrorKind.InvalidInput, "row 5"),
            _ => orders(number),
        };
    }

    [Fact]
    public async Task As_many_are_made_at_once_as_was_asked_for_and_no_more()
    {
        AddStudies(6);
        using var together = new Barrier(3);
        var (now, most) = (0, 0);
        await using var batch = new ExportBatch(workplace, throttle: 3, approve: _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            together.SignalAndWait(Cancel);
            Interlocked.Decrement(ref now);
            return true;
        });
        Assert.Equal(6, (await AllAsync(batch.MakeAsync(Enumerable.Range(1, 6).ToAsyncEnumerable(), Orders(), null, Cancel))).Count(outcome => outcome.Release is not null));
        Assert.Equal(3, most);
    }

    [Fact]
    public async Task What_is_declined_is_neither_made_nor_begun()
    {
        AddStudies(2);
        await using var batch = new ExportBatch(workplace, approve: plan => plan.Decision.RequestId == "B2");
        var outcomes = await AllAsync(batch.MakeAsync(Enumerable.Range(1, 2).ToAsyncEnumerable(), Orders(), null, Cancel));
        Assert.Equal((null, null, "B2"), (outcomes[0].Release, outcomes[0].Failure, outcomes[1].Release!.RequestId));
        Assert.Equal((1, 1), (batch.Summary.Declined, workplace.Register.Read(new() { Kinds = [EventKinds.ExportBegun] }, Cancel).Count()));
    }

    [Fact]
    public async Task A_batch_that_is_stopped_leaves_what_resuming_finishes()
    {
        AddStudies(8);
        using var stop = new CancellationTokenSource();
        await using (var batch = new ExportBatch(workplace, throttle: 2, progress: new OnProgress(come =>
        {
            if (come is { Done: >= 3, Step.Step: ExportStepKind.Verify }) stop.Cancel();
        })))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AllAsync(batch.MakeAsync(Enumerable.Range(1, 8).ToAsyncEnumerable(), Orders(), null, stop.Token)));
        }

        var open = workplace.Exports.FindOpen(Cancel).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, export => Assert.Equal((null, "Stopped by the operator."), (export.MadeBy, export.Stopped)));
        Assert.DoesNotContain(Media(), name => name.StartsWith('.'));

        await using (var batch = new ExportBatch(workplace))
        {
            var resumed = await AllAsync(batch.ResumeAsync(open, null, Cancel));
            Assert.Equal(open.Select(export => export.ExportId), resumed.Select(outcome => outcome.Release?.ExportId));
        }

        await using (var batch = new ExportBatch(workplace))
            Assert.Equal(8, (await AllAsync(batch.MakeAsync(Enumerable.Range(1, 8).ToAsyncEnumerable(), Orders(), null, Cancel))).Count(outcome => outcome.Release is not null));
        Assert.Equal(8, Media().Length);
        Assert.Equal(8, workplace.Register.Read(new() { Kinds = [EventKinds.Release] }, Cancel).Count());
    }

    [Fact]
    public async Task Two_batches_of_the_same_orders_make_each_medium_once()
    {
        AddStudies(10);
        using var other = Open();
        var both = await Task.WhenAll(Run(workplace), Run(other));
        Assert.Equal(10, both.Sum(batch => batch.Made));
        Assert.Equal(10, Media().Length);
        Assert.All(both.SelectMany(batch => batch.Failures.Keys), code => Assert.Equal("ExportClaimed", code));

        async Task<BatchSummary> Run(Workplace at)
        {
            await using var batch = new ExportBatch(at, throttle: 3);
            await AllAsync(batch.MakeAsync(Enumerable.Range(1, 10).ToAsyncEnumerable(), Orders(), null, Cancel));
            return batch.Summary;
        }
    }

    [Fact]
    public async Task An_endless_batch_is_read_only_so_far_ahead()
    {
        var read = 0;
        await using var batch = new ExportBatch(workplace);
        await foreach (var outcome in batch.MakeAsync(Endless(), ExportOrder (number) => throw new RadOpsException("RequestInvalid", ErrorKind.InvalidInput, "…"), null, Cancel))
        {
            if (outcome.Item == 500) break;
        }

        Assert.InRange(read, 500, 11_000);

        async IAsyncEnumerable<int> Endless()
        {
            while (true)
            {
                await Task.Yield();
                yield return ++read;
            }
        }
    }

    [Fact]
    public async Task How_far_it_has_come_is_told_with_the_time_left_and_without_identities()
    {
        AddStudies(4);
        List<BatchProgress> told = [];
        await using var batch = new ExportBatch(workplace, throttle: 2, progress: new OnProgress(told.Add));
        await AllAsync(batch.MakeAsync(Enumerable.Range(1, 4).ToAsyncEnumerable(), Orders(), null, Cancel));
        Assert.Equal([1, 2, 3, 4], told.Where(come => come.Step is null).Select(come => come.Done));
        Assert.Equal(4, told[^1].Total);
        Assert.All(told, come => Assert.True(come.Total is 0 or 4));
        Assert.Equal(TimeSpan.Zero, told[^1].TimeLeft);
        Assert.Equal([0, 1], told.Select(come => come.Worker).Distinct().Order());
        Assert.DoesNotContain("1212", string.Concat(told.Select(come => come.ExportId)), StringComparison.Ordinal);
        Assert.Null(new BatchProgress(0, 4, 0, "R", null, TimeSpan.FromSeconds(1)).TimeLeft);
        Assert.Equal(TimeSpan.FromSeconds(30), new BatchProgress(10, 40, 0, "R", null, TimeSpan.FromSeconds(10)).TimeLeft);
    }

    private sealed class OnProgress(Action<BatchProgress> tell) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value)
        {
            lock (this) tell(value);
        }
    }
}
