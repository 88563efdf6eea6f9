using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace RadOps.Tests.Shared;

/// <summary>Stands between us and a real TLS server, and lets only so much of what we say through: whole records of TLS (RFC 8446 5.1), of which it cannot read a word.</summary>
public sealed class RecordRelay : IAsyncDisposable
{
    private const int HeaderLength = 5;
    private const byte ApplicationData = 23;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> connections = [];
    private readonly List<Socket> held = [];
    private readonly Func<int, int?> bytesAllowed;
    private readonly int target;
    private readonly Task accepting;
    private TaskCompletionSource holding = New();
    private TaskCompletionSource broken = New();

    /// <param name="target">The real server's port.</param>
    /// <param name="bytesAllowed">For each connection, from 1: the record that would bring more bytes than that to the server is held, and all after it; null lets everything through.</param>
    public RecordRelay(int target, Func<int, int?> bytesAllowed)
    {
        this.target = target;
        this.bytesAllowed = bytesAllowed;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ends when a connection is held; the next one that is held is waited for after <see cref="Break"/>.</summary>
    public Task Holding => holding.Task;

    /// <summary>Breaks the connections that are held, both ways, as the system of a server does that was killed or stopped before it had read everything (RFC 1122 4.2.2.13).</summary>
    public void Break()
    {
        lock (held)
        {
            foreach (var socket in held) socket.Close(0);
            held.Clear();
            broken.TrySetResult();
            (holding, broken) = (New(), New());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        Break();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++) connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token), bytesAllowed(number)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient ours, int? allowed)
    {
        using (ours)
        {
            using var theirs = new TcpClient();
            try
            {
                await theirs.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                var back = theirs.GetStream().CopyToAsync(ours.GetStream(), stop.Token);
                // The end of a connection that is held is not passed on: it is for Break to end it.
                if (await ForthAsync(ours, theirs, allowed) is { } end)
                {
                    await end.WaitAsync(stop.Token);
                    return;
                }

                await back;
                ours.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                return; // either end has gone
            }
        }
    }

    /// <summary>Null when the client has ended; what ends when the connection is broken when it is held.</summary>
    private async Task<Task?> ForthAsync(TcpClient from, TcpClient to, int? allowed)
    {
        var (source, sink) = (from.GetStream(), to.GetStream());
        var record = new byte[HeaderLength + ushort.MaxValue];
        for (var passed = 0; await source.ReadAtLeastAsync(record.AsMemory(0, HeaderLength), HeaderLength, throwOnEndOfStream: false, stop.Token) == HeaderLength;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(record.AsSpan(HeaderLength - sizeof(ushort)));
            await source.ReadExactlyAsync(record.AsMemory(HeaderLength, length), stop.Token);
            if (record[0] == ApplicationData) passed += length;
            if (passed > allowed)
            {
                return Hold(from.Client, to.Client);
            }

            await sink.WriteAsync(record.AsMemory(0, HeaderLength + length), stop.Token);
        }

        to.Client.Shutdown(SocketShutdown.Send);
        return null;
    }

    private Task Hold(params Socket[] sockets)
    {
        lock (held)
        {
            held.AddRange(sockets);
            holding.TrySetResult();
            return broken.Task;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
