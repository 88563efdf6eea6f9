using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RadOps.Tests.Shared;

/// <summary>Stands before a server, and lets everything through until the client says one of some words: from then on the server hears nothing, and so says nothing, while every connection stays open.</summary>
public sealed class SilencingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> held = new();
    private readonly int target;
    private readonly string[] words;
    private volatile TaskCompletionSource silenced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="target">The server's port.</param>
    /// <param name="words">Texts in ASCII, none longer than 64 letters.</param>
    public SilencingProxy(int target, params string[] words)
    {
        this.target = target;
        this.words = words;
        listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ends when the words have been said.</summary>
    public Task Silenced => silenced.Task;

    /// <summary>Breaks every connection, and lets new ones through.</summary>
    public void Reset()
    {
        lock (held)
        {
            foreach (var one in held) one.Dispose();
            held.Clear();
            silenced = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Dispose()
    {
        listener.Stop();
        Reset();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RelayAsync(await listener.AcceptTcpClientAsync());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return; // The test is over.
        }
    }

    private async Task RelayAsync(TcpClient ours)
    {
        var theirs = new TcpClient();
        lock (held) held.AddRange(new[] { ours, theirs });
        try
        {
            await theirs.ConnectAsync(IPAddress.Loopback, target);
            _ = ForthAsync(ours.GetStream(), theirs.GetStream(), silenced);
            _ = BackAsync(theirs.GetStream(), ours.GetStream());
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            ours.Dispose(); // All were broken off while this one came; the next is let through.
        }
    }

    private async Task ForthAsync(Stream client, Stream server, TaskCompletionSource silence)
    {
        var buffer = new byte[8192];
        var said = "";
        try
        {
            for (int count; (count = await client.ReadAsync(buffer)) > 0;)
            {
                said = said[Math.Max(0, said.Length - 64)..] + Encoding.ASCII.GetString(buffer, 0, count);
                if (Array.Exists(words, word => said.Contains(word, StringComparison.Ordinal))) silence.TrySetResult();
                if (!silence.Task.IsCompleted) await server.WriteAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return; // One of them has gone.
        }
    }

    private static async Task BackAsync(Stream server, Stream client)
    {
        try
        {
            await server.CopyToAsync(client);
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            return; // One of them has gone.
        }
    }
}
