using System.Net.Security;
using System.Net.Sockets;
using RadOps.Core;
using RadOps.Core.Audit.Messages;
using RadOps.Dicom.Network;

namespace RadOps.Dicom;

/// <summary>
/// An audit record repository over syslog on TLS (PS3.15 A.6, RFC 5425). Syslog has no answer, so what stands in its place is the end of the connection: after the last message close_notify is sent, and
/// the receiver must answer that by ending it too (RFC 5425 4.4). It reads in order, so whoever has read the end has read what came before it. One that is stopped ends it as politely with messages unread;
/// but then its system resets the connection (RFC 1122 4.2.2.13), and that is looked for. A connection that ends in any other way, or too early, proves nothing, and everything is sent again.
/// </summary>
/// <param name="node">Where it is, with TLS. It bears a name of its own in place of an AE title.</param>
public sealed class SyslogRepository(DicomNode node) : IAuditRepository
{
    /// <summary>What stands in place of an AE title in messages.</summary>
    public const string Title = "REPOSITORY";

    private const int BlockLength = 16 * 1024;

    /// <inheritdoc/>
    public string Name => FormattableString.Invariant($"{node.Host}:{node.Port}");

    /// <inheritdoc/>
    public async Task DeliverAsync(IReadOnlyList<byte[]> frames, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (node.Tls is null)
            throw new RadOpsException("AuditTlsMissing", ErrorKind.InvalidInput, "Audit messages are sent over TLS only.", node.AeTitle);
        var (socket, stream) = await NodeConnector.OpenAsync(node, null, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(node.ReplyTimeout);
            try
            {
                await DeliverAsync(socket, (SslStream)stream, frames, limit.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw new RadOpsException(
                    "AuditNotConfirmed",
                    ErrorKind.Unreachable,
                    FormattableString.Invariant($"{node} did not take in the messages and end the connection within {node.ReplyTimeout.TotalSeconds:0.###} s, so nobody knows whether it has them."),
                    node.AeTitle);
            }
            catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
            {
                throw NetworkErrors.Lost(node, error);
            }
        }
    }

    private async Task DeliverAsync(Socket socket, SslStream stream, IReadOnlyList<byte[]> frames, CancellationToken limit)
    {
        // It has nothing to say but the end. Whatever comes earlier is a refusal of our certificate, or its own end.
        var rest = new byte[1];
        var end = stream.ReadAsync(rest, limit).AsTask();
        _ = end.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default); // seen, also when writing fails first
        await WriteAsync(stream, frames, end, limit).ConfigureAwait(false);
        await SentBytes.WaitAsync(socket, limit).ConfigureAwait(false);
        if (end.IsCompleted) await ThrowEarlyAsync(end).ConfigureAwait(false);
        await stream.ShutdownAsync().WaitAsync(limit).ConfigureAwait(false);
        socket.Shutdown(SocketShutdown.Send);
        if (await end.ConfigureAwait(false) > 0)
            throw new RadOpsException("AuditPeerSpeaks", ErrorKind.Unreachable, $"{node} answered, which no syslog receiver does: something else listens there.", node.AeTitle);
        // The end of TCP and no reset: nothing was left unread.
        while (await socket.ReceiveAsync(rest, limit).ConfigureAwait(false) > 0)
        {
            // Nothing after close_notify is of any meaning (RFC 8446 6.1).
        }
    }

    /// <summary>Several messages go in one record.</summary>
    private async Task WriteAsync(SslStream stream, IReadOnlyList<byte[]> frames, Task<int> end, CancellationToken limit)
    {
        var block = new MemoryStream(BlockLength);
        foreach (var frame in frames)
        {
            block.Write(frame);
            if (block.Length < BlockLength) continue;
            await FlushAsync().ConfigureAwait(false);
        }

        await FlushAsync().ConfigureAwait(false);

        async Task FlushAsync()
        {
            if (end.IsCompleted) await ThrowEarlyAsync(end).ConfigureAwait(false);
            await stream.WriteAsync(block.GetBuffer().AsMemory(0, (int)block.Length), limit).ConfigureAwait(false);
            block.SetLength(0);
        }
    }

    private async Task ThrowEarlyAsync(Task<int> end)
    {
        _ = await end.ConfigureAwait(false); // how it broke, where it did
        throw NetworkErrors.Lost(node, null);
    }
}
