using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom.Data;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Media;

/// <summary>Reads what a directory needs of one file after another. For one thread.</summary>
internal sealed class DirectoryInstanceReader
{
    private static readonly ElementSet Wanted = new(
    [
        Tags.MediaStorageSopClassUid, Tags.MediaStorageSopInstanceUid, Tags.TransferSyntaxUid, Tags.SpecificCharacterSet, Tags.SopClassUid, Tags.SopInstanceUid,
        Tags.StudyDate, Tags.SeriesDate, Tags.AcquisitionDate, Tags.StudyTime, Tags.AccessionNumber, Tags.Modality, Tags.StudyDescription,
        Tags.PatientName, Tags.PatientId, Tags.StudyInstanceUid, Tags.SeriesInstanceUid, Tags.StudyId, Tags.SeriesNumber, Tags.VerifyingObserverSequence,
        .. RecordType.All.SelectMany(type => type.Keys).Select(key => key.Tag).Append(Tags.ContentDate).Append(Tags.Rows).Distinct(),
    ]);

    private readonly HeaderReader reader = new(Wanted);
    private readonly HeaderText text;

    public DirectoryInstanceReader() => text = new HeaderText(reader);

    /// <summary>Reads a file.</summary>
    /// <exception cref="RadOpsException">It cannot be referred to; the message names the file id and says why.</exception>
    public DirectoryInstance Read(string path, string fileId, CancellationToken cancellationToken)
    {
        reader.Read(path, cancellationToken);
        if (reader.Status != DicomFileStatus.Ok)
            throw Refuse("MediumFileInvalid", fileId, $"cannot be put on a medium: {reader.Notes[0]}");
        if (!reader.IsPart10)
            throw Refuse("MediumFileInvalid", fileId, "cannot be put on a medium: it has no preamble or no file meta information (PS3.10)");

        text.Begin();
        var sopClass = Require(text.Uid(Tags.SopClassUid) ?? text.Uid(Tags.MediaStorageSopClassUid), "SOP Class UID", fileId);
        var instance = Require(text.Uid(Tags.SopInstanceUid) ?? text.Uid(Tags.MediaStorageSopInstanceUid), "SOP Instance UID", fileId);
        var type = RecordType.Of(sopClass, reader.Elements.Contains(Tags.Rows))
            ?? throw Refuse("MediumFileInvalid", fileId, $"is of SOP class {sopClass}, for which a DICOMDIR has no record");
        if (text.Uid(Tags.MediaStorageSopInstanceUid) is { } meta && meta != instance)
            reader.Notes.Add("its file meta information names another instance than its dataset");

        var result = new DirectoryInstance
        {
            FileId = fileId,
            Type = type,
            SopClassUid = sopClass,
            SopInstanceUid = instance,
            TransferSyntaxUid = Require(reader.TransferSyntaxUid, "Transfer Syntax UID", fileId),
            StudyInstanceUid = Require(text.Uid(Tags.StudyInstanceUid), "Study Instance UID", fileId),
            SeriesInstanceUid = Require(text.Uid(Tags.SeriesInstanceUid), "Series Instance UID", fileId),
            Modality = Require(KeyText.Normalise(Vr.CS, text.Code(Tags.Modality)), "Modality", fileId),
            PatientId = KeyText.Normalise(Vr.LO, text.Text(Tags.PatientId)),
            PatientName = KeyText.Normalise(Vr.PN, text.Text(Tags.PatientName)),
            StudyDate = KeyText.Normalise(Vr.DA, text.Code(Tags.StudyDate)),
            OtherDate = KeyText.Normalise(Vr.DA, text.Code(Tags.SeriesDate)) ?? KeyText.Normalise(Vr.DA, text.Code(Tags.AcquisitionDate)) ?? KeyText.Normalise(Vr.DA, text.Code(Tags.ContentDate)),
            StudyTime = KeyText.Normalise(Vr.TM, text.Code(Tags.StudyTime)),
            StudyDescription = KeyText.Normalise(Vr.LO, text.Text(Tags.StudyDescription)),
            StudyId = KeyText.Normalise(Vr.SH, text.Text(Tags.StudyId)),
            AccessionNumber = KeyText.Normalise(Vr.SH, text.Text(Tags.AccessionNumber)),
            SeriesNumber = KeyText.Normalise(Vr.IS, text.Code(Tags.SeriesNumber)),
            Keys = ReadKeys(type),
            Notes = Notes(),
        };
        return result;
    }

    private KeyValue[] ReadKeys(RecordType type)
    {
        var values = new KeyValue[type.Keys.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = ReadKey(type.Keys[i]);
        return values;
    }

    private KeyValue ReadKey(RecordKey key) => key switch
    {
        { Representation: Vr.SQ } => new KeyValue(null, text.Items(key.Tag), text.CharacterSet),
        { Representation: Vr.US or Vr.UL } => new KeyValue(text.Number(key.Tag)),
        { Tag: Tags.VerificationDateTime } => new KeyValue(LastVerification()),
        _ when Vr.HasCharacterSet(key.Representation) => new KeyValue(KeyText.Normalise(key.Representation, text.Text(key.Tag))),
        _ => new KeyValue(KeyText.Normalise(key.Representation, text.Code(key.Tag))),
    };

    // The directory wants the latest verification (PS3.3 F.5.23); the document has one for each observer.
    private string? LastVerification() =>
        text.Items(Tags.VerifyingObserverSequence)
            .Select(observer => KeyText.Normalise(Vr.DT, observer.Code(Tags.VerificationDateTime)))
            .Max(StringComparer.Ordinal);

    private string[] Notes()
    {
        text.NoteOddities();
        return reader.Notes.Count == 0 ? [] : [.. reader.Notes];
    }

    private static string Require(string? value, string name, string fileId) =>
        value ?? throw Refuse("DirectoryKeyMissing", fileId, $"has no valid {name}, without which it cannot be listed in a DICOMDIR");

    private static RadOpsException Refuse(string code, string fileId, string reason) => new(code, ErrorKind.Corrupt, $"{fileId} {reason}.", fileId);
}
