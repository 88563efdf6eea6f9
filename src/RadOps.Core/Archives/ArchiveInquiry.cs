namespace RadOps.Core.Archives;

/// <summary>One archive during many questions. Where it does not answer, it is left alone for a while: a dead node costs its timeout once, not once a question.</summary>
/// <param name="archive">The archive; disposed with this.</param>
/// <param name="time">Measures.</param>
internal sealed class ArchiveInquiry(IImageArchive archive, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private RadOpsException? silence;
    private long silentSince;

    internal IImageArchive Archive => archive;

    /// <summary>Asks for studies.</summary>
    internal Task<ArchiveAnswer> FindAsync(StudyKey key, CancellationToken cancellationToken) =>
        AskAsync(async () => new ArchiveAnswer(await archive.FindStudiesAsync(key, cancellationToken).ConfigureAwait(false)), cancellationToken);

    /// <summary>Asks for many studies at once.</summary>
    internal Task<ArchiveAnswer> ListAsync(IReadOnlyList<string> studyInstanceUids, CancellationToken cancellationToken) =>
        AskAsync(async () => new ArchiveAnswer(await archive.ListStudiesAsync(studyInstanceUids, cancellationToken).ConfigureAwait(false)), cancellationToken);

    /// <summary>Asks for studies by their UIDs, and for the instances of those that are there.</summary>
    internal Task<ArchiveAnswer> LookAsync(IReadOnlyList<string> studyInstanceUids, CancellationToken cancellationToken) => AskAsync(
        async () =>
        {
            var studies = new List<ArchivedStudy>();
            var instances = new HashSet<string>(StringComparer.Ordinal);
            foreach (var uid in studyInstanceUids)
            {
                var found = await archive.FindStudiesAsync(new StudyKey { StudyInstanceUid = uid }, cancellationToken).ConfigureAwait(false);
                studies.AddRange(found);
                if (found.Count > 0)
                    instances.UnionWith((await archive.FindInstancesAsync(uid, cancellationToken).ConfigureAwait(false)).Select(instance => instance.SopInstanceUid));
            }

            return new ArchiveAnswer(studies, instances);
        },
        cancellationToken);

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    private async Task<ArchiveAnswer> AskAsync(Func<Task<ArchiveAnswer>> ask, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (silence is not null && time.GetElapsedTime(silentSince) < Rest)
            return new(silence);
        try
        {
            silence = null;
            return await ask().ConfigureAwait(false);
        }
        catch (RadOpsException error) when (error.Kind is ErrorKind.Unreachable or ErrorKind.NotSupported)
        {
            (silence, silentSince) = (error, time.GetTimestamp());
            return new(error);
        }
        catch (RadOpsException error) when (error.Kind is not ErrorKind.InvalidInput)
        {
            // It answers nonsense to this question, and may answer the next.
            return new(error);
        }
    }
}
