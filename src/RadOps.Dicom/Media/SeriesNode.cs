namespace RadOps.Dicom.Media;

/// <summary>A series of a directory.</summary>
/// <param name="First">The first file of it, whose values stand.</param>
/// <param name="SeriesNumber">Series Number, or what was made up for it.</param>
internal sealed record SeriesNode(DirectoryInstance First, string SeriesNumber)
{
    public List<DirectoryInstance> Instances { get; } = [];
}
