using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Media;

/// <summary>Makes the DICOMDIR of a medium whose files are in place.</summary>
internal static class DirectoryWriter
{
    private const int BatchSize = 64;

    /// <summary>Reads the files' headers in parallel and writes the directory.</summary>
    /// <exception cref="RadOpsException">A file cannot be referred to, or the directory cannot be written.</exception>
    public static IReadOnlyList<string> Write(string mediumRoot, IReadOnlyList<string> fileIds, string fileSetId, CancellationToken cancellationToken)
    {
        if (fileIds.Count == 0)
            throw new RadOpsException("DirectoryEmpty", ErrorKind.InvalidInput, "A DICOMDIR refers to at least one file.", mediumRoot);
        if (!FileIds.IsFileSetId(fileSetId))
            throw new RadOpsException("FileSetIdInvalid", ErrorKind.InvalidInput, $"'{fileSetId}' is no file-set ID: 0–16 characters of A–Z 0–9 _ and space.", fileSetId);
        if (fileIds.FirstOrDefault(id => !FileIds.IsValid(id)) is { } invalid)
            throw new RadOpsException("FileIdInvalid", ErrorKind.InvalidInput, $"'{invalid}' is no file ID: 1–8 parts, each of 1–8 characters of A–Z 0–9 _ (PS3.10 8.2).", invalid);

        var notes = new DirectoryNotes();
        var tree = new DirectoryTree(notes);
        var batches = OrderedParallel.Select(
            fileIds.Chunk(BatchSize),
            static () => new DirectoryInstanceReader(),
            (reader, batch) => Array.ConvertAll(batch, id => reader.Read(FileIds.ToPath(mediumRoot, id), id, cancellationToken)),
            cancellationToken);
        foreach (var batch in batches)
        {
            foreach (var instance in batch)
                tree.Add(instance);
        }

        var bytes = new DirectoryEncoder().Encode(tree, fileSetId);
        AtomicFile.Write(Path.Combine(mediumRoot, FileIds.DirectoryName), stream => stream.Write(bytes.Span));
        return notes.ToLines();
    }
}
