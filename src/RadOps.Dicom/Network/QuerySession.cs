using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>
/// Questions to one node by C-FIND, over one association that is opened at the first. A node may end an association that stands idle: it is then
/// opened anew, once a question. For one thread at a time.
/// </summary>
/// <param name="node">The node.</param>
public sealed class QuerySession(DicomNode node) : IAsyncDisposable
{
    /// <summary>How long a node is given to part in order.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private Association? association;
    private CancellationTokenSource ending = new();

    /// <summary>Asks, and gives every match.</summary>
    /// <exception cref="RadOpsException">The query has no key, or the node cannot be asked, fails, or answers something else than what was asked.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the association was aborted.</exception>
    public Task<IReadOnlyList<FindMatch>> FindAsync(FindQuery query, CancellationToken cancellationToken) =>
        AskAsync(scu => ListAsync(scu, query), cancellationToken);

    /// <summary>
    /// Lists the instances of a study that the node has: its series first, then the images of each, as nodes that keep to the hierarchy demand
    /// (PS3.4 C.4.1.3.1).
    /// </summary>
    /// <returns>Matches at IMAGE level; none when the node does not have the study.</returns>
    /// <exception cref="RadOpsException">The node cannot be asked, fails, or answers something else than what was asked.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the association was aborted.</exception>
    public Task<IReadOnlyList<FindMatch>> FindInstancesAsync(string studyInstanceUid, CancellationToken cancellationToken) =>
        AskAsync(scu => ListInstancesAsync(scu, studyInstanceUid), cancellationToken);

    /// <summary>Releases the association.</summary>
    public async ValueTask DisposeAsync()
    {
        if (association is { IsEnded: false })
        {
            ending.CancelAfter(Farewell);
            await ReleaseAsync(association).ConfigureAwait(false);
        }

        await DropAsync().ConfigureAwait(false);
        ending.Dispose();
    }

    private async Task<IReadOnlyList<FindMatch>> AskAsync(Func<FindScu, Task<IReadOnlyList<FindMatch>>> question, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stood = association is not null;
            using var registration = cancellationToken.Register(static source => ((CancellationTokenSource)source!).Cancel(), ending);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                association ??= await ServiceAssociation.OpenAsync(node, ServiceClass.StudyRootFind, "C-FIND", ending.Token).ConfigureAwait(false);
                return await question(new FindScu(association)).ConfigureAwait(false);
            }
            catch (RadOpsException error) when (stood && error is { Kind: ErrorKind.Unreachable, Code: not NetworkErrors.ReplyTimeoutCode })
            {
                // The node, or a firewall, may have ended it between two questions; nothing is changed by asking twice.
                await DropAsync().ConfigureAwait(false);
            }
            catch (Exception error)
            {
                await DropAsync().ConfigureAwait(false);
                if (error is OperationCanceledException)
                    cancellationToken.ThrowIfCancellationRequested();
                throw;
            }
        }
    }

    private static async Task<IReadOnlyList<FindMatch>> ListAsync(FindScu scu, FindQuery query)
    {
        var matches = new List<FindMatch>();
        await foreach (var match in scu.FindAsync(query).ConfigureAwait(false))
            matches.Add(match);
        return matches;
    }

    private async Task<IReadOnlyList<FindMatch>> ListInstancesAsync(FindScu scu, string studyInstanceUid)
    {
        var instances = new List<FindMatch>();
        foreach (var series in await ListAsync(scu, new FindQuery { Level = QueryLevel.Series, StudyInstanceUid = studyInstanceUid }).ConfigureAwait(false))
        {
            var uid = series.SeriesInstanceUid ?? throw association!.Protocol("a series came without its UID");
            var images = await ListAsync(scu, new FindQuery { Level = QueryLevel.Image, StudyInstanceUid = studyInstanceUid, SeriesInstanceUid = uid }).ConfigureAwait(false);
            instances.AddRange(images.Select(match => match with { StudyInstanceUid = studyInstanceUid, SeriesInstanceUid = uid }));
        }
        return instances;
    }

    private static async Task ReleaseAsync(Association ended)
    {
        try
        {
            await ended.ReleaseAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is RadOpsException or OperationCanceledException)
        {
            await ended.AbortAsync().ConfigureAwait(false); // all answers are in: how it parts says nothing about them
        }
    }

    private async Task DropAsync()
    {
        if (association is not null)
            await association.DisposeAsync().ConfigureAwait(false);
        association = null;
        if (!ending.IsCancellationRequested)
            return;
        ending.Dispose();
        ending = new CancellationTokenSource();
    }
}
