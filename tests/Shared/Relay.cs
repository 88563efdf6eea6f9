using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace RadOps.Tests.Shared;

/// <summary>Stands between us and a real node, and breaks connections where a test wants them broken.</summary>
public sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> connections = [];
    private readonly Func<int, int?> repliesAllowed;
    private readonly int target;
    private readonly bool comesBack;
    private readonly Task accepting;

    /// <param name="target">The real node's port.</param>
    /// <param name="repliesAllowed">
    /// For each connection, from 1: after that many data PDUs from the node the next one is thrown away and the connection is broken; null lets all through.
    /// </param>
    /// <param name="comesBack">Whether it takes further connections once it has broken one.</param>
    public Relay(int target, Func<int, int?> repliesAllowed, bool comesBack)
    {
        this.target = target;
        this.repliesAllowed = repliesAllowed;
        this.comesBack = comesBack;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(connections);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
                connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token), repliesAllowed(number)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient ours, int? replies)
    {
        using (ours)
        {
            using var theirs = new TcpClient();
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            try
            {
                await theirs.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                var forth = ForthAsync(ours.GetStream(), theirs, ending.Token);
                if (await BackAsync(theirs.GetStream(), ours.GetStream(), replies) && !comesBack)
                    listener.Stop();
                await ending.CancelAsync();
                await forth;
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                return; // either end has gone
            }
        }
    }

    private static async Task ForthAsync(NetworkStream from, TcpClient to, CancellationToken token)
    {
        await from.CopyToAsync(to.GetStream(), token);
        to.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Passes on what the node says; true when the connection is to be broken, false when the node ended it.</summary>
    private async Task<bool> BackAsync(NetworkStream from, NetworkStream to, int? replies)
    {
        var head = new byte[6];
        for (var data = 0; ;)
        {
            if (await from.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop.Token) < head.Length)
                return false;
            var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(2))];
            await from.ReadExactlyAsync(body, stop.Token);
            if (head[0] == 4 && ++data > replies)
                return true;
            await to.WriteAsync(head, stop.Token);
            await to.WriteAsync(body, stop.Token);
        }
    }
}
