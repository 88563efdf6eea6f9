using System.Net;
using System.Net.Sockets;
using RadOps.Dicom.Network;

namespace RadOps.Dicom.Tests.Network;

/// <summary>Stands between us and a real node, and breaks the connection where a test wants it broken.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly DicomNode target;
    private readonly int repliesAllowed;
    private readonly Task accepting;

    /// <param name="target">The real node.</param>
    /// <param name="repliesAllowed">After that many data PDUs from the node, the next one is thrown away and the connection is broken.</param>
    public Relay(DicomNode target, int repliesAllowed)
    {
        this.target = target;
        this.repliesAllowed = repliesAllowed;
        listener.Start();
        accepting = AcceptAsync();
    }

    public DicomNode Node => target with { Port = ((IPEndPoint)listener.LocalEndpoint).Port };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            using var ours = await listener.AcceptTcpClientAsync(stop.Token);
            listener.Stop(); // a dead node does not come back
            using var theirs = new TcpClient();
            await theirs.ConnectAsync(IPAddress.Loopback, target.Port, stop.Token);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            var forth = ours.GetStream().CopyToAsync(theirs.GetStream(), ending.Token);
            await BackAsync(theirs.GetStream(), ours.GetStream());
            await ending.CancelAsync();
            await forth.ContinueWith(_ => { }, TaskScheduler.Default);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task BackAsync(NetworkStream from, NetworkStream to)
    {
        var replies = 0;
        var head = new byte[6];
        while (true)
        {
            await from.ReadExactlyAsync(head, stop.Token);
            var body = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(2))];
            await from.ReadExactlyAsync(body, stop.Token);
            if (head[0] == 4 && ++replies > repliesAllowed)
                return;
            await to.WriteAsync(head, stop.Token);
            await to.WriteAsync(body, stop.Token);
        }
    }
}
