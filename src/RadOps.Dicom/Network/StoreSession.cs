using RadOps.Core;
using RadOps.Core.Transfer;

namespace RadOps.Dicom.Network;

/// <summary>
/// Sends what stands in a queue over one association, one instance after another; the next is read from disk while the node deals with this one. It reads in
/// its own thread, since handing each file to another costs more than reading it; a disk that hangs holds it up, and <see cref="AbandonAsync"/> is for then.
/// </summary>
internal sealed class StoreSession(Association association, IReadOnlyList<ContextAnswer> answers, StoreBatch batch, Action<StoreItem> settle, CancellationToken cancellationToken)
{
    private readonly Dictionary<byte, ContextAnswer> answers = answers.ToDictionary(answer => answer.Id);
    private readonly PreparedInstance[] buffers = [new(association), new(association)];
    private volatile StoreItem? underWay;
    private int turn;

    /// <summary>How many instances the node has answered for.</summary>
    public int Replies { get; private set; }

    /// <summary>Sends until the queue is empty. Whatever is thrown, the instance that was on its way is settled and all others are back in the queue.</summary>
    /// <param name="isStopped">Asked before each instance.</param>
    /// <exception cref="RadOpsException">The association is at its end.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task RunAsync(Func<bool> isStopped)
    {
        PreparedInstance? next = null;
        try
        {
            while (!isStopped() && (next is not null || await batch.Queue.HasMoreAsync(cancellationToken).ConfigureAwait(false)))
            {
                using var instance = next ?? Begin();
                next = null;
                if (instance is not null)
                    await SendAsync(instance, () => next = Begin()).ConfigureAwait(false);
            }
        }
        finally
        {
            if (next is not null)
                GiveBack(next);
        }
    }

    /// <summary>Ends it from without, where a file is being read that does not come: what is on its way may have got there.</summary>
    public ValueTask AbandonAsync()
    {
        if (underWay is { } item)
            settle(item with { Draft = Interrupted(item.Draft, isSentWhole: true, "the send was cancelled") });
        return association.AbortAsync();
    }

    /// <summary>Takes the next instance that can be sent and begins to read it; those that cannot are settled on the way.</summary>
    private PreparedInstance? Begin()
    {
        while (!cancellationToken.IsCancellationRequested && batch.Queue.TryTake(out var item))
        {
            var id = batch.ContextOf(item);
            if (association.Find(id) is null)
            {
                settle(item with { Draft = NotAccepted(item, id) });
                continue;
            }
            var instance = buffers[turn];
            instance.Begin(item, id, association.NextMessageId());
            if (instance.Fault is not { } fault)
            {
                turn = 1 - turn;
                return instance;
            }
            instance.Dispose();
            settle(item with { Draft = item.Draft with { Status = TransferStatus.Unreadable, Reason = fault } });
        }
        return null;
    }

    private void GiveBack(PreparedInstance instance)
    {
        batch.Queue.Add(instance.Item);
        instance.Dispose();
    }

    private async Task SendAsync(PreparedInstance instance, Action onSent)
    {
        var item = instance.Item;
        var isSentWhole = false;
        underWay = item;
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await association.SendAsync(instance.Chunk).ConfigureAwait(false);
            while (!instance.IsAtEnd)
            {
                cancellationToken.ThrowIfCancellationRequested();
                instance.ContinueAnew();
                if (instance.Fault is { } late)
                    throw new RadOpsException("FileChangedDuringSend", ErrorKind.Corrupt, $"A file {late}: the association was ended, so that the node does not get it truncated.", item.SopInstance);
                await association.SendAsync(instance.Chunk).ConfigureAwait(false);
            }
            isSentWhole = true;
            onSent();
            var reply = await ReceiveReplyAsync(instance).ConfigureAwait(false);
            Replies++;
            settle(item with { Draft = Judge(item.Draft, reply) });
        }
        catch (OperationCanceledException)
        {
            settle(item with { Draft = Interrupted(item.Draft, isSentWhole, "the send was cancelled") });
            throw;
        }
        catch (RadOpsException error)
        {
            settle(item with
            {
                Draft = instance.Fault is { } late
                    ? item.Draft with { Status = TransferStatus.Unreadable, Reason = late }
                    : Interrupted(item.Draft, isSentWhole, error.Message),
            });
            throw;
        }
        finally
        {
            underWay = null;
        }
    }

    private async Task<CommandSet> ReceiveReplyAsync(PreparedInstance instance)
    {
        var message = await association.ReceiveAsync().ConfigureAwait(false) ?? throw NetworkErrors.Released(association.Node);
        var reply = message.Command;
        if (reply.Field != CommandField.StoreReply || reply.RespondedTo != instance.MessageId || message.ContextId != batch.ContextOf(instance.Item))
            throw association.Protocol("it answered something else than what was asked");
        if (!string.IsNullOrEmpty(reply.AffectedSopInstanceUid) && reply.AffectedSopInstanceUid != instance.Item.SopInstance)
            throw association.Protocol("it answered for another instance than the one that was sent");
        if (reply.HasDataset || reply.Status is not { } status || DimseStatus.IsPending(status))
            throw association.Protocol("its answer to C-STORE says neither that it has the instance nor that it has not");
        return reply;
    }

    private static TransferInstance Judge(TransferInstance draft, CommandSet reply)
    {
        var status = reply.Status!.Value;
        return status == DimseStatus.Success
            ? draft with { Status = TransferStatus.Sent, DimseStatus = status }
            : draft with
            {
                Status = DimseStatus.IsWarning(status) ? TransferStatus.Warning : TransferStatus.Refused,
                DimseStatus = status,
                Reason = DimseStatus.DescribeStore(reply),
            };
    }

    private static TransferInstance Interrupted(TransferInstance draft, bool isSentWhole, string why) => isSentWhole
        ? draft with { Status = TransferStatus.Unknown, Reason = $"sent whole, but no reply came: {why}" }
        : draft with { Status = TransferStatus.NotSent, Reason = $"interrupted: {why}" };

    private TransferInstance NotAccepted(StoreItem item, byte id)
    {
        var sopClass = StorageClass.Describe(item.SopClass);
        var syntax = TransferSyntaxName.Describe(item.TransferSyntax);
        var result = answers.TryGetValue(id, out var answer) ? answer.Result : ContextAnswer.NoReason;
        var others = association.Contexts.Where(context => context.AbstractSyntax == item.SopClass).Select(context => TransferSyntaxName.Describe(context.TransferSyntax)).ToList();
        var reason = result switch
        {
            ContextAnswer.AbstractSyntaxNotSupported => $"the node does not take {sopClass}: it must be set up to, or another node be used",
            _ when others.Count > 0 => $"the node takes {sopClass} in {string.Join(", ", others)}, but not in {syntax}: convert it, or have the node accept that syntax",
            ContextAnswer.TransferSyntaxesNotSupported => $"the node does not take {sopClass} in {syntax}: convert it to a syntax that the node takes, or have the node accept this one",
            _ => $"the node does not take {sopClass} in {syntax} ({AssociationWords.DescribeContext(result)})",
        };
        return item.Draft with { Status = TransferStatus.NotAccepted, Reason = reason };
    }
}
