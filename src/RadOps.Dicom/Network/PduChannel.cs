using System.Buffers.Binary;
using System.Net.Sockets;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>
/// A connection seen as PDUs. Reads are bounded by what the PDU's type allows, whatever length the peer claims; errors come out in words that name the node.
/// </summary>
internal sealed class PduChannel : IAsyncDisposable
{
    private const int HeaderLength = 6;
    private const int SmallBuffer = 16 * 1024;
    private const int MaximumAssociateLength = 128 * 1024;

    private static readonly TimeSpan LastWord = TimeSpan.FromMilliseconds(200);

    private readonly Socket socket;
    private readonly Stream stream;
    private readonly DicomNode node;
    private readonly int maximumDataLength;
    private byte[] buffer = new byte[SmallBuffer];
    private int start;
    private int end;
    private bool isMidPdu;
    private bool isClosed;

    /// <param name="socket">The connection.</param>
    /// <param name="stream">The connection's stream, TLS or not; the channel owns it.</param>
    /// <param name="node">Who is at the other end, for messages.</param>
    /// <param name="maximumDataLength">The longest P-DATA that the peer was told it may send.</param>
    /// <param name="clock">The association's patience; the channel owns it.</param>
    public PduChannel(Socket socket, Stream stream, DicomNode node, int maximumDataLength, ReplyClock clock)
    {
        this.socket = socket;
        this.stream = stream;
        this.node = node;
        this.maximumDataLength = maximumDataLength;
        Clock = clock;
    }

    public ReplyClock Clock { get; }

    public DicomNode Node => node;

    /// <summary>Reads the next PDU, A-ABORT and all.</summary>
    /// <exception cref="RadOpsException">Silence, a lost connection, or a PDU that makes no sense.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async ValueTask<Pdu> ReadAsync() => await ReadWithinAsync(Clock.Reading).ConfigureAwait(false);

    /// <summary>Writes whole PDUs.</summary>
    /// <exception cref="RadOpsException">The peer takes nothing more, aborted, or the connection was lost.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled, and the write could not be ended.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> pdus)
    {
        isMidPdu = true;
        try
        {
            await stream.WriteAsync(pdus, Clock.Writing).ConfigureAwait(false);
            isMidPdu = false;
            QuickAcknowledge.Arm(socket);
        }
        catch (OperationCanceledException)
        {
            Clock.Caller.ThrowIfCancellationRequested();
            throw NetworkErrors.ReplyTimeout(node);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            throw await FindAbortAsync().ConfigureAwait(false) ?? NetworkErrors.Lost(node, error);
        }
    }

    /// <summary>
    /// Ends the association without ceremony: an A-ABORT where it can be understood, and the connection is closed in any case. In the middle of a PDU it would be taken for the PDU's contents,
    /// so the connection is then reset instead.
    /// </summary>
    public async ValueTask AbortAsync()
    {
        if (isClosed)
            return;
        isClosed = true;
        if (!isMidPdu)
        {
            using var limit = new CancellationTokenSource(LastWord);
            try
            {
                await stream.WriteAsync(PduWriter.Pdu(PduType.Abort, pdu => pdu.Zeros(4)), limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (error is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                isMidPdu = true; // nobody listens: closing is all that is left
            }
        }
        if (isMidPdu)
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        await CloseAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!isClosed)
        {
            isClosed = true;
            await CloseAsync().ConfigureAwait(false);
        }
        Clock.Dispose();
    }

    /// <summary>Closes the socket first: a TLS stream would otherwise wait to say goodbye to a peer that may be frozen.</summary>
    private async ValueTask CloseAsync()
    {
        socket.Close();
        try
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            isMidPdu = true;
        }
    }

    private async ValueTask<Pdu> ReadWithinAsync(CancellationToken token)
    {
        await FillAsync(HeaderLength, token).ConfigureAwait(false);
        var type = (PduType)buffer[start];
        var length = BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(start + 2));
        var isAllowed = type switch
        {
            PduType.AssociateRequest or PduType.AssociateAccept => length <= MaximumAssociateLength,
            PduType.Data => length <= maximumDataLength,
            PduType.AssociateReject or PduType.ReleaseRequest or PduType.ReleaseReply or PduType.Abort => length == 4,
            _ => throw NetworkErrors.At(node, NetworkErrors.Protocol($"it sent a PDU of the unknown type {(int)type:X2}")),
        };
        if (!isAllowed)
            throw NetworkErrors.At(node, NetworkErrors.Protocol(FormattableString.Invariant($"it sent a PDU of type {type} with a length of {length} bytes")));
        start += HeaderLength;
        await FillAsync((int)length, token).ConfigureAwait(false);
        var body = buffer.AsMemory(start, (int)length);
        start += (int)length;
        return new Pdu(type, body);
    }

    /// <summary>Makes at least that many bytes be at hand.</summary>
    private async ValueTask FillAsync(int count, CancellationToken token)
    {
        if (end - start >= count)
            return;
        MakeRoom(count);
        try
        {
            while (end - start < count)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(end), token).ConfigureAwait(false);
                if (read == 0)
                    throw NetworkErrors.Lost(node, null);
                end += read;
                QuickAcknowledge.Arm(socket);
            }
        }
        catch (OperationCanceledException)
        {
            Clock.Caller.ThrowIfCancellationRequested();
            throw NetworkErrors.ReplyTimeout(node);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException)
        {
            throw NetworkErrors.Lost(node, error);
        }
    }

    private void MakeRoom(int count)
    {
        var kept = buffer.AsSpan(start, end - start);
        if (count > buffer.Length)
        {
            // One step up to the longest that is allowed, so that a peer cannot make us copy again and again.
            var larger = new byte[Math.Max(count, maximumDataLength + HeaderLength)];
            kept.CopyTo(larger);
            buffer = larger;
        }
        else if (start > 0)
        {
            kept.CopyTo(buffer);
        }
        (start, end) = (0, kept.Length);
    }

    /// <summary>A write that failed may have done so because the peer aborted: its A-ABORT, when it is there, says why.</summary>
    private async ValueTask<RadOpsException?> FindAbortAsync()
    {
        using var limit = new CancellationTokenSource(LastWord);
        try
        {
            var pdu = await ReadWithinAsync(limit.Token).ConfigureAwait(false);
            return pdu.Type == PduType.Abort ? NetworkErrors.Aborted(node, pdu.Body.Span[2], pdu.Body.Span[3]) : null;
        }
        catch (RadOpsException)
        {
            return null; // the error of the write stands
        }
    }
}
