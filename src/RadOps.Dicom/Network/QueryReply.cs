using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>Receives the reply to a request and checks that it is one.</summary>
internal static class QueryReply
{
    /// <exception cref="RadOpsException">The peer answered something else, or not at all.</exception>
    public static async ValueTask<CommandSet> ReceiveAsync(Association association, byte contextId, ushort field, ushort messageId)
    {
        var message = await association.ReceiveAsync().ConfigureAwait(false) ?? throw NetworkErrors.Released(association.Node);
        Check(association, message, contextId, field, messageId);
        return message.Command;
    }

    /// <summary>Judges a message that should be a reply.</summary>
    /// <exception cref="RadOpsException">It is not.</exception>
    public static void Check(Association association, Message message, byte contextId, ushort field, ushort messageId)
    {
        var reply = message.Command;
        if (reply.Field != field || reply.RespondedTo != messageId || message.ContextId != contextId)
            throw association.Protocol("it answered something else than what was asked");
        if (reply.Status is null)
            throw association.Protocol("its answer bears no status");
    }
}
