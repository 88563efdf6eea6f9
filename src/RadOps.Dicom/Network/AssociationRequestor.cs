using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>Asks a node for an association (PS3.8 7.1).</summary>
internal static class AssociationRequestor
{
    /// <summary>Connects and negotiates.</summary>
    /// <param name="node">The node.</param>
    /// <param name="contexts">What to ask for.</param>
    /// <param name="roles">Roles to ask for besides that of the service's user.</param>
    /// <param name="watch">Times the steps; null where nobody asks.</param>
    /// <param name="cancellationToken">Cancels this, and all that is done with the association later.</param>
    /// <param name="giveUp">Cancels this only: an association that stands is left alone.</param>
    /// <returns>The association, and the node's answer to each context that was asked for.</returns>
    /// <exception cref="RadOpsException">No connection, rejection, silence or nonsense.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<(Association Association, IReadOnlyList<ContextAnswer> Answers)> RequestAsync(
        DicomNode node, IReadOnlyList<ProposedContext> contexts, IReadOnlyList<RoleSelection> roles, ConnectionWatch? watch, CancellationToken cancellationToken, CancellationToken giveUp = default)
    {
        var channel = await NodeConnector.ConnectAsync(node, watch, cancellationToken, giveUp).ConfigureAwait(false);
        try
        {
            using var registration = giveUp.Register(channel.Clock.GiveUp);
            var accept = await NegotiateAsync(channel, contexts, roles).ConfigureAwait(false);
            watch?.Associated();
            var accepted = Match(contexts, accept);
            var implementation = accept.ImplementationVersionName.Length > 0 ? accept.ImplementationVersionName : accept.ImplementationClassUid;
            return (new Association(channel, accepted, accept.MaximumPduLength, implementation), accept.Answers);
        }
        catch (Exception error)
        {
            await channel.AbortAsync().ConfigureAwait(false);
            await channel.DisposeAsync().ConfigureAwait(false);
            giveUp.ThrowIfCancellationRequested();
            if (error is RadOpsException known)
                throw NetworkErrors.At(node, known);
            throw;
        }
    }

    private static async Task<AssociateAccept> NegotiateAsync(PduChannel channel, IReadOnlyList<ProposedContext> contexts, IReadOnlyList<RoleSelection> roles)
    {
        var node = channel.Node;
        channel.Clock.Arm();
        await channel.WriteAsync(AssociateCodec.Encode(new AssociateRequest
        {
            CalledAeTitle = node.AeTitle,
            CallingAeTitle = node.CallingAeTitle,
            Contexts = contexts,
            Roles = roles,
            MaximumPduLength = (uint)node.MaximumPduLength,
        })).ConfigureAwait(false);
        var pdu = await channel.ReadAsync().ConfigureAwait(false);
        channel.Clock.Rest();
        return pdu.Type switch
        {
            PduType.AssociateAccept => AssociateCodec.DecodeAccept(pdu.Body.Span),
            PduType.AssociateReject => throw NetworkErrors.Rejected(node, pdu.Body.Span[1], pdu.Body.Span[2], pdu.Body.Span[3]),
            PduType.Abort => throw NetworkErrors.Aborted(node, pdu.Body.Span[2], pdu.Body.Span[3]),
            _ => throw NetworkErrors.Protocol($"{pdu.Type} came in answer to the association request"),
        };
    }

    private static List<AcceptedContext> Match(IReadOnlyList<ProposedContext> proposed, AssociateAccept accept)
    {
        var byId = proposed.ToDictionary(context => context.Id);
        var accepted = new List<AcceptedContext>();
        var answered = new HashSet<byte>();
        foreach (var answer in accept.Answers)
        {
            if (!byId.TryGetValue(answer.Id, out var context) || !answered.Add(answer.Id))
                throw NetworkErrors.Protocol(FormattableString.Invariant($"it answered presentation context {answer.Id}, which was not asked for or is answered already"));
            if (answer.Result != ContextAnswer.Accepted)
                continue;
            // Sending in another syntax than was asked for would give the node bytes that it reads wrongly.
            if (!context.TransferSyntaxes.Contains(answer.TransferSyntax))
                throw NetworkErrors.Protocol($"it chose a transfer syntax for presentation context {answer.Id} that was not asked for");
            accepted.Add(new AcceptedContext(answer.Id, context.AbstractSyntax, answer.TransferSyntax));
        }
        return accepted;
    }
}
