using RadOps.Core.Export;

namespace RadOps.Dicom.Reading;

/// <summary>Why a file is not read as it should be.</summary>
/// <param name="Status">What it is instead of whole.</param>
/// <param name="Reason">In words, without identities.</param>
internal sealed record HeaderFault(DicomFileStatus Status, string Reason)
{
    public static HeaderFault NotDicom(string reason) => new(DicomFileStatus.NotDicom, reason);

    public static HeaderFault Truncated(string reason) => new(DicomFileStatus.Truncated, reason);

    public static HeaderFault Unreadable(string reason) => new(DicomFileStatus.Unreadable, reason);
}
