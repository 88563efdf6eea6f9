using RadOps.Dicom.Network;
using RadOps.Tests.Shared;

namespace RadOps.Dicom.Tests.Network;

/// <summary>DCMTK's dcmqrscp: a small archive of other makers than Orthanc's, strict about the hierarchy of queries.</summary>
internal sealed class QueryScp : IDisposable
{
    private readonly TemporaryFolder folder;
    private readonly PeerProcess process;

    private QueryScp(TemporaryFolder folder, PeerProcess process)
    {
        this.folder = folder;
        this.process = process;
    }

    public DicomNode Node => new() { AeTitle = "ARCHIVE", Host = "127.0.0.1", Port = process.Port, ReplyTimeout = TimeSpan.FromSeconds(30) };

    public string Output => process.Output;

    /// <summary>Starts it.</summary>
    /// <param name="storagePort">Where it finds the AE title RADOPS, for C-MOVE.</param>
    public static async Task<QueryScp> StartAsync(int storagePort)
    {
        var program = Peer.Require("dcmtk", "dcmqrscp");
        var folder = new TemporaryFolder();
        var port = PeerProcess.FreePort();
        var configuration = folder.File("dcmqrscp.cfg");
        await File.WriteAllTextAsync(configuration, $"""
            NetworkTCPPort = {port}
            MaxPDUSize = 16384
            MaxAssociations = 16
            HostTable BEGIN
            radops = (RADOPS, 127.0.0.1, {storagePort})
            HostTable END
            VendorTable BEGIN
            VendorTable END
            AETable BEGIN
            ARCHIVE {folder.File("store/x")[..^2]} RW (100, 1024mb) ANY
            AETable END

            """);
        return new QueryScp(folder, await PeerProcess.StartAsync(program, port, ["-v", "-c", configuration]));
    }

    public void Dispose()
    {
        process.Dispose();
        folder.Dispose();
    }
}
