using RadOps.Dicom.Network;
using RadOps.Tests.Shared;

namespace RadOps.Dicom.Tests.Network;

/// <summary>The peers as nodes.</summary>
internal static class PeerNodes
{
    extension(Archive archive)
    {
        public DicomNode Node => On(archive.Port, archive.AeTitle, seconds: 30);
    }

    extension(QueryScp archive)
    {
        public DicomNode Node => On(archive.Port, QueryScp.AeTitle, seconds: 30);
    }

    extension(StoreScp peer)
    {
        public DicomNode Node => On(peer.Process.Port, "STORESCP", seconds: 20);
    }

    private static DicomNode On(int port, string title, int seconds) =>
        new() { AeTitle = title, Host = "127.0.0.1", Port = port, ReplyTimeout = TimeSpan.FromSeconds(seconds) };
}
