using System.Globalization;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom.Data;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Media;

/// <summary>
/// A DICOMDIR as it was found, ours or another's, or made to do harm: offsets are followed only to records that are there, and to each once.
/// </summary>
internal sealed class MediumDirectory
{
    private const long MaximumLength = 512L * 1024 * 1024;

    private readonly List<MediumFinding> findings;
    private readonly Dictionary<long, DicomItem> records = [];
    private readonly HashSet<long> visited = [];

    private MediumDirectory(List<MediumFinding> findings) => this.findings = findings;

    /// <summary>The references, in the order of the directory.</summary>
    public List<MediumReference> References { get; } = [];

    /// <summary>Reads a directory; what is wrong with it is added to the findings.</summary>
    /// <returns>Null when there is none that can be read.</returns>
    public static MediumDirectory? Read(string path, List<MediumFinding> findings, CancellationToken cancellationToken)
    {
        var header = new HeaderReader(new ElementSet(Tags.MediaStorageSopClassUid, Tags.TransferSyntaxUid));
        header.Read(path, cancellationToken);
        if (header.Status != DicomFileStatus.Ok)
            return Fail(findings, header.Status == DicomFileStatus.Truncated ? "DirectoryTruncated" : "DirectoryUnreadable", $"The DICOMDIR cannot be read: {header.Notes[0]}.");
        if (header.Length > MaximumLength)
            return Fail(findings, "DirectoryUnreadable", "The DICOMDIR is larger than 512 MB.");
        if (header.TransferSyntaxUid is { } syntax && TransferSyntax.IsDeflated(syntax))
            return Fail(findings, "DirectoryUnreadable", "The DICOMDIR is deflated, which no standard medium permits.");
        if (header.TransferSyntaxUid != TransferSyntax.ExplicitVrLittleEndian)
            findings.Add(new(FindingSeverity.Warning, "DirectoryTransferSyntax", FileIds.DirectoryName, "The DICOMDIR is not in Explicit VR Little Endian (PS3.10 8.6)."));

        try
        {
            var directory = new MediumDirectory(findings);
            directory.Follow(DatasetParser.Parse(ReadAll(path), (int)header.DatasetOffset, header.Elements.Encoding), cancellationToken);
            return directory;
        }
        catch (InvalidDataException error)
        {
            return Fail(findings, "DirectoryMalformed", $"The DICOMDIR is malformed: {error.Message}.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(findings, "DirectoryUnreadable", "The DICOMDIR cannot be read: the disk or network failed.");
        }
    }

    private static byte[] ReadAll(string path)
    {
        using var file = InputFile.Open(path, out var reason) ?? throw new InvalidDataException(reason);
        var bytes = new byte[Math.Min(file.Length, MaximumLength)];
        return file.Read(0, bytes) == bytes.Length ? bytes : throw new InvalidDataException("it became shorter while it was read");
    }

    private static MediumDirectory? Fail(List<MediumFinding> findings, string code, string message)
    {
        findings.Add(new(FindingSeverity.Error, code, FileIds.DirectoryName, message));
        return null;
    }

    private void Follow(DicomItem root, CancellationToken cancellationToken)
    {
        if (root.Find(Tags.DirectoryRecordSequence) is not { } sequence)
            throw new InvalidDataException("it has no directory records");
        foreach (var record in sequence.Items)
            records[record.Offset] = record;

        // A stack of siblings still to visit: a chain of records can be longer than a thread's stack is deep.
        var pending = new Stack<(uint Offset, MediumReference Above)>();
        pending.Push((root.UInt32(Tags.FirstRootRecordOffset) ?? 0, new MediumReference { FileId = "" }));
        while (pending.TryPop(out var next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (next.Offset == 0)
                continue;
            if (!records.TryGetValue(next.Offset, out var record))
                AddError("RecordOffsetInvalid", next.Offset, "is referred to, but no directory record begins there");
            else if (!visited.Add(next.Offset))
                AddError("RecordLoop", next.Offset, "is referred to more than once, so that records form a loop or are shared");
            else
                Visit(record, next.Above, pending);
        }
        foreach (var record in records.Values.Where(record => IsInUse(record) && !visited.Contains(record.Offset)))
            AddError("RecordUnreachable", record.Offset, "holds a directory record that no other refers to");
    }

    private void Visit(DicomItem record, MediumReference above, Stack<(uint Offset, MediumReference Above)> pending)
    {
        pending.Push((record.UInt32(Tags.NextRecordOffset) ?? 0, above));
        if (!IsInUse(record))
            return;
        var here = above with
        {
            PatientId = record.Find(Tags.PatientId) is { } id ? TextOf(record, id) : above.PatientId,
            StudyInstanceUid = record.Code(Tags.StudyInstanceUid) ?? above.StudyInstanceUid,
            SeriesInstanceUid = record.Code(Tags.SeriesInstanceUid) ?? above.SeriesInstanceUid,
        };
        if (record.Code(Tags.ReferencedFileId) is { } fileId)
        {
            References.Add(here with
            {
                FileId = fileId.Replace('\\', '/').Replace(" ", "", StringComparison.Ordinal),
                SopClassUid = record.Code(Tags.ReferencedSopClassUid),
                SopInstanceUid = record.Code(Tags.ReferencedSopInstanceUid),
                TransferSyntaxUid = record.Code(Tags.ReferencedTransferSyntaxUid),
            });
        }
        pending.Push((record.UInt32(Tags.LowerLevelOffset) ?? 0, here));
    }

    private static string? TextOf(DicomItem record, DicomElement element)
    {
        var oddities = TextOddities.None;
        var set = CharacterSet.Of((record.Find(Tags.SpecificCharacterSet)?.Value ?? default).Span);
        var text = set.Decode(element.Value.Span.Trim(" \0"u8), ref oddities);
        return text.Length == 0 ? null : text;
    }

    // Retired, but old media have it: zero marks a record that was deleted.
    private static bool IsInUse(DicomItem record) => (record.Find(Tags.RecordInUseFlag)?.Value ?? default).Span is not [0, 0];

    private void AddError(string code, long offset, string what) =>
        findings.Add(new(FindingSeverity.Error, code, FileIds.DirectoryName, string.Create(CultureInfo.InvariantCulture, $"Byte {offset} {what}.")));
}
