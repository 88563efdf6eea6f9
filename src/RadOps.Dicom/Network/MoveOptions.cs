using System.Net;

namespace RadOps.Dicom.Network;

/// <summary>Where a node sends to when it is asked by C-MOVE: a storage service of our own that runs as long as the retrieval. The node must know our AE title with this host and port.</summary>
public sealed record MoveOptions
{
    /// <summary>TCP port to listen on, 0–65535; 0 takes a free one, which the node cannot know.</summary>
    public required int Port { get; init; }

    /// <summary>Address to listen on; all of this machine's by default.</summary>
    public IPAddress Address { get; init; } = IPAddress.Any;
}
