
namespace RadOps.Tests.Shared;

/// <summary>DCMTK's storescp, keeping what it receives as it is received.</summary>
public sealed class StoreScp : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private StoreScp(PeerProcess process, TemporaryFolder folder)
    {
        Process = process;
        this.folder = folder;
    }

    public PeerProcess Process { get; }

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
