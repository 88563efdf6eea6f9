using RadOps.Core;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>Asks for a retrieval over an association that stands, and follows it to its end (PS3.7 9.1.3, 9.1.4). With C-GET the instances come in between.</summary>
internal sealed class RetrieveScu(Association association, AcceptedContext context, RetrieveRequest request, IInstanceReceiver receiver)
{
    private const int MaximumIdentifier = 16 * 1024 * 1024; // 100,000 failed UIDs are 6.5 MB

    // A node may report as often as it likes while it gets on; one that only reports would hold us for ever.
    private const int MaximumIdleReplies = 10_000;

    /// <summary>SOP Instance UIDs that the node says it could not send.</summary>
    public IReadOnlyList<string> FailedUids { get; private set; } = [];

    /// <summary>Runs to the final reply.</summary>
    /// <param name="field">C-GET or C-MOVE request.</param>
    /// <param name="destination">The AE title to send to, for C-MOVE.</param>
    /// <exception cref="RadOpsException">The node does not keep to the protocol, or is lost.</exception>
    public async Task<CommandSet> RunAsync(ushort field, string? destination)
    {
        var id = association.NextMessageId();
        await association.SendAsync(
            context.Id,
            new CommandSet { Field = field, AffectedSopClassUid = context.AbstractSyntax, MessageId = id, Priority = 0, MoveDestination = destination, HasDataset = true },
            Identifier()).ConfigureAwait(false);
        var idle = 0;
        while (await association.ReceiveAsync().ConfigureAwait(false) is { } message)
        {
            if (message.Command.Field == CommandField.StoreRequest && field == CommandField.GetRequest)
            {
                await StoreAsync(message).ConfigureAwait(false);
                idle = 0;
                continue;
            }
            QueryReply.Check(association, message, context.Id, (ushort)(field | CommandField.ReplyBit), id);
            if (message.Command.HasDataset)
                ReadFailed(await association.ReceiveDatasetAsync(context.Id, MaximumIdentifier).ConfigureAwait(false));
            if (!DimseStatus.IsPending(message.Command.Status!.Value))
                return message.Command;
            if (++idle > MaximumIdleReplies)
                throw association.Protocol("it reports again and again, and sends nothing");
        }
        throw NetworkErrors.Released(association.Node);
    }

    private async Task StoreAsync(Message message)
    {
        var request = message.Command;
        if (!request.HasDataset || request.MessageId is null || message.ContextId == context.Id)
            throw association.Protocol("it sent a C-STORE without an instance");
        var status = await receiver.ReceiveAsync(association, association.Find(message.ContextId)!, request).ConfigureAwait(false);
        await association.SendAsync(message.ContextId, StorageScp.Reply(request, status)).ConfigureAwait(false);
    }

    private byte[] Identifier()
    {
        var keys = new SortedDictionary<uint, (ushort Vr, string Value)>
        {
            [FindIdentifier.QueryRetrieveLevel] = (Vr.CS, FindIdentifier.NameOf(request.Level)),
            [Tags.StudyInstanceUid] = (Vr.UI, request.StudyInstanceUid),
        };
        if (request.SeriesInstanceUid is { } series)
            keys[Tags.SeriesInstanceUid] = (Vr.UI, series);
        if (request.SopInstanceUids.Count > 0)
            keys[Tags.SopInstanceUid] = (Vr.UI, string.Join('\\', request.SopInstanceUids));
        return FindIdentifier.Encode(keys, TransferSyntax.EncodingOf(context.TransferSyntax));
    }

    private void ReadFailed(byte[] dataset)
    {
        if (dataset.Length == 0)
            return;
        try
        {
            var list = FindIdentifier.Parse(dataset, TransferSyntax.EncodingOf(context.TransferSyntax)).Code(FindIdentifier.FailedSopInstanceUidList);
            FailedUids = list?.Split('\\', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(FindQuery.IsUid).ToList() ?? [];
        }
        catch (RadOpsException error)
        {
            throw NetworkErrors.At(association.Node, error);
        }
    }
}
