namespace RadOps.Dicom.Network;

/// <summary>An instance that was received whole and lies in a file.</summary>
/// <param name="Path">Full path of the file.</param>
/// <param name="SopInstanceUid">SOP Instance UID.</param>
/// <param name="SopClassUid">SOP Class UID.</param>
/// <param name="TransferSyntaxUid">Transfer Syntax UID.</param>
/// <param name="StudyInstanceUid">Study Instance UID.</param>
/// <param name="SeriesInstanceUid">Series Instance UID.</param>
/// <param name="Length">Length of the file in bytes.</param>
public sealed record ReceivedInstance(string Path, string SopInstanceUid, string SopClassUid, string TransferSyntaxUid, string? StudyInstanceUid, string? SeriesInstanceUid, long Length);
