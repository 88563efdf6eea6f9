namespace RadOps.Dicom.Network;

/// <summary>How a node answered to C-ECHO.</summary>
/// <param name="Node">The node.</param>
/// <param name="Connecting">Time for the connection, TLS and all, and the association.</param>
/// <param name="Reply">Time between C-ECHO and its answer.</param>
/// <param name="Implementation">What the node calls its software: version name, or class UID.</param>
public sealed record EchoResult(DicomNode Node, TimeSpan Connecting, TimeSpan Reply, string Implementation);
