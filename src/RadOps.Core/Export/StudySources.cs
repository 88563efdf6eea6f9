namespace RadOps.Core.Export;

/// <summary>Reads the studies that begun exports were read from, each set of folders once. Safe to use from several threads.</summary>
/// <param name="dicom">Reads headers.</param>
/// <param name="instead">Folders to read in place of those that are recorded; null for those.</param>
/// <param name="cancellationToken">Cancels.</param>
public sealed class StudySources(IDicomFiles dicom, IReadOnlyList<string>? instead, CancellationToken cancellationToken)
{
    private readonly Dictionary<string, StudyIndex> read = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>The studies under some folders.</summary>
    public StudyIndex Read(IReadOnlyList<string> roots)
    {
        var folders = instead ?? roots;
        var key = string.Join('\n', folders);
        lock (gate)
        {
            if (!read.TryGetValue(key, out var index)) read[key] = index = StudyIndex.Build(dicom, folders, null, cancellationToken);
            return index;
        }
    }
}
