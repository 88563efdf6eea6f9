using System.Security.Cryptography;
using RadOps.Core.Identity;

namespace RadOps.Core.Intake.Files;

/// <summary>
/// Copies an image without what it says beside what it shows (C54): position, owner, camera, texts, thumbnails and further pictures. Not one bit of the picture is coded
/// anew; how it is turned, its colours and its movement are kept. The original is only read.
/// </summary>
public static class MetadataFreeCopy
{
    /// <summary>Writes a copy.</summary>
    /// <param name="source">The image: JPEG, PNG or GIF, one that may be taken in.</param>
    /// <param name="target">The copy; there must be nothing of that name. It is there whole or not at all.</param>
    /// <param name="limits">As for the inspection.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">
    /// <c>MetadataNotRemovable</c>: it is a PDF, or refused; <c>FileExists</c>; <c>FileNotWritten</c>; <c>PatientFileNotFound</c>, <c>PatientFileUnreadable</c>.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing is left of the copy.</exception>
    public static CopyOutcome Write(string source, string target, InspectionLimits limits, CancellationToken cancellationToken)
    {
        var inspection = PatientFileInspector.Inspect(source, limits, cancellationToken);
        if (inspection.Format == PatientFileFormat.Pdf) throw NotRemovable(source, "a PDF is kept as it is. Ask the patient for the photograph as a JPEG or PNG");
        if (inspection.Format == PatientFileFormat.Unknown || inspection.Findings.Any(finding => finding.Severity == FindingSeverity.Error && IsOfContents(finding.Code)))
            throw NotRemovable(source, "the file itself is refused, so that there is nothing to copy");
        if (Path.Exists(target)) throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{IdentityMask.Mask(target)} exists already. Choose another name for the copy.", target);
        try
        {
            return Write(source, target, inspection, limits, cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The copy could not be written: {IdentityMask.Mask(error.Message)}", target, error);
        }
    }

    private static CopyOutcome Write(string source, string target, FileInspection inspection, InspectionLimits limits, CancellationToken cancellationToken)
    {
        var temporary = target + "~";
        try
        {
            IReadOnlyList<string> removed;
            CopyOutcome outcome;
            using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
            using (var to = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                removed = Copy(from, to, inspection, cancellationToken);
                to.Flush(flushToDisk: true);
                Verify(to, source, inspection, limits, cancellationToken);
                to.Position = 0;
                outcome = new(Convert.ToHexStringLower(SHA256.HashData(to)), to.Length, removed);
            }

            File.Move(temporary, target, overwrite: false);
            return outcome;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Copies an image's bytes.</summary>
    internal static IReadOnlyList<string> Copy(Stream from, Stream to, FileInspection inspection, CancellationToken cancellationToken)
    {
        var bytes = new FileBytes(from, cancellationToken);
        var writer = new CopyWriter(bytes, to);
        switch (inspection.Format)
        {
            case PatientFileFormat.Jpeg:
                JpegCopy.Write(bytes, writer, inspection.Metadata.Orientation);
                break;
            case PatientFileFormat.Png:
                PngCopy.Write(bytes, writer, inspection.Metadata.Orientation);
                break;
            default:
                GifCopy.Write(bytes, writer);
                break;
        }

        return writer.Removed;
    }

    /// <summary>The copy is judged as any file: it must be whole, of the same size, and say nothing.</summary>
    private static void Verify(Stream copy, string source, FileInspection inspection, InspectionLimits limits, CancellationToken cancellationToken)
    {
        var made = PatientFileInspector.Inspect(copy, null, limits, cancellationToken);
        var isSame = made.IsAccepted && (made.Format, made.Width, made.Height, made.Frames, made.Metadata.Orientation) == (inspection.Format, inspection.Width, inspection.Height, inspection.Frames, inspection.Metadata.Orientation);
        if (!isSame || made.Metadata.IsTelling) throw NotRemovable(source, "the copy did not come out as it should, and is thrown away");
    }

    // What only a name says of the file, a copy under another name does not have.
    private static bool IsOfContents(FileFindingCode code) => code is not (FileFindingCode.NameReserved or FileFindingCode.NameDisguised or FileFindingCode.NameIsPath or FileFindingCode.ExtensionRuns);

    private static RadOpsException NotRemovable(string path, string why) => new("MetadataNotRemovable", ErrorKind.NotSupported, $"What {IdentityMask.Mask(path)} says beside its picture cannot be removed: {why}.", path);
}
