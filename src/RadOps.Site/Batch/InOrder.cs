using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace RadOps.Site.Batch;

/// <summary>
/// Does the same work on many items, several at once, and gives the results in the items' order. So much is read ahead that a caller who feeds a batch
/// learns soon how large it is, and no more: neither items nor results grow without bound.
/// </summary>
internal static class InOrder
{
    // An order that takes longer than so many others holds the work up; a result is some kilobytes.
    private const int Waiting = 256;

    /// <summary>Maps items.</summary>
    /// <param name="items">The items.</param>
    /// <param name="throttle">How many are worked on at once: 1 or more.</param>
    /// <param name="work">The work, on a thread of its own until it first waits; told which of the workers it is, from 0.</param>
    /// <param name="cancellationToken">Cancels; what was begun has ended when this has.</param>
    internal static async IAsyncEnumerable<TResult> SelectAsync<TItem, TResult>(
        IAsyncEnumerable<TItem> items, int throttle, Func<TItem, int, CancellationToken, Task<TResult>> work, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var begun = Channel.CreateBounded<Task<TResult>>(Waiting);
        var feeding = FeedAsync(items, throttle, work, begun.Writer, stop.Token);
        try
        {
            await foreach (var task in begun.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return await task.ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await feeding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (begun.Reader.TryRead(out var task))
                await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reads items ahead of whoever takes them.</summary>
    /// <param name="items">The items.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="told">Told how many have been read, and whether those were all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal static async IAsyncEnumerable<T> ReadAheadAsync<T>(IAsyncEnumerable<T> items, int count, Action<int, bool> told, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var stopped = stop.Token;
        var ahead = Channel.CreateBounded<T>(count);
        // Not waited for in the end: a reading from standard input goes on until something comes, whoever has stopped.
        _ = Task.Run(() => ReadAsync(items, ahead.Writer, told, stopped), CancellationToken.None);
        try
        {
            await foreach (var item in ahead.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                yield return item;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }

    private static async Task FeedAsync<TItem, TResult>(IAsyncEnumerable<TItem> items, int throttle, Func<TItem, int, CancellationToken, Task<TResult>> work, ChannelWriter<Task<TResult>> begun, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        var free = Channel.CreateBounded<int>(throttle);
        for (var worker = 0; worker < throttle; worker++)
            free.Writer.TryWrite(worker);
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var worker = await free.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                await begun.WaitToWriteAsync(cancellationToken).ConfigureAwait(false);
                // This alone writes, so there is still room.
                begun.TryWrite(BeginAsync(item, worker, work, free.Writer, cancellationToken));
            }
        }
        catch (Exception error)
        {
            fault = error; // comes out after the results of the items before it
        }

        begun.Complete(fault);
    }

    // The work reads, copies and waits for disks: the thread pool's few threads are not to be held by it.
    private static Task<TResult> BeginAsync<TItem, TResult>(TItem item, int worker, Func<TItem, int, CancellationToken, Task<TResult>> work, ChannelWriter<int> free, CancellationToken cancellationToken) => Task.Factory.StartNew(
        async () =>
        {
            try
            {
                return await work(item, worker, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                free.TryWrite(worker);
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default).Unwrap();

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<T> ahead, Action<int, bool> told, CancellationToken cancellationToken)
    {
        Exception? fault = null;
        var count = 0;
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                told(++count, false);
                await ahead.WriteAsync(item, cancellationToken).ConfigureAwait(false);
            }

            told(count, true);
        }
        catch (Exception error)
        {
            fault = error; // comes out after the items before it
        }

        ahead.Complete(fault);
    }
}
