using Xunit;

namespace RadOps.Tests.Shared;

/// <summary>DCMTK's dcmqrscp: a small archive of other makers than Orthanc's, strict about the hierarchy of queries.</summary>
public sealed class QueryScp : IDisposable
{
    /// <summary>What it is called; it answers to no other title.</summary>
    public const string AeTitle = "ARCHIVE";

    private readonly TemporaryFolder folder;
    private readonly PeerProcess process;
    private int marks;

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

    /// <summary>How many associations it has taken in so far, but for those of this method.</summary>
    /// <remarks>What it prints reaches us when it does, so an association of a title of its own is added and waited for: what came before it has been printed then.</remarks>
    public async Task<int> CountAssociationsAsync(CancellationToken cancellationToken)
    {
        var mark = $"MARK{++marks}";
        Assert.Equal(0, Peer.Run(Peer.Require("dcmtk", "echoscu"), ["-aet", mark, "-aec", AeTitle, "127.0.0.1", $"{Port}"]).ExitCode);
        for (var i = 0; i < 1000; i++)
        {
            var received = process.Output.Split('\n').Where(line => line.Contains("Association Received", StringComparison.Ordinal)).ToList();
            var at = received.FindIndex(line => line.Contains($":{mark} ->", StringComparison.Ordinal));
            if (at >= 0) return received.Take(at).Count(line => !line.Contains(":MARK", StringComparison.Ordinal));
            await Task.Delay(20, cancellationToken);
        }

        Assert.Fail($"The association of {mark} was not printed: {process.Output}");
        return 0;
    }

    public void Dispose()
    {
        process.Dispose();
        folder.Dispose();
    }
}
