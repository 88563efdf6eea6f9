using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using RadOps.Dicom.Network;

namespace RadOps.Benchmarks;

/// <summary>A DICOM server of others' making on loopback, for a measurement; ended by its process id.</summary>
internal sealed class DicomServer : IDisposable
{
    private readonly Process process;
    private readonly string folder;
    private readonly int httpPort;

    private DicomServer(string program, Func<string, int, int, IEnumerable<string>> arguments, string title, bool isNagleOn)
    {
        folder = Directory.CreateTempSubdirectory("radops-bench-").FullName;
        var port = FreePort();
        httpPort = FreePort();
        Node = new DicomNode { AeTitle = title, Host = "127.0.0.1", Port = port };
        var start = new ProcessStartInfo(program, arguments(folder, port, httpPort)) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TCP_NODELAY"] = isNagleOn ? "0" : "1"; // DCMTK's own switch
        if (isNagleOn)
            start.Environment.Remove("TCP_NODELAY");
        process = Process.Start(start)!;
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        Wait(port);
    }

    public DicomNode Node { get; }

    /// <summary>The processor time that it has taken so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>storescp, which throws away what it receives.</summary>
    public static DicomServer StoreScp(bool isNagleOn) => new("storescp", (_, port, _) => ["--ignore", $"{port}"], "STORESCP", isNagleOn);

    /// <summary>Orthanc with an empty archive.</summary>
    public static DicomServer Orthanc() => new("Orthanc", Configure, "ARCHIVE", isNagleOn: false);

    /// <summary>How many instances Orthanc counts.</summary>
    public int Count()
    {
        using var http = new HttpClient();
        return http.GetFromJsonAsync<JsonElement>(new Uri($"http://127.0.0.1:{httpPort}/statistics")).GetAwaiter().GetResult().GetProperty("CountInstances").GetInt32();
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static IEnumerable<string> Configure(string folder, int port, int httpPort)
    {
        var file = Path.Combine(folder, "orthanc.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["StorageDirectory"] = folder,
            ["IndexDirectory"] = folder,
            ["HttpPort"] = httpPort,
            ["DicomPort"] = port,
            ["DicomAet"] = "ARCHIVE",
            ["RemoteAccessAllowed"] = false,
            ["AuthenticationEnabled"] = false,
            ["DicomAlwaysAllowStore"] = true,
        }));
        return [file];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Wait(int port)
    {
        for (var i = 0; ; i++)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Connect(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (i < 600)
            {
                Thread.Sleep(50);
            }
        }
    }
}
