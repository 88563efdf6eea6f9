using RadOps.Dicom.Network;
using RadOps.Tests.Shared;

namespace RadOps.Dicom.Tests.Network;

/// <summary>DCMTK's storescp, keeping what it receives as it is received.</summary>
internal sealed class StoreScp : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private StoreScp(PeerProcess process, TemporaryFolder folder)
    {
        Process = process;
        this.folder = folder;
    }

    public PeerProcess Process { get; }

    public DicomNode Node => new() { AeTitle = "STORESCP", Host = "127.0.0.1", Port = Process.Port, ReplyTimeout = TimeSpan.FromSeconds(20) };

    /// <summary>The files that it has received whole.</summary>
    public IReadOnlyList<string> Received => Directory.GetFiles(folder.Path);

    public static async Task<StoreScp> StartAsync(params string[] options)
    {
        var folder = new TemporaryFolder();
        var port = PeerProcess.FreePort();
        return new StoreScp(await PeerProcess.StartAsync(Peer.Require("dcmtk", "storescp"), port, [.. options, "-v", "+B", "-od", folder.Path, $"{port}"]), folder);
    }

    public void Dispose()
    {
        Process.Dispose();
        folder.Dispose();
    }
}
