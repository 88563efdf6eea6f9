using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RadOps.Storage.Tests.Campaigns;

/// <summary>Stands between the register and a real PostgreSQL server, and cuts connections just where a test wants them cut.</summary>
internal sealed class CommitRelay : IAsyncDisposable
{
    private const int LongAnswer = 200_000;

    private static readonly byte[] Commit = [.. "COMMIT\0"u8];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<CutPoint> cuts = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly int target;
    private readonly Task accepting;

    internal CommitRelay(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    internal int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts that are still to be made.</summary>
    internal int Left => cuts.Count;

    /// <summary>Makes these cuts, one after the other.</summary>
    internal void Cut(params IEnumerable<CutPoint> points)
    {
        foreach (var point in points) cuts.Enqueue(point);
    }

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
            while (true) connections.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task ServeAsync(TcpClient ours)
    {
        using (ours)
        {
            if (IsNext(CutPoint.AtOnce)) return;
            using var theirs = new TcpClient();
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            try
            {
                await theirs.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                var committed = new StrongBox();
                var ends = new[] { ForthAsync(ours.GetStream(), theirs.GetStream(), committed, ending.Token), BackAsync(theirs.GetStream(), ours.GetStream(), committed, ending.Token) };
                await Task.WhenAny(ends);
                await ending.CancelAsync();
                ours.Close();
                theirs.Close();
                await Task.WhenAll(ends);
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                return; // either end has gone
            }
        }
    }

    private async Task ForthAsync(NetworkStream from, NetworkStream to, StrongBox committed, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, token) is var read and > 0)
        {
            if (buffer.AsSpan(0, read).IndexOf(Commit) >= 0)
            {
                if (IsNext(CutPoint.BeforeCommit)) return;
                committed.IsLost = IsNext(CutPoint.AfterCommit);
            }

            await to.WriteAsync(buffer.AsMemory(0, read), token);
        }
    }

    private async Task BackAsync(NetworkStream from, NetworkStream to, StrongBox committed, CancellationToken token)
    {
        var buffer = new byte[64 * 1024];
        var answered = 0;
        while (await from.ReadAsync(buffer, token) is var read and > 0)
        {
            // The answer to COMMIT is there: it is done.
            if (committed.IsLost) return;
            answered += read;
            if (answered > LongAnswer && IsNext(CutPoint.WithinAnswer)) return;
            await to.WriteAsync(buffer.AsMemory(0, read), token);
        }
    }

    private bool IsNext(CutPoint point) => cuts.TryPeek(out var next) && next == point && cuts.TryDequeue(out _);

    private sealed class StrongBox
    {
        internal volatile bool IsLost;
    }
}
