namespace RadOps.Core.Archives;

/// <summary>Brings studies from an archive to where they can be read; implemented by RadOps.Site.</summary>
public interface IStudySource
{
    /// <summary>Fetches studies whole, and reads them.</summary>
    /// <param name="fetch">What is to be fetched.</param>
    /// <param name="progress">Told how many instances have come, on any thread.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The studies; the caller disposes them when they are no longer needed.</returns>
    /// <exception cref="RadOpsException">They could not be fetched whole; nothing is left of them.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<FetchedStudies> FetchAsync(StudyFetch fetch, IProgress<FetchProgress>? progress, CancellationToken cancellationToken);
}
