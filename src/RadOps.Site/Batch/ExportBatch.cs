using System.Runtime.CompilerServices;
using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Export;
using RadOps.Core.Register;

namespace RadOps.Site.Batch;

/// <summary>
/// Makes the media of many orders, several at once: each order is planned, claimed, fetched where it is to be, made and recorded by one worker, and one outcome comes
/// of each, in the orders' sequence, whatever happens. The one home of that for both faces. An archive is asked for one study at a time, while others are made.
/// </summary>
/// <param name="workplace">The workplace.</param>
/// <param name="throttle">How many media are made at once.</param>
/// <param name="approve">Asked before anything is done of a plan, from any thread; null where all are wanted.</param>
/// <param name="progress">Told how far it has come, from any thread.</param>
public sealed class ExportBatch(Workplace workplace, int throttle = ExportBatch.DefaultThrottle, Func<ExportPlan, bool>? approve = null, IProgress<BatchProgress>? progress = null) : IAsyncDisposable
{
    /// <summary>How many media are made at once where nobody says otherwise: disks and processors are busy with so many, and a stick's worth of memory is not.</summary>
    public const int DefaultThrottle = 4;

    /// <summary>At most so many at once.</summary>
    public const int MaximumThrottle = 32;

    // Requests are small, and few batches are larger: the time left is known as soon as whoever feeds the batch has come to the end.
    private const int ReadAhead = 10_000;

    private readonly MediaExportService exports = workplace.Exports;
    private readonly long began = workplace.Clock.GetTimestamp();
    private readonly Dictionary<string, ArchiveTurns> archives = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> failures = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private BatchSummary counted = new();
    private RadOpsException? registerGone;
    private int done;
    private int total;

    /// <summary>The further forms in which the releases are wanted; null where none are. The caller disposes it.</summary>
    public Renditions? Renditions { get; init; }

    /// <summary>What has become of it until now.</summary>
    public BatchSummary Summary
    {
        get
        {
            lock (gate)
                return counted with { Failures = new Dictionary<string, int>(failures), Elapsed = workplace.Clock.GetElapsedTime(began) };
        }
    }

    /// <summary>Makes the media of orders.</summary>
    /// <param name="items">What stands for the orders, such as the rows of a file.</param>
    /// <param name="orderOf">The order of an item; what it throws is the item's outcome.</param>
    /// <param name="archive">The archive that the studies are fetched from, by its name in the site file; null where they are at hand.</param>
    /// <param name="cancellationToken">Cancels; what was begun is then in a state that can be resumed.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IAsyncEnumerable<ExportOutcome<T>> MakeAsync<T>(IAsyncEnumerable<T> items, Func<T, ExportOrder> orderOf, string? archive, CancellationToken cancellationToken) =>
        RunAsync(items, (item, worker, stop) => MakeAsync(orderOf(item), archive, worker, stop), cancellationToken);

