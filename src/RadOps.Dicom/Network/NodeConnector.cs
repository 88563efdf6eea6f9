using System.Net;
using System.Net.Sockets;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>Opens the connection to a node: name, TCP and, where it is asked for, TLS, all within the node's one connect timeout.</summary>
internal static class NodeConnector
{
    /// <summary>A connection for the upper layer protocol.</summary>
    /// <exception cref="RadOpsException">It could not be opened; the message says what to look at.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<PduChannel> ConnectAsync(DicomNode node, ConnectionWatch? watch, CancellationToken cancellationToken, CancellationToken giveUp = default)
    {
        var (socket, stream) = await OpenAsync(node, watch, cancellationToken, giveUp).ConfigureAwait(false);
        return new PduChannel(socket, stream, node, node.MaximumPduLength, new ReplyClock(node.ReplyTimeout, cancellationToken));
    }

    /// <summary>A connection for whatever is spoken over it. The stream owns the socket.</summary>
    /// <exception cref="RadOpsException">It could not be opened; the message says what to look at.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<(Socket Socket, Stream Stream)> OpenAsync(DicomNode node, ConnectionWatch? watch, CancellationToken cancellationToken, CancellationToken giveUp = default)
    {
        using var tls = node.Tls is { } options ? new TlsCredentials(options) : null;
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, giveUp);
            limit.CancelAfter(node.ConnectTimeout);
            await ConnectAsync(socket, node, watch, limit.Token, cancellationToken).ConfigureAwait(false);
            watch?.Connected();
            QuickAcknowledge.Begin(socket);
            Stream stream = new SocketStream(socket);
            if (tls is not null)
            {
                stream = await TlsHandshake.RunAsync(stream, node, tls, watch, limit.Token, cancellationToken).ConfigureAwait(false);
                watch?.Agreed();
            }
            return (socket, stream);
        }
        catch
        {
            socket.Dispose();
            giveUp.ThrowIfCancellationRequested();
            throw;
        }
    }

    private static async Task ConnectAsync(Socket socket, DicomNode node, ConnectionWatch? watch, CancellationToken limit, CancellationToken caller)
    {
        try
        {
            // A connection that was made in the asynchronous way wakes the system's event loop, and a thread for it, at each packet for as long as it lives: see SocketStream.
            var connecting = Task.Run(() => Connect(socket, node, watch), CancellationToken.None);
            _ = connecting.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default); // seen, also when nobody waits any more
            await connecting.WaitAsync(limit).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            caller.ThrowIfCancellationRequested();
            throw NetworkErrors.ConnectTimeout(node);
        }
        catch (SocketException error)
        {
            throw error.SocketErrorCode switch
            {
                SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => NetworkErrors.UnknownHost(node, error),
                SocketError.ConnectionRefused => NetworkErrors.Refused(node, error),
                SocketError.TimedOut => NetworkErrors.ConnectTimeout(node),
                _ => NetworkErrors.NoRoute(node, error),
            };
        }
    }

    private static void Connect(Socket socket, DicomNode node, ConnectionWatch? watch)
    {
        var addresses = Dns.GetHostAddresses(node.Host);
        watch?.Found();
        socket.Connect(addresses, node.Port);
    }
}
