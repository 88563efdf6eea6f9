using RadOps.Core.Transfer;

namespace RadOps.Dicom.Network;

/// <summary>A file of a send that can be sent.</summary>
/// <param name="Index">Its place in the list that was meant.</param>
/// <param name="Draft">What is known of it; its status is still to come.</param>
/// <param name="DatasetOffset">Where its dataset begins, in bytes from the start of the file.</param>
internal sealed record StoreItem(int Index, TransferInstance Draft, long DatasetOffset)
{
    public string SopClass => Draft.SopClassUid!;

    public string SopInstance => Draft.SopInstanceUid!;

    public string TransferSyntax => Draft.TransferSyntaxUid!;
}
