using System.Net.Http.Json;
using System.Text.Json;
using RadOps.Dicom.Network;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Network;

/// <summary>An Orthanc with an empty archive.</summary>
internal sealed class Archive : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly PeerProcess process;
    private readonly HttpClient http;

    private Archive(TemporaryFolder folder, PeerProcess process, int httpPort)
    {
        this.folder = folder;
        this.process = process;
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}/") };
    }

    public int Port => process.Port;

    public PeerProcess Process => process;

    public DicomNode Node => new() { AeTitle = "ARCHIVE", Host = "127.0.0.1", Port = Port, ReplyTimeout = TimeSpan.FromSeconds(30) };

    /// <summary>Starts it.</summary>
    /// <param name="storagePort">Where it finds the AE title RADOPS, for C-MOVE.</param>
    public static async Task<Archive> StartAsync(int storagePort = 104)
    {
        var program = Peer.Require("orthanc", "Orthanc");
        var folder = new TemporaryFolder();
        var port = PeerProcess.FreePort();
        var httpPort = PeerProcess.FreePort();
        var settings = new Dictionary<string, object>
        {
            ["Name"] = "ARCHIVE",
            ["StorageDirectory"] = folder.File("storage/x")[..^2],
            ["IndexDirectory"] = folder.File("storage/x")[..^2],
            ["HttpPort"] = httpPort,
            ["DicomPort"] = port,
            ["DicomAet"] = "ARCHIVE",
            ["DicomCheckCalledAet"] = true,
            ["RemoteAccessAllowed"] = false,
            ["AuthenticationEnabled"] = false,
            ["DicomAlwaysAllowEcho"] = true,
            ["DicomAlwaysAllowStore"] = true,
            ["DicomAlwaysAllowFind"] = true,
            ["DicomAlwaysAllowGet"] = true,
            ["DicomAlwaysAllowMove"] = true,
            ["OverwriteInstances"] = false,
            ["DicomModalities"] = new Dictionary<string, object> { ["radops"] = new object[] { "RADOPS", "127.0.0.1", storagePort } },
        };
        var file = folder.File("orthanc.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(settings));
        var process = await PeerProcess.StartAsync(program, port, [file]);
        return new Archive(folder, process, httpPort);
    }

    /// <summary>How many instances it counts, by its own interface.</summary>
    public async Task<int> CountAsync() =>
        (await http.GetFromJsonAsync<JsonElement>("statistics", TestContext.Current.CancellationToken)).GetProperty("CountInstances").GetInt32();

    public void Dispose()
    {
        http.Dispose();
        process.Dispose();
        folder.Dispose();
    }
}
