namespace RadOps.Dicom.Tests.Media;

/// <summary>A directory record: the numbers of the records that it refers to, -1 for none; a number that no record has is an offset to nowhere.</summary>
internal readonly record struct TestRecord(int Next, int Lower, string? FileId = null);
