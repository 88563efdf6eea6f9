using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>
/// Somebody who knows facts of requests: a view of RIS, a folder of messages, the site's directory, an archive. Asked about many at once, so that a server is asked once and not
/// a thousand times. For one thread at a time.
/// </summary>
public interface IFactSource : IAsyncDisposable
{
    /// <summary>What it is called in Swedish words, such as <c>RIS-vyn radops_reports</c>.</summary>
    string Name { get; }

    /// <summary>What of it could not be read until now, though the rest answers: each is told once.</summary>
    IReadOnlyList<RadOpsException> Faults => [];

    /// <summary>Asks about requests.</summary>
    /// <param name="requests">At most <see cref="RequestResolver.BatchSize"/>, with what the sources before this one have filled in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>An answer for each, in the same order.</returns>
    /// <exception cref="RadOpsException">It cannot answer at all: it does not answer, or is not as the site file says.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<IReadOnlyList<SourceAnswer>> AskAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken);
}
