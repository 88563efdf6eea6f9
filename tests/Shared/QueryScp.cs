namespace RadOps.Tests.Shared;

/// <summary>DCMTK's dcmqrscp: a small archive of other makers than Orthanc's, strict about the hierarchy of queries.</summary>
public sealed class QueryScp : IDisposable
{
    /// <summary>What it is called; it answers to no other title.</summary>
    public const string AeTitle = "ARCHIVE";

    private readonly TemporaryFolder folder;
    private readonly PeerProcess process;

    private QueryScp(TemporaryFolder folder, PeerProcess process)
    {
        this.folder = folder;
        this.process = process;
    }

    public int Port => process.Port;

    public string Output => process.Output;

    /// <summary>Starts it.</summary>
    /// <param name="storagePort">Where it finds the AE title RADOPS, for C-MOVE.</param>
    /// <param name="options">More of its options, such as <c>--disable-get</c>.</param>
    public static async Task<QueryScp> StartAsync(int storagePort, params string[] options)
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
            {AeTitle} {folder.File("store/x")[..^2]} RW (100, 1024mb) ANY
            AETable END

            """);
        return new QueryScp(folder, await PeerProcess.StartAsync(program, port, ["-v", .. options, "-c", configuration]));
    }

    public void Dispose()
    {
        process.Dispose();
        folder.Dispose();
    }
}
