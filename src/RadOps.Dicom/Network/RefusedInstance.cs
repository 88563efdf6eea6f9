namespace RadOps.Dicom.Network;

/// <summary>An instance that a node sent and that was not taken.</summary>
/// <param name="SopInstanceUid">SOP Instance UID, as the node stated it.</param>
/// <param name="DimseStatus">The status that the node was given (PS3.7 C).</param>
/// <param name="Reason">Why, in words and without identities.</param>
public sealed record RefusedInstance(string SopInstanceUid, int DimseStatus, string Reason);
