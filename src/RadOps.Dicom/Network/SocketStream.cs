using System.Net.Sockets;

namespace RadOps.Dicom.Network;

/// <summary>
/// A connection's bytes. What comes, or can be sent, within two milliseconds is waited for on the spot: handing the wait to the system's event loop, and
/// what follows to another thread, costs more than an answer over a hospital's network takes, and is felt over thousands of instances. Slower peers are
/// waited for in the usual way, without a thread. Owns the socket.
/// </summary>
internal sealed class SocketStream : Stream
{
    private const int OnTheSpot = 2000; // microseconds

    private readonly Socket socket;

    public SocketStream(Socket socket)
    {
        socket.Blocking = false;
        this.socket = socket;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = socket.Receive(buffer.Span, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock && socket.Poll(OnTheSpot, SelectMode.SelectRead))
                count = socket.Receive(buffer.Span, SocketFlags.None, out error);
            return error switch
            {
                SocketError.Success => count,
                SocketError.WouldBlock => await socket.ReceiveAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false),
                _ => throw new SocketException((int)error),
            };
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            while (!buffer.IsEmpty)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var count = socket.Send(buffer.Span, SocketFlags.None, out var error);
                if (error is not (SocketError.Success or SocketError.WouldBlock))
                    throw new SocketException((int)error);
                if (error == SocketError.WouldBlock && !socket.Poll(OnTheSpot, SelectMode.SelectWrite))
                    count = await socket.SendAsync(buffer, SocketFlags.None, cancellationToken).ConfigureAwait(false);
                buffer = buffer[count..];
            }
        }
        catch (SocketException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
        // Nothing is held back.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            socket.Dispose();
        base.Dispose(disposing);
    }
}
