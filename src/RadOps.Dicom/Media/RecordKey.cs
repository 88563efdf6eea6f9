namespace RadOps.Dicom.Media;

/// <summary>A key of a directory record beside those that every record has (PS3.3 F.5).</summary>
/// <param name="Tag">The attribute.</param>
/// <param name="Representation">How it is written.</param>
/// <param name="Requirement">What the standard asks of it.</param>
/// <param name="Fallback">What stands there when a required one is missing in the file.</param>
internal sealed record RecordKey(uint Tag, ushort Representation, KeyRequirement Requirement, string Fallback = "");
