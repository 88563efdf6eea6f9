using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>A DICOM server of others' making, on loopback, on a port of its own; ended by its process id.</summary>
public sealed class PeerProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private PeerProcess(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>Starts a server and waits until it listens.</summary>
    public static async Task<PeerProcess> StartAsync(string program, int port, IEnumerable<string> arguments, bool isNagleOn = false)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        if (!isNagleOn)
            start.Environment["TCP_NODELAY"] = "1"; // DCMTK's own switch
        var peer = new PeerProcess(Process.Start(start)!, port);
        peer.process.OutputDataReceived += (_, line) => peer.Append(line.Data);
        peer.process.ErrorDataReceived += (_, line) => peer.Append(line.Data);
        peer.process.BeginOutputReadLine();
        peer.process.BeginErrorReadLine();
        await peer.WaitUntilItListensAsync();
        return peer;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    /// <summary>Makes it stand still, its connections open.</summary>
    /// <remarks>The signal is sent before it has reached every thread, and one that it has not reached yet may still answer: each is waited for.</remarks>
    public void Freeze()
    {
        Signal("STOP");
        var threads = $"/proc/{process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}/task";
        if (Directory.Exists(threads)) // Linux
            Assert.True(SpinWait.SpinUntil(() => Directory.EnumerateDirectories(threads).All(IsStopped), TimeSpan.FromMinutes(1)), "it does not stand still");
    }

    /// <summary>By its state, which follows the name in parentheses.</summary>
    private static bool IsStopped(string thread)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(thread, "stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].StartsWith('T');
        }
        catch (IOException)
        {
            return true; // It has ended.
        }
    }

    public void Thaw() => Signal("CONT");

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("/bin/kill", [$"-{name}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task WaitUntilItListensAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            Assert.False(process.HasExited, $"{process.StartInfo.FileName} ended at once: {Output}");
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Port, TestContext.Current.CancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
        Assert.Fail($"{process.StartInfo.FileName} does not listen: {Output}");
    }

    private void Append(string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
