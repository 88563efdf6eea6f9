using RadOps.Core.Archives;
using RadOps.Core.Export;
using RadOps.Core.Release;

namespace RadOps.Site;

/// <summary>The studies of one archive, fetched when they are needed into a private folder that is deleted with this. For one thread at a time.</summary>
public sealed class ArchiveStudies : IAsyncDisposable
{
    private readonly Workplace workplace;
    private readonly IImageArchive archive;
    private readonly StudyFetcher fetcher;
    private StagingFolder? staging;

    internal ArchiveStudies(Workplace workplace, IImageArchive archive)
    {
        this.workplace = workplace;
        this.archive = archive;
        fetcher = new(archive);
    }

    /// <inheritdoc cref="StudyFetcher.LookAsync(ReleaseRequest, CancellationToken)"/>
    public Task<StudyFetch> LookAsync(ReleaseRequest request, CancellationToken cancellationToken) => fetcher.LookAsync(request, cancellationToken);

    /// <summary>Fetches a study whole, and reads it.</summary>
    /// <exception cref="Core.RadOpsException">As <see cref="StudyFetcher.FetchAsync"/>; <c>StagingNotWritable</c>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<FetchedStudies> FetchAsync(StudyFetch fetch, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        staging ??= StagingFolder.Create(workplace.StagingParent, workplace.Clock);
        var folder = staging.NewFolder();
        try
        {
            await fetcher.FetchAsync(fetch, folder, progress, cancellationToken).ConfigureAwait(false);
            return new(folder, StudyIndex.OfFetched(workplace.Dicom, folder, fetch.Sources, cancellationToken));
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Fetches the studies that places to read from name, as an export that a crash stopped recorded them.</summary>
    /// <exception cref="Core.RadOpsException">As <see cref="FetchAsync(StudyFetch, IProgress{FetchProgress}?, CancellationToken)"/>; <c>StudyNotFound</c>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<FetchedStudies> FetchAsync(IEnumerable<ArchiveSource> sources, IProgress<FetchProgress>? progress, CancellationToken cancellationToken) =>
        await FetchAsync(await fetcher.LookAsync([.. sources.Select(source => source.StudyInstanceUid)], null, cancellationToken).ConfigureAwait(false), progress, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        staging?.Dispose();
        await archive.DisposeAsync().ConfigureAwait(false);
    }
}
