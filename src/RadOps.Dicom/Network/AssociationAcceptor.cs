using System.Net;
using System.Net.Sockets;
using RadOps.Core;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>Answers a peer that asks for an association, as a provider of storage and verification (PS3.8 7.1, PS3.4 B).</summary>
internal static class AssociationAcceptor
{
    private const string DicomRoot = "1.2.840.10008.", StorageRoot = "1.2.840.10008.5.1.4.1.1.";

    /// <summary>Negotiates; null when the peer was turned away.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="ownTitle">The AE title that the peer must call.</param>
    /// <param name="patience">The peer's time for each message.</param>
    /// <param name="cancellationToken">Cancels this, and all that is done with the association later.</param>
    /// <exception cref="RadOpsException">The peer is silent, or does not keep to the protocol.</exception>
    public static async Task<Association?> AcceptAsync(Socket socket, string ownTitle, TimeSpan patience, CancellationToken cancellationToken)
    {
        socket.NoDelay = true;
        QuickAcknowledge.Begin(socket);
        var remote = socket.RemoteEndPoint as IPEndPoint;
        var node = new DicomNode { AeTitle = "PEER", Host = remote?.Address.ToString() ?? "localhost", Port = Math.Max(1, remote?.Port ?? 1), CallingAeTitle = ownTitle, ReplyTimeout = patience };
        var channel = new PduChannel(socket, new SocketStream(socket), node, node.MaximumPduLength, new ReplyClock(patience, cancellationToken));
        try
        {
            channel.Clock.Arm();
            var pdu = await channel.ReadAsync().ConfigureAwait(false);
            if (pdu.Type != PduType.AssociateRequest)
                throw NetworkErrors.Protocol($"{pdu.Type} came where an association request was due");
            var request = AssociateCodec.DecodeRequest(pdu.Body.Span);
            if (request.CalledAeTitle != ownTitle)
            {
                await channel.WriteAsync(Reject(AssociationWords.CalledTitleNotRecognised)).ConfigureAwait(false);
                await channel.DisposeAsync().ConfigureAwait(false);
                return null;
            }
            var answers = request.Contexts.Select(Answer).ToList();
            var roles = request.Roles.Select(role => role with { IsScu = role.IsScu, IsScp = false }).ToList();
            await channel.WriteAsync(AssociateCodec.Encode(new AssociateAccept { Answers = answers, Roles = roles, MaximumPduLength = (uint)node.MaximumPduLength }, request)).ConfigureAwait(false);
            var accepted = request.Contexts.Zip(answers)
                .Where(pair => pair.Second.Result == ContextAnswer.Accepted)
                .DistinctBy(pair => pair.First.Id)
                .Select(pair => new AcceptedContext(pair.First.Id, pair.First.AbstractSyntax, pair.Second.TransferSyntax));
            return new Association(channel, accepted, request.MaximumPduLength, request.ImplementationVersionName);
        }
        catch (Exception error)
        {
            await channel.AbortAsync().ConfigureAwait(false);
            await channel.DisposeAsync().ConfigureAwait(false);
            if (error is RadOpsException known)
                throw NetworkErrors.At(node, known);
            throw;
        }
    }

    private static ContextAnswer Answer(ProposedContext context)
    {
        var isOffered = context.AbstractSyntax == ServiceClass.Verification
            || context.AbstractSyntax.StartsWith(StorageRoot, StringComparison.Ordinal)
            || (FindQuery.IsUid(context.AbstractSyntax) && !context.AbstractSyntax.StartsWith(DicomRoot, StringComparison.Ordinal)); // a vendor's own class
        if (!isOffered)
            return new ContextAnswer(context.Id, ContextAnswer.AbstractSyntaxNotSupported, TransferSyntax.ImplicitVrLittleEndian);
        // The peer names first what suits its files; only the retired big endian is left for last.
        var syntaxes = context.TransferSyntaxes.Where(FindQuery.IsUid).ToList();
        var chosen = syntaxes.Find(uid => uid != TransferSyntax.ExplicitVrBigEndian) ?? syntaxes.FirstOrDefault();
        return chosen is null
            ? new ContextAnswer(context.Id, ContextAnswer.TransferSyntaxesNotSupported, TransferSyntax.ImplicitVrLittleEndian)
            : new ContextAnswer(context.Id, ContextAnswer.Accepted, chosen);
    }

    private static ReadOnlyMemory<byte> Reject(byte reason) => PduWriter.Pdu(PduType.AssociateReject, pdu =>
    {
        pdu.Zeros(1);
        pdu.Byte(AssociationWords.RejectedPermanent);
        pdu.Byte(AssociationWords.SourceUser);
        pdu.Byte(reason);
    });
}