    /// <summary>Goes on with exports that were begun.</summary>
    /// <param name="open">The exports.</param>
    /// <param name="roots">Folders to read their studies from, in place of where they were read before; null for those.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IAsyncEnumerable<ExportOutcome<OpenExport>> ResumeAsync(IEnumerable<OpenExport> open, IReadOnlyList<string>? roots, CancellationToken cancellationToken)
    {
        var studies = new StudySources(workplace.Dicom, roots, cancellationToken);
        return RunAsync(open.ToAsyncEnumerable(), (export, worker, stop) => ResumeAsync(export, studies, fetches: roots is null, worker, stop), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var archive in archives.Values)
            await archive.DisposeAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<ExportOutcome<T>> RunAsync<T>(IAsyncEnumerable<T> items, Func<T, int, CancellationToken, Task<Made>> make, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = InOrder.ReadAheadAsync(items, ReadAhead, (count, isAll) => total = isAll ? count : 0, cancellationToken);
        await foreach (var outcome in InOrder.SelectAsync(ahead, throttle, (item, worker, stop) => TryAsync(item, worker, make, stop), cancellationToken).ConfigureAwait(false))
            yield return outcome;
    }

    /// <summary>One item's failure is its own; but a register that does not answer, is held or is full has been waited for, and is not asked again for each of thousands.</summary>
    private async Task<ExportOutcome<T>> TryAsync<T>(T item, int worker, Func<T, int, CancellationToken, Task<Made>> make, CancellationToken cancellationToken)
    {
        var outcome = new ExportOutcome<T>(item, null, registerGone);
        try
        {
            if (outcome.Failure is null)
            {
                var made = await make(item, worker, cancellationToken).ConfigureAwait(false);
                outcome = new(item, made.Release, null) { WasMadeBefore = made.Before };
                if (Renditions is not null && made.Release is { } release) await Renditions.MakeAsync(release, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (RadOpsException failure)
        {
            if (failure.Code.StartsWith("Register", StringComparison.Ordinal)) registerGone = failure;
            outcome = outcome with { Failure = failure };
        }

        Count(outcome);
        Interlocked.Increment(ref done);
        Tell(worker, outcome.Release?.ExportId ?? "", null);
        return outcome;
    }

    private async Task<Made> MakeAsync(ExportOrder order, string? archive, int worker, CancellationToken cancellationToken)
    {
        if (archive is null) return await ExecuteAsync(exports.Plan(order), null, worker, cancellationToken).ConfigureAwait(false);
        var plan = exports.Foresee(order);
        return plan.AlreadyMade is null
            ? await FetchAndExecuteAsync(plan, archive, studies => studies.LookAsync(order.Request, cancellationToken), worker, cancellationToken).ConfigureAwait(false)
            : await ExecuteAsync(plan, null, worker, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Made> ResumeAsync(OpenExport export, StudySources studies, bool fetches, int worker, CancellationToken cancellationToken)
    {
        var places = fetches ? export.Sources.Select(text => ArchiveSource.TryParse(text, out var place) ? place : null).OfType<ArchiveSource>().ToList() : [];
        var plan = exports.Resume(export, places.Count == 0 ? studies.Read : null, cancellationToken);
        return places.Count == 0 || plan.IsVerified || plan.AlreadyMade is not null
            ? await ExecuteAsync(plan, null, worker, cancellationToken).ConfigureAwait(false)
            : await FetchAndExecuteAsync(plan, places[0].Archive, archive => archive.LookAsync(places, export.RequestId, cancellationToken), worker, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Made> FetchAndExecuteAsync(ExportPlan plan, string archive, Func<ArchiveStudies, Task<StudyFetch>> look, int worker, CancellationToken cancellationToken)
    {
        using var turn = await TurnsOf(archive).TakeAsync(cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(plan with { Fetch = await look(turn.Studies).ConfigureAwait(false) }, turn, worker, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Made> ExecuteAsync(ExportPlan plan, IStudySource? source, int worker, CancellationToken cancellationToken)
    {
        if (plan.AlreadyMade is null && approve?.Invoke(plan) == false) return default;
        var told = new Worker(this, worker, plan.ExportId);
        var release = await exports.ExecuteAsync(plan, source, told, cancellationToken).ConfigureAwait(false);
        return new(release, Before: !told.HasMade);
    }

    private ArchiveTurns TurnsOf(string archive)
    {
        lock (gate)
        {
            if (!archives.TryGetValue(archive, out var turns)) archives[archive] = turns = new(workplace.StudiesOf(archive));
            return turns;
        }
    }

    private void Tell(int worker, string exportId, ExportProgress? step) =>
        progress?.Report(new(Volatile.Read(ref done), Volatile.Read(ref total), worker, exportId, step, workplace.Clock.GetElapsedTime(began)));

    private void Count<T>(ExportOutcome<T> outcome)
    {
        lock (gate)
        {
            if (outcome.Failure is { } failure) failures[failure.Code] = failures.GetValueOrDefault(failure.Code) + 1;
            else if (outcome.Release is not { } release) counted = counted with { Declined = counted.Declined + 1 };
            else if (outcome.WasMadeBefore) counted = counted with { MadeBefore = counted.MadeBefore + 1 };
            else counted = counted with { Made = counted.Made + 1, Instances = counted.Instances + (release.InstanceCount ?? 0) };
        }
    }

    private readonly record struct Made(MediaExport? Release, bool Before);

    private sealed class Worker(ExportBatch batch, int number, string exportId) : IProgress<ExportProgress>
    {
        /// <summary>False where somebody else was quicker: the order had led to a release when it was to be claimed.</summary>
        internal bool HasMade { get; private set; }

        public void Report(ExportProgress value)
        {
            HasMade |= value.Step == ExportStepKind.Register;
            batch.Tell(number, exportId, value);
        }
    }
}
