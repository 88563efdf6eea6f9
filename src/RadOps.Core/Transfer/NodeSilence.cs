namespace RadOps.Core.Transfer;

/// <summary>What it means for a send that a node could not be asked what it has; by the stable codes of <see cref="IImageDestination"/>'s errors.</summary>
internal static class NodeSilence
{
    /// <summary>The node took its time to the end and said nothing.</summary>
    internal static bool IsTimeout(RadOpsException silence) => silence.Code == "NodeReplyTimeout";

    /// <summary>There is nobody to send to: trying would cost the same time once more.</summary>
    internal static bool IsDead(RadOpsException silence) =>
        IsTimeout(silence) || silence.Code is "NodeHostUnknown" or "NodeRefused" or "NodeUnreachable" or "NodeConnectTimeout" || silence.Code.StartsWith("Tls", StringComparison.Ordinal);

    /// <summary>
    /// No association came about. A node that takes images and answers no questions may end one that is about questions alone, and yet take a send.
    /// </summary>
    internal static bool IsWithoutAssociation(RadOpsException silence) =>
        IsDead(silence) || silence.Code is "AssociationRejected" or "AssociationAborted" or "NodeConnectionLost";
}
