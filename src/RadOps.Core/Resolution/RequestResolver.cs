using System.Runtime.CompilerServices;
using System.Threading.Channels;
using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>
/// Completes requests with what sources know, each source asked once for up to a thousand. Sources are asked one after another, so that what one knows, such as the study's UID, can be
/// asked by of the next. For one thread at a time.
/// </summary>
public sealed class RequestResolver : IAsyncDisposable
{
    /// <summary>The most requests that a source is asked about at once.</summary>
    public const int BatchSize = 1000;

    /// <summary>How long requests wait for others to be asked about together with them.</summary>
    public static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyList<IFactSource> sources;
    private readonly TimeProvider time;
    private readonly Dictionary<IFactSource, (RadOpsException Failure, long Since)> silent = [];

    /// <summary>Takes the sources, which are disposed with this.</summary>
    /// <param name="sources">In the order in which they are asked.</param>
    /// <param name="time">Measures how long a source that does not answer is left alone.</param>
    public RequestResolver(IReadOnlyList<IFactSource> sources, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(time);
        this.sources = sources;
        this.time = time;
    }

    /// <summary>What of the sources could not be read until now, though the rest of them answers.</summary>
    public IEnumerable<RadOpsException> Faults => sources.SelectMany(source => source.Faults);

    /// <summary>Completes requests as they come, in their order. Those that come within <see cref="Linger"/> of each other are asked about together; a slow stream is not held up for more.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async IAsyncEnumerable<ResolvedRequest> ResolveAsync(ChannelReader<ReleaseRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        while (await requests.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var batch = await BatchAsync(requests, cancellationToken).ConfigureAwait(false);
            foreach (var resolved in await ResolveAsync(batch, cancellationToken).ConfigureAwait(false))
                yield return resolved;
        }
    }

    /// <summary>Completes requests.</summary>
    /// <param name="requests">At most <see cref="BatchSize"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One for each, in the same order. That a source fails is no error: each request says so among its problems.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<ResolvedRequest>> ResolveAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(requests.Count, BatchSize);
        var merges = requests.Select(request => new RequestMerge(request)).ToList();
        foreach (var source in sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var answers = await AskAsync(source, [.. merges.Select(merge => merge.Merged)], cancellationToken).ConfigureAwait(false);
            for (var index = 0; index < merges.Count; index++)
                merges[index].Add(answers[index]);
        }

        return [.. merges.Select(merge => merge.Result())];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources)
            await source.DisposeAsync().ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<SourceAnswer>> AskAsync(IFactSource source, IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        // A dead server costs its timeout once, and not once a thousand requests.
        if (silent.TryGetValue(source, out var silence) && time.GetElapsedTime(silence.Since) < Rest)
            return Failed(source, silence.Failure, requests.Count);
        try
        {
            var answers = await source.AskAsync(requests, cancellationToken).ConfigureAwait(false);
            silent.Remove(source);
            return answers;
        }
        catch (RadOpsException failure)
        {
            silent[source] = (failure, time.GetTimestamp());
            return Failed(source, failure, requests.Count);
        }
    }

    private static SourceAnswer[] Failed(IFactSource source, RadOpsException failure, int count) =>
        [.. Enumerable.Repeat(SourceAnswer.Of(new(failure.Code, source.Name, failure.Message, failure)), count)];

    private async Task<List<ReleaseRequest>> BatchAsync(ChannelReader<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        var batch = new List<ReleaseRequest>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task? lingered = null;
        while (batch.Count < BatchSize)
        {
            if (requests.TryRead(out var request))
            {
                batch.Add(request);
                continue;
            }

            lingered ??= Task.Delay(Linger, time, ended.Token);
            var more = requests.WaitToReadAsync(ended.Token).AsTask();
            if (await Task.WhenAny(more, lingered).ConfigureAwait(false) != more || !await more.ConfigureAwait(false))
                break;
        }

        // Neither the delay nor the wait for more is wanted any longer.
        await ended.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return batch;
    }
}
