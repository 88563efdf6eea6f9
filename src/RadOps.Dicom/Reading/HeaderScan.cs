using RadOps.Core.Export;

namespace RadOps.Dicom.Reading;

/// <summary>Reads many headers in parallel and gives them in order, holding no more than a few batches at a time.</summary>
internal static class HeaderScan
{
    // Small enough to share out the last of them evenly, large enough that handing them over costs nothing.
    private const int BatchSize = 64;

    /// <summary>Reads the headers of all files under the given files and folders, in ordinal order of their full paths.</summary>
    public static IEnumerable<DicomHeader> Run(IEnumerable<string> paths, CancellationToken cancellationToken) =>
        OrderedParallel.Select(
            FileWalk.Enumerate(paths).Chunk(BatchSize),
            static () => new DicomHeaderReader(),
            (reader, batch) => Array.ConvertAll(batch, entry => Read(reader, entry, cancellationToken)),
            cancellationToken).SelectMany(static batch => batch);

    private static DicomHeader Read(DicomHeaderReader reader, FileWalkEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return entry.Fault is null
            ? reader.Read(entry.Path, cancellationToken)
            : new DicomHeader { Path = entry.Path, Status = DicomFileStatus.Unreadable, Reason = entry.Fault };
    }
}
