using RadOps.Core.Archives;
using RadOps.Core.Export;
using RadOps.Core.Release;

namespace RadOps.Site;

/// <summary>The studies of one archive, fetched when they are needed into a private folder that is deleted with this. For one thread at a time.</summary>
public sealed class ArchiveStudies : IStudySource, IAsyncDisposable
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

    /// <summary>Asks again for studies, as an export that was begun recorded where they are.</summary>
    /// <exception cref="Core.RadOpsException"><c>StudyNotFound</c>; or the archive does not answer.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<StudyFetch> LookAsync(IEnumerable<ArchiveSource> sources, string? requestId, CancellationToken cancellationToken) =>
        fetcher.LookAsync([.. sources.Select(source => source.StudyInstanceUid)], requestId, cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="Core.RadOpsException">As <see cref="StudyFetcher.FetchAsync"/>; <c>StagingNotWritable</c>.</exception>
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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        staging?.Dispose();
        await archive.DisposeAsync().ConfigureAwait(false);
    }
}
