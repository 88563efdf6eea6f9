namespace RadOps.Dicom.Data;

/// <summary>An element of a dataset held in memory.</summary>
/// <param name="Tag">Group × 65536 + element.</param>
/// <param name="Representation">One of <see cref="Vr"/>; <see cref="Vr.UN"/> where an implicit dataset leaves it unknown.</param>
/// <param name="Value">The value as it was written; empty for a sequence.</param>
/// <param name="Items">A sequence's items; empty for all else.</param>
internal sealed record DicomElement(uint Tag, ushort Representation, ReadOnlyMemory<byte> Value, IReadOnlyList<DicomItem> Items);
