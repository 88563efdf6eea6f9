using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>An Orthanc with an empty archive, and its own interface beside DICOM.</summary>
public sealed class Archive : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly HttpClient http;
    private readonly string configuration;

    private Archive(TemporaryFolder folder, string configuration, PeerProcess process, string aeTitle, int httpPort)
    {
        this.folder = folder;
        this.configuration = configuration;
        Process = process;
        AeTitle = aeTitle;
        http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{httpPort}/") };
    }

    public string AeTitle { get; }

    public int Port => Process.Port;

    public PeerProcess Process { get; private set; }

    /// <summary>Starts it.</summary>
    /// <param name="storagePort">Where it finds the AE title RADOPS, for C-MOVE.</param>
    /// <param name="aeTitle">What it is called; it answers to no other title.</param>
    /// <param name="idleSeconds">After how long a time of silence it ends an association.</param>
    public static async Task<Archive> StartAsync(int storagePort = 104, string aeTitle = "ARCHIVE", int idleSeconds = 30)
    {
        var program = Peer.Require("orthanc", "Orthanc");
        var folder = new TemporaryFolder();
        var port = PeerProcess.FreePort();
        var httpPort = PeerProcess.FreePort();
        var settings = new Dictionary<string, object>
        {
            ["Name"] = aeTitle,
            ["StorageDirectory"] = folder.File("storage/x")[..^2],
            ["IndexDirectory"] = folder.File("storage/x")[..^2],
            ["HttpPort"] = httpPort,
            ["DicomPort"] = port,
            ["DicomAet"] = aeTitle,
            ["DicomCheckCalledAet"] = true,
            ["RemoteAccessAllowed"] = false,
            ["AuthenticationEnabled"] = false,
            ["DicomAlwaysAllowEcho"] = true,
            ["DicomAlwaysAllowStore"] = true,
            ["DicomAlwaysAllowFind"] = true,
            ["DicomAlwaysAllowGet"] = true,
            ["DicomAlwaysAllowMove"] = true,
            ["DicomScpTimeout"] = idleSeconds,
            ["OverwriteInstances"] = false,
            ["DicomModalities"] = new Dictionary<string, object> { ["radops"] = new object[] { "RADOPS", "127.0.0.1", storagePort } },
        };
        var file = folder.File("orthanc.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(settings));
        var archive = new Archive(folder, file, await PeerProcess.StartAsync(program, port, [file]), aeTitle, httpPort);
        await archive.WaitForOwnInterfaceAsync();
        return archive;
    }

    /// <summary>Starts it again after it was killed, with what it had on its disk.</summary>
    public async Task RestartAsync()
    {
        Process.Dispose();
        Process = await PeerProcess.StartAsync(Peer.Require("orthanc", "Orthanc"), Port, [configuration]);
        await WaitForOwnInterfaceAsync();
    }

    /// <summary>It listens for DICOM before it does for its own interface.</summary>
    private async Task WaitForOwnInterfaceAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("system", UriKind.Relative), TestContext.Current.CancellationToken);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"Orthanc's own interface does not answer: {Process.Output}");
    }

    /// <summary>Puts files in by its own interface.</summary>
    public async Task AddAsync(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            using var content = new ByteArrayContent(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            using var response = await http.PostAsync(new Uri("instances", UriKind.Relative), content, TestContext.Current.CancellationToken);
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>How many instances it counts, by its own interface.</summary>
    public async Task<int> CountAsync() => (await GetJsonAsync("statistics")).GetProperty("CountInstances").GetInt32();

    /// <summary>Asks its own interface.</summary>
    public Task<JsonElement> GetJsonAsync(string path) => http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>Asks its own interface for bytes.</summary>
    public Task<byte[]> GetBytesAsync(string path) => http.GetByteArrayAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        http.Dispose();
        Process.Dispose();
        folder.Dispose();
    }
}
