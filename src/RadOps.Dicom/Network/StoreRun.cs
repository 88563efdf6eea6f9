using RadOps.Core;
using RadOps.Core.Transfer;

namespace RadOps.Dicom.Network;

/// <summary>A whole send: every file that is meant gets its result, whatever becomes of files, node or caller.</summary>
internal sealed class StoreRun(DicomNode node, SendOptions options, IProgress<TransferInstance>? progress, CancellationToken cancellationToken)
{
    // A node that breaks off twice without having answered for a single instance will do so again.
    private const int MaximumFruitless = 2;
    private const int InstancesWorthAnAssociation = 16;
    private const int FirstLook = 256;

    // How long what is under way may take to end by itself when the caller cancels: a disk that hangs would take for ever.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    private readonly Lock state = new();
    private readonly List<TransferAssociation> associations = [];
    private readonly HashSet<StoreSession> sessions = [];
    private TransferInstance?[] results = [];
    private RadOpsException? failure;
    private bool isCancelled;
    private bool isOver;
    private volatile bool isStopped;
    private int live;

    public async Task<SendReport> RunAsync(IReadOnlyList<string> paths)
    {
        results = new TransferInstance?[paths.Count];
        using var abandon = new CancellationTokenSource();
        using var registration = cancellationToken.Register(() => abandon.CancelAfter(Grace));
        try
        {
            using var files = StoreList.Read(paths, Settle, cancellationToken).GetEnumerator();
            var head = await Task.Run(() => Take(files), CancellationToken.None).WaitAsync(abandon.Token).ConfigureAwait(false);
            List<StoreItem> later = [];
            foreach (var batch in StoreBatch.Divide(head).Take(1))
            {
                later.AddRange(head.Where(item => !batch.Serves(item)));
                await Task.WhenAll(RunBatchAsync(batch), Task.Run(() => Feed(batch, files, later), CancellationToken.None)).WaitAsync(abandon.Token).ConfigureAwait(false);
                SettleRest(batch);
            }
            foreach (var batch in StoreBatch.Divide(later))
            {
                batch.Queue.End();
                if (!isStopped)
                    await RunBatchAsync(batch).WaitAsync(abandon.Token).ConfigureAwait(false);
                SettleRest(batch);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            isCancelled = true;
            await AbandonAsync().ConfigureAwait(false);
        }
        lock (state)
        {
            isOver = true;
            return new SendReport
            {
                Instances = Complete(paths),
                Failure = failure,
                IsCancelled = isCancelled,
                Associations = associations,
            };
        }
    }

    /// <summary>Ends the sessions that did not end by themselves; what they do later counts for nothing.</summary>
    private async Task AbandonAsync()
    {
        List<StoreSession> left;
        lock (state)
            left = [.. sessions];
        foreach (var session in left)
        {
            await session.AbandonAsync().ConfigureAwait(false);
            End(session, null);
        }
    }

    /// <summary>Reads as many headers as tell what the first association must be for.</summary>
    private static List<StoreItem> Take(IEnumerator<StoreItem> files)
    {
        List<StoreItem> items = [];
        while (items.Count < FirstLook && files.MoveNext())
            items.Add(files.Current);
        return items;
    }

    /// <summary>Reads the headers of the others while the first are sent. What the association is not for goes with another.</summary>
    private static void Feed(StoreBatch batch, IEnumerator<StoreItem> files, List<StoreItem> later)
    {
        try
        {
            while (files.MoveNext())
            {
                if (!batch.TryAdd(files.Current))
                    later.Add(files.Current);
            }
        }
        finally
        {
            batch.Queue.End();
        }
    }

    private async Task RunBatchAsync(StoreBatch batch)
    {
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var associated = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = Math.Clamp((batch.Queue.Count + InstancesWorthAnAssociation - 1) / InstancesWorthAnAssociation, 1, options.ThrottleLimit);
        var first = WorkAsync(batch, associated, drained);
        // The others wait for the first: a node that cannot be reached is waited for once.
        await Task.WhenAny(first, associated.Task).ConfigureAwait(false);
        var others = first.IsCompleted ? [] : Enumerable.Range(1, count - 1).Select(_ => WorkAsync(batch, null, drained)).ToList();
        await Task.WhenAll(others.Append(first)).ConfigureAwait(false);
    }

    /// <summary>One line of work: an association after another, until the queue is empty or there is no point.</summary>
    private async Task WorkAsync(StoreBatch batch, TaskCompletionSource? associated, TaskCompletionSource drained)
    {
        var isFirst = associated is not null;
        var fruitless = 0;
        try
        {
            while (!isStopped && await batch.Queue.HasMoreAsync(cancellationToken).ConfigureAwait(false))
            {
                var opened = await OpenAsync(batch, isFirst ? null : drained.Task).ConfigureAwait(false);
                if (opened is not var (association, answers))
                    return;
                associated?.TrySetResult();
                await using (association.ConfigureAwait(false))
                {
                    var session = new StoreSession(association, answers, batch, Settle, cancellationToken);
                    var error = await RunSessionAsync(association, session).ConfigureAwait(false);
                    fruitless = session.Replies > 0 ? 0 : fruitless + 1;
                    if (error is not null && (error.Code is "NodeReplyTimeout" or "PeerProtocolError" || fruitless >= MaximumFruitless))
                        Stop(error);
                }
            }
        }
        catch (OperationCanceledException)
        {
            isStopped = true;
            if (cancellationToken.IsCancellationRequested)
                isCancelled = true;
        }
        finally
        {
            drained.TrySetResult();
        }
    }

    /// <summary>Opens an association. Null when there is none to be had, or when the queue was emptied by others meanwhile.</summary>
    private async Task<(Association, IReadOnlyList<ContextAnswer>)?> OpenAsync(StoreBatch batch, Task? drained)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var request = AssociationRequestor.RequestAsync(node, batch.Contexts, [], null, cancellationToken, giveUp.Token);
            // Many nodes take one association at a time and let others wait: by then there may be nothing left to send.
            if (drained is not null && await Task.WhenAny(request, drained).ConfigureAwait(false) == drained)
                await giveUp.CancelAsync().ConfigureAwait(false);
            var opened = await request.ConfigureAwait(false);
            if (giveUp.IsCancellationRequested)
            {
                // It stood just as it was given up.
                await opened.Association.DisposeAsync().ConfigureAwait(false);
                return null;
            }
            Interlocked.Increment(ref live);
            return opened;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (RadOpsException error)
        {
            // A further association that the node does not grant is no failure while another carries on.
            if (Volatile.Read(ref live) == 0)
                Stop(error);
            return null;
        }
    }

