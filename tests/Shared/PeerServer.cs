using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>A DICOM peer run as a process on a free port of 127.0.0.1, and ended by its own process id.</summary>
public sealed class PeerServer : IDisposable
{
    private readonly Process process;
    private readonly HttpClient http = new();

    private PeerServer(Process process, int port)
    {
        this.process = process;
        Port = port.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The port on which it takes DICOM.</summary>
    public string Port { get; }

    /// <summary>DCMTK's storage SCP, which keeps what it gets in a folder.</summary>
    public static PeerServer StartStoreScp(string folder)
    {
        var port = FreePort();
        var server = new PeerServer(Start(Peer.Require("dcmtk", "storescp"), ["-od", folder, "+xa", port.ToString(CultureInfo.InvariantCulture)]), port);
        server.WaitForPort(port);
        return server;
    }

    /// <summary>Orthanc, with its storage and configuration in a folder.</summary>
    public static async Task<PeerServer> StartOrthancAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        var (dicom, web) = (FreePort(), FreePort());
        var configuration = folder.File("orthanc.json");
        await File.WriteAllTextAsync(configuration, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["Name"] = "RADOPS TEST",
            ["DicomAet"] = "ORTHANC",
            ["DicomPort"] = dicom,
            ["HttpPort"] = web,
            ["RemoteAccessAllowed"] = false,
            ["AuthenticationEnabled"] = false,
            ["StorageDirectory"] = Path.Combine(folder.Path, "storage"),
            ["IndexDirectory"] = Path.Combine(folder.Path, "storage"),
            ["DefaultEncoding"] = "Latin1",
            ["Plugins"] = Array.Empty<string>(),
        }), cancellationToken);
        var server = new PeerServer(Start(Peer.Require("orthanc", "Orthanc"), [configuration]), dicom);
        server.http.BaseAddress = new Uri($"http://127.0.0.1:{web}/");
        server.WaitForPort(web);
        return server;
    }

    /// <summary>Posts to Orthanc's REST interface.</summary>
    public async Task PostAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(body);
        using var response = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Gets JSON from Orthanc's REST interface.</summary>
    public async Task<JsonDocument> GetJsonAsync(string path, CancellationToken cancellationToken) =>
        JsonDocument.Parse(await GetBytesAsync(path, cancellationToken));

    /// <summary>Gets bytes from Orthanc's REST interface.</summary>
    public Task<byte[]> GetBytesAsync(string path, CancellationToken cancellationToken) =>
        http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // Read and dropped, so that a full pipe does not stop it.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WaitForPort(int port)
    {
        var deadline = Stopwatch.StartNew();
        while (true)
        {
            Assert.False(process.HasExited, "the peer ended before it answered");
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (deadline.Elapsed < TimeSpan.FromSeconds(60))
            {
                process.WaitForExit(50);
            }
        }
    }
}
