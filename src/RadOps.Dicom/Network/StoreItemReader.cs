using RadOps.Core.Export;
using RadOps.Core.Transfer;
using RadOps.Dicom.Data;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Network;

/// <summary>Finds out what a file is before anything of it goes to a node: a truncated one must not get there. For one thread.</summary>
internal sealed class StoreItemReader
{
    private static readonly ElementSet Wanted = new(
        Tags.MediaStorageSopClassUid, Tags.MediaStorageSopInstanceUid, Tags.TransferSyntaxUid, Tags.SpecificCharacterSet,
        Tags.SopClassUid, Tags.SopInstanceUid, Tags.StudyInstanceUid, Tags.SeriesInstanceUid);

    private readonly HeaderReader reader = new(Wanted);
    private readonly HeaderText text;

    public StoreItemReader() => text = new HeaderText(reader);

    /// <summary>Reads a file's header; one that cannot be sent comes back with its status set to <see cref="TransferStatus.Unreadable"/>.</summary>
    public StoreItem Read(int index, string path, CancellationToken cancellationToken)
    {
        reader.Read(path, cancellationToken);
        text.Begin();
        if (reader.Status != DicomFileStatus.Ok)
            return Unreadable(index, path, Describe(reader.Status, reader.Notes[0]));
        // The dataset is what the node keeps: where the file meta information says otherwise, the dataset is right.
        var result = new TransferInstance
        {
            Path = path,
            Status = TransferStatus.NotSent,
            SopClassUid = text.Uid(Tags.SopClassUid) ?? text.Uid(Tags.MediaStorageSopClassUid),
            SopInstanceUid = text.Uid(Tags.SopInstanceUid) ?? text.Uid(Tags.MediaStorageSopInstanceUid),
            TransferSyntaxUid = reader.TransferSyntaxUid,
            StudyInstanceUid = text.Uid(Tags.StudyInstanceUid),
            SeriesInstanceUid = text.Uid(Tags.SeriesInstanceUid),
            Length = reader.Length,
        };
        return Judge(result) is { } fault ? Unreadable(index, path, fault) : new StoreItem(index, result, reader.DatasetOffset);
    }

    private string? Judge(TransferInstance result)
    {
        if (result.SopClassUid is null || result.SopInstanceUid is null)
            return "has no SOP Class UID or no SOP Instance UID";
        if (result.SopClassUid == SopClasses.MediaStorageDirectory)
            return "a DICOMDIR: it lists other files and holds no instance";
        if (reader.DatasetOffset == reader.Length)
            return "holds nothing after its file meta information";
        return reader.Elements.Encoding == TransferSyntax.EncodingOf(result.TransferSyntaxUid!)
            ? null
            : "not written in the transfer syntax that it states: a node would read it wrongly";
    }

    private StoreItem Unreadable(int index, string path, string reason) =>
        new(index, new TransferInstance { Path = path, Status = TransferStatus.Unreadable, Reason = reason, Length = reader.Length }, 0);

    private static string Describe(DicomFileStatus status, string note) => status switch
    {
        DicomFileStatus.NotDicom => $"not DICOM: {note}",
        DicomFileStatus.Truncated => $"truncated: {note}",
        _ => note,
    };
}