    /// <summary>Sends over one association and releases it; gives what ended it too early.</summary>
    private async Task<RadOpsException?> RunSessionAsync(Association association, StoreSession session)
    {
        lock (state)
            sessions.Add(session);
        try
        {
            await session.RunAsync(() => isStopped).ConfigureAwait(false);
        }
        catch (RadOpsException error)
        {
            End(session, error);
            return error;
        }
        catch (OperationCanceledException)
        {
            End(session, null);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref live);
        }
        try
        {
            await association.ReleaseAsync().ConfigureAwait(false);
            End(session, null);
        }
        catch (RadOpsException error)
        {
            // Every reply is in: that the node then did not say goodbye changes no result, but it is told.
            End(session, error);
        }
        return null;
    }

    private void End(StoreSession session, RadOpsException? error)
    {
        lock (state)
        {
            if (!sessions.Remove(session))
                return; // it was given up, and that was told
            var ended = new TransferAssociation(session.Replies, error);
            associations.Add(ended);
            failure ??= error;
            options.AssociationEnded?.Invoke(ended);
        }
    }

    private void Stop(RadOpsException error)
    {
        lock (state)
            failure ??= error;
        isStopped = true;
    }

    /// <summary>What stands first stands: whatever a listener makes of it, an answer that came is not taken back.</summary>
    private void Settle(StoreItem item)
    {
        if (Interlocked.CompareExchange(ref results[item.Index], item.Draft, null) is null && !isOver)
            progress?.Report(item.Draft);
    }

    private void SettleRest(StoreBatch batch)
    {
        var reason = failure is { } error ? $"the send ended before its turn: {error.Message}" : "the send was cancelled before its turn";
        while (batch.Queue.TryTake(out var item))
            Settle(item with { Draft = item.Draft with { Reason = reason } });
    }

    /// <summary>What was never looked at, because the caller cancelled, was not sent.</summary>
    private TransferInstance[] Complete(IReadOnlyList<string> paths)
    {
        var complete = new TransferInstance[paths.Count];
        for (var i = 0; i < complete.Length; i++)
            complete[i] = Volatile.Read(ref results[i]) ?? new TransferInstance { Path = paths[i], Status = TransferStatus.NotSent, Reason = "the send was cancelled before its turn" };
        return complete;
    }
}
