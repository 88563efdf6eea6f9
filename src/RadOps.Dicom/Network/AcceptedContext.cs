namespace RadOps.Dicom.Network;

/// <summary>A presentation context that both sides agreed on.</summary>
/// <param name="Id">Odd, 1–255.</param>
/// <param name="AbstractSyntax">UID of the SOP class.</param>
/// <param name="TransferSyntax">UID of the syntax of its datasets.</param>
internal sealed record AcceptedContext(byte Id, string AbstractSyntax, string TransferSyntax);
