using RadOps.Core.Archives;

namespace RadOps.Site.Batch;

/// <summary>
/// The studies of one archive for several workers, which ask it one after another. A worker takes its turn before it claims an order, so that no claim waits
/// in a queue, and gives it up when its study has come.
/// </summary>
internal sealed class ArchiveTurns(ArchiveStudies studies) : IAsyncDisposable
{
    private readonly ArchiveStudies studies = studies;
    private readonly SemaphoreSlim free = new(1, 1);

    /// <summary>Waits for a turn.</summary>
    internal async Task<Turn> TakeAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(this);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        free.Dispose();
        await studies.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>One worker's turn.</summary>
    internal sealed class Turn(ArchiveTurns turns) : IStudySource, IDisposable
    {
        private int isOver;

        internal ArchiveStudies Studies => turns.studies;

        /// <inheritdoc/>
        public async Task<FetchedStudies> FetchAsync(StudyFetch fetch, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
        {
            try
            {
                return await Studies.FetchAsync(fetch, progress, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                Dispose();
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref isOver, 1) == 0) turns.free.Release();
        }
    }

}
