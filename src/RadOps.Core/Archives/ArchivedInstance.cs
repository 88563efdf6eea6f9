namespace RadOps.Core.Archives;

/// <summary>An instance that an archive says it has.</summary>
/// <param name="SopInstanceUid">SOP Instance UID (0008,0018).</param>
/// <param name="SopClassUid">SOP Class UID (0008,0016); null when the archive did not say.</param>
/// <param name="SeriesInstanceUid">Series Instance UID (0020,000E).</param>
public sealed record ArchivedInstance(string SopInstanceUid, string? SopClassUid, string SeriesInstanceUid);
