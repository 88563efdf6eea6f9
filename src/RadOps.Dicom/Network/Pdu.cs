namespace RadOps.Dicom.Network;

/// <summary>One protocol data unit.</summary>
/// <param name="Type">Which of the seven.</param>
/// <param name="Body">What follows type and length; holds until the next one is read.</param>
internal readonly record struct Pdu(PduType Type, ReadOnlyMemory<byte> Body);
