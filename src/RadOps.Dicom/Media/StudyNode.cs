namespace RadOps.Dicom.Media;

/// <summary>A study of a directory.</summary>
/// <param name="First">The first file of it, whose values stand.</param>
/// <param name="PatientKey">Tells whose it is.</param>
/// <param name="StudyDate">Study Date, or what was made up for it.</param>
/// <param name="StudyTime">Study Time, or what was made up for it.</param>
/// <param name="StudyId">Study ID, or what was made up for it.</param>
internal sealed record StudyNode(DirectoryInstance First, string PatientKey, string StudyDate, string StudyTime, string StudyId)
{
    public List<SeriesNode> Series { get; } = [];
}
