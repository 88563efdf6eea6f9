using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Reading;

/// <summary>Reads one file after another into <see cref="DicomHeader"/>. For one thread.</summary>
internal sealed class DicomHeaderReader
{
    private static readonly ElementSet Wanted = new(
        Tags.MediaStorageSopClassUid, Tags.MediaStorageSopInstanceUid, Tags.TransferSyntaxUid, Tags.SpecificCharacterSet, Tags.SopClassUid, Tags.SopInstanceUid,
        Tags.StudyDate, Tags.AccessionNumber, Tags.Modality, Tags.PatientName, Tags.PatientId, Tags.StudyInstanceUid, Tags.SeriesInstanceUid,
        Tags.SeriesNumber, Tags.InstanceNumber);

    private readonly HeaderReader reader = new(Wanted);
    private readonly HeaderText text;
    private string? lastIdText;
    private PatientId? lastId;
    private string? lastNameText;
    private PersonName? lastName;

    public DicomHeaderReader() => text = new HeaderText(reader);

    /// <summary>Reads a file; never throws for what it is or holds.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public DicomHeader Read(string path, CancellationToken cancellationToken)
    {
        reader.Read(path, cancellationToken);
        text.Begin();
        var isDicom = reader.Status is DicomFileStatus.Ok or DicomFileStatus.Truncated;
        var header = isDicom ? ReadValues(path) : new DicomHeader { Path = path, Status = reader.Status, Length = reader.Length };
        return reader.Notes.Count == 0 ? header : header with { Reason = string.Join("; ", reader.Notes) };
    }

    private DicomHeader ReadValues(string path)
    {
        var sopClass = text.Uid(Tags.SopClassUid) ?? text.Uid(Tags.MediaStorageSopClassUid);
        var header = new DicomHeader
        {
            Path = path,
            Status = reader.Status,
            Length = reader.Length,
            PatientId = ReadId(),
            PatientName = ReadName(),
            StudyInstanceUid = text.Uid(Tags.StudyInstanceUid),
            SeriesInstanceUid = text.Uid(Tags.SeriesInstanceUid),
            SopInstanceUid = text.Uid(Tags.SopInstanceUid),
            SopClassUid = sopClass,
            TransferSyntaxUid = reader.TransferSyntaxUid,
            Modality = text.Code(Tags.Modality),
            AccessionNumber = text.Text(Tags.AccessionNumber),
            StudyDate = text.Date(Tags.StudyDate),
            SeriesNumber = text.Integer(Tags.SeriesNumber),
            InstanceNumber = text.Integer(Tags.InstanceNumber),
        };
        text.NoteOddities();
        if (header.SopInstanceUid is { } instance && text.Uid(Tags.MediaStorageSopInstanceUid) is { } meta && meta != instance)
            reader.Notes.Add("its file meta information names another instance than its dataset");
        if (header is { Status: DicomFileStatus.Ok, IsMediaDirectory: true })
            reader.Notes.Add("a DICOMDIR: it lists other files and holds no instance");
        else if (header.Status == DicomFileStatus.Ok)
            NoteMissing(header);
        return header;
    }

    // Files of one patient mostly lie together.
    private PatientId? ReadId()
    {
        var id = text.Text(Tags.PatientId);
        if (!ReferenceEquals(id, lastIdText))
            (lastIdText, lastId) = (id, id is null ? null : PatientId.Unverified(id));
        return lastId;
    }

    private PersonName? ReadName()
    {
        var name = text.Text(Tags.PatientName);
        if (!ReferenceEquals(name, lastNameText))
            (lastNameText, lastName) = (name, PersonName.From(name));
        return lastName;
    }

    private void NoteMissing(DicomHeader header)
    {
        if (header.SopClassUid is null)
            reader.Notes.Add("it has no SOP Class UID");
        if (header.SopInstanceUid is null)
            reader.Notes.Add("it has no SOP Instance UID");
        if (header.StudyInstanceUid is null)
            reader.Notes.Add("it has no Study Instance UID");
        if (header.SeriesInstanceUid is null)
            reader.Notes.Add("it has no Series Instance UID");
    }
}
