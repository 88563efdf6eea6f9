using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>A storage provider of our own, for the time that a node is asked to send to us (C-MOVE). Listens from the moment that it is made.</summary>
internal sealed class StorageScp : IAsyncDisposable
{
    private const int MaximumAssociations = 8;
    private const int MaximumFaults = 100;

    private readonly string title;
    private readonly TimeSpan patience;
    private readonly IInstanceReceiver receiver;
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop;
    private readonly SemaphoreSlim room = new(MaximumAssociations);
    private readonly ConcurrentDictionary<Task, bool> serving = [];
    private readonly ConcurrentQueue<RadOpsException> faults = [];
    private readonly Task accepting;

    /// <param name="endPoint">Where to listen; port 0 takes a free one.</param>
    /// <param name="title">Our AE title, which peers must call.</param>
    /// <param name="patience">A peer's time for each message.</param>
    /// <param name="receiver">Takes the instances.</param>
    /// <param name="cancellationToken">Ends every association.</param>
    /// <exception cref="RadOpsException">The port is taken, or may not be used.</exception>
    public StorageScp(IPEndPoint endPoint, string title, TimeSpan patience, IInstanceReceiver receiver, CancellationToken cancellationToken)
    {
        this.title = title;
        this.patience = patience;
        this.receiver = receiver;
        listener = new TcpListener(endPoint);
        try
        {
            listener.Start();
        }
        catch (SocketException error)
        {
            listener.Dispose();
            throw new RadOpsException(
                "StoragePortUnusable",
                ErrorKind.Conflict,
                FormattableString.Invariant($"Port {endPoint.Port} cannot be listened on ({error.SocketErrorCode}). Another program may have it; ports below 1024 need rights."),
                null,
                error);
        }
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        accepting = AcceptAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What went wrong with peers' associations.</summary>
    public IReadOnlyList<RadOpsException> Faults => [.. faults];

    /// <summary>Waits until no association is open: what a node has sent must be taken in before it is counted.</summary>
    public Task DrainAsync() => Task.WhenAll(serving.Keys);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        listener.Stop();
        await accepting.ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
        listener.Dispose();
        stop.Dispose();
        room.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await room.WaitAsync(stop.Token).ConfigureAwait(false);
                var socket = await listener.AcceptSocketAsync(stop.Token).ConfigureAwait(false);
                var task = ServeAsync(socket);
                serving[task] = true;
                _ = RemoveAsync(task);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            if (!stop.IsCancellationRequested)
                Note(new RadOpsException("StorageStopped", ErrorKind.Unreachable, "The storage service stopped listening.", null, error));
        }
    }

    private async Task RemoveAsync(Task task)
    {
        await task.ConfigureAwait(false);
        serving.TryRemove(task, out _);
    }

    /// <summary>Serves one association to its end; never throws.</summary>
    private async Task ServeAsync(Socket socket)
    {
        await Task.Yield();
        try
        {
            if (await AssociationAcceptor.AcceptAsync(socket, title, patience, stop.Token).ConfigureAwait(false) is { } association)
            {
                await using (association.ConfigureAwait(false))
                    await ServeAsync(association).ConfigureAwait(false);
            }
        }
        catch (RadOpsException error)
        {
            Note(error);
        }
        catch (OperationCanceledException error)
        {
            Note(new RadOpsException("StorageCancelled", ErrorKind.Unreachable, "An association was ended because the work was.", null, error));
        }
        finally
        {
            socket.Dispose();
            room.Release();
        }
    }

    private async Task ServeAsync(Association association)
    {
        while (await association.ReceiveAsync().ConfigureAwait(false) is { } message)
        {
            var request = message.Command;
            if (request.Field == CommandField.CancelRequest)
                continue;
            if ((request.Field & CommandField.ReplyBit) != 0 || request.MessageId is null)
                throw association.Protocol("it sent an answer where a request was due");
            var status = await PerformAsync(association, message).ConfigureAwait(false);
            await association.SendAsync(message.ContextId, Reply(request, status)).ConfigureAwait(false);
        }
        await association.AnswerReleaseAsync().ConfigureAwait(false);
    }

    private async ValueTask<ushort> PerformAsync(Association association, Message message)
    {
        var request = message.Command;
        if (request is { Field: CommandField.StoreRequest, HasDataset: true })
            return await receiver.ReceiveAsync(association, association.Find(message.ContextId)!, request).ConfigureAwait(false);
        if (request.HasDataset)
            await association.ReceiveDatasetAsync(message.ContextId, static _ => ValueTask.CompletedTask).ConfigureAwait(false);
        return request.Field == CommandField.EchoRequest ? DimseStatus.Success : DimseStatus.UnrecognisedOperation;
    }

    /// <summary>The reply to a request, which bears back what names it (PS3.7 9.3).</summary>
    internal static CommandSet Reply(CommandSet request, ushort status) => new()
    {
        Field = (ushort)(request.Field | CommandField.ReplyBit),
        RespondedTo = request.MessageId,
        AffectedSopClassUid = request.AffectedSopClassUid,
        AffectedSopInstanceUid = request.AffectedSopInstanceUid,
        Status = status,
    };

    private void Note(RadOpsException error)
    {
        if (faults.Count < MaximumFaults)
            faults.Enqueue(error);
    }
}
