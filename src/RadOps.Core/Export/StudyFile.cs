namespace RadOps.Core.Export;

/// <summary>One instance of a medium.</summary>
/// <param name="Source">The header of the file that it is copied from.</param>
/// <param name="FileId">Its place on the medium, such as <c>DICOM/ST000001/SE000001/IM000001</c>.</param>
public sealed record StudyFile(DicomHeader Source, string FileId)
{
    /// <summary>Folder of its series, such as <c>DICOM/ST000001/SE000001</c>.</summary>
    public string SeriesFolder => FileId[..FileId.LastIndexOf('/')];
}
