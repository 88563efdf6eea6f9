namespace RadOps.Dicom.Media;

/// <summary>A patient of a directory.</summary>
/// <param name="First">The first file of it, whose values stand.</param>
/// <param name="PatientId">Patient ID, or what was made up for it.</param>
internal sealed record PatientNode(DirectoryInstance First, string PatientId)
{
    public List<StudyNode> Studies { get; } = [];
}
