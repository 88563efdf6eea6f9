using System.Globalization;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Media;

/// <summary>
/// Writes a directory's bytes (PS3.3 F.3, PS3.10 8). Records stand depth first; each refers by byte offset to the next beside it and the
/// first below it, which are filled in as those are written, so that time is linear. Text is UTF-8, declared where it is not ASCII.
/// </summary>
internal sealed class DirectoryEncoder
{
    private readonly DatasetWriter writer = new();

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Encode(DirectoryTree tree, string fileSetId)
    {
        var uids = tree.Patients.SelectMany(patient => patient.Studies).SelectMany(study => study.Series).SelectMany(series => series.Instances)
            .Select(instance => instance.SopInstanceUid);
        writer.AddFileHeader(SopClasses.MediaStorageDirectory, DicomUid.Of(["radops directory", fileSetId, .. uids]), TransferSyntax.ExplicitVrLittleEndian);
        writer.AddText(Tags.FileSetId, Vr.CS, fileSetId);
        writer.AddUInt32(Tags.FirstRootRecordOffset, 0);
        var first = writer.Length - 4;
        writer.AddUInt32(Tags.LastRootRecordOffset, 0);
        var last = writer.Length - 4;
        writer.AddUInt16(Tags.FileSetConsistencyFlag, 0);
        var sequence = writer.BeginSequence(Tags.DirectoryRecordSequence);
        var roots = WriteSiblings(tree.Patients, WritePatient);
        writer.EndSequence(sequence, Tags.DirectoryRecordSequence);
        writer.Patch(first, roots.First);
        writer.Patch(last, roots.Last);
        return writer.Written;
    }

    private Siblings WriteSiblings<T>(List<T> nodes, Func<T, Record> write)
    {
        var siblings = default(Siblings);
        var previous = -1;
        foreach (var node in nodes)
        {
            var record = write(node);
            if (previous >= 0)
                writer.Patch(previous, record.Offset);
            else
                siblings.First = record.Offset;
            siblings.Last = record.Offset;
            previous = record.NextPosition;
        }
        return siblings;
    }

    private Record WritePatient(PatientNode patient)
    {
        var record = BeginRecord("PATIENT");
        AddCharacterSet(patient.First.PatientName, patient.PatientId);
        writer.AddText(Tags.PatientName, Vr.PN, patient.First.PatientName);
        writer.AddText(Tags.PatientId, Vr.LO, patient.PatientId);
        writer.EndItem(record.Start);
        writer.Patch(record.LowerPosition, WriteSiblings(patient.Studies, WriteStudy).First);
        return record;
    }

    private Record WriteStudy(StudyNode study)
    {
        var record = BeginRecord("STUDY");
        AddCharacterSet(study.First.AccessionNumber, study.First.StudyDescription, study.StudyId);
        writer.AddText(Tags.StudyDate, Vr.DA, study.StudyDate);
        writer.AddText(Tags.StudyTime, Vr.TM, study.StudyTime);
        writer.AddText(Tags.AccessionNumber, Vr.SH, study.First.AccessionNumber);
        writer.AddText(Tags.StudyDescription, Vr.LO, study.First.StudyDescription);
        writer.AddText(Tags.StudyInstanceUid, Vr.UI, study.First.StudyInstanceUid);
        writer.AddText(Tags.StudyId, Vr.SH, study.StudyId);
        writer.EndItem(record.Start);
        writer.Patch(record.LowerPosition, WriteSiblings(study.Series, WriteSeries).First);
        return record;
    }

    private Record WriteSeries(SeriesNode series)
    {
        var record = BeginRecord("SERIES");
        writer.AddText(Tags.Modality, Vr.CS, series.First.Modality);
        writer.AddText(Tags.SeriesInstanceUid, Vr.UI, series.First.SeriesInstanceUid);
        writer.AddText(Tags.SeriesNumber, Vr.IS, series.SeriesNumber);
        writer.EndItem(record.Start);
        writer.Patch(record.LowerPosition, WriteSiblings(series.Instances, WriteInstance).First);
        return record;
    }

    private Record WriteInstance(DirectoryInstance instance)
    {
        var record = BeginRecord(instance.Type.Name);
        writer.AddText(Tags.ReferencedFileId, Vr.CS, instance.FileId.Replace('/', '\\'));
        writer.AddText(Tags.ReferencedSopClassUid, Vr.UI, instance.SopClassUid);
        writer.AddText(Tags.ReferencedSopInstanceUid, Vr.UI, instance.SopInstanceUid);
        writer.AddText(Tags.ReferencedTransferSyntaxUid, Vr.UI, instance.TransferSyntaxUid);
        if (Array.Exists(instance.Keys, key => key.Items is { Count: > 0 } || (key.Text is { } text && !IsAscii(text))))
            writer.AddText(Tags.SpecificCharacterSet, Vr.CS, CharacterSet.Utf8Term);
        for (var i = 0; i < instance.Keys.Length; i++)
            WriteKey(instance.Type.Keys[i], instance.Keys[i]);
        writer.EndItem(record.Start);
        return record;
    }

    private void WriteKey(RecordKey key, KeyValue value)
    {
        if (key.Requirement == KeyRequirement.WhenKnown && value.IsMissing)
            return;
        switch (key.Representation)
        {
            case Vr.SQ:
                SequenceCopy.Write(writer, key.Tag, value);
                break;
            case Vr.US:
                writer.AddUInt16(key.Tag, (ushort)uint.Parse(value.Text!, CultureInfo.InvariantCulture));
                break;
            case Vr.UL:
                writer.AddUInt32(key.Tag, uint.Parse(value.Text!, CultureInfo.InvariantCulture));
                break;
            default:
                writer.AddText(key.Tag, key.Representation, value.Text);
                break;
        }
    }

    private Record BeginRecord(string type)
    {
        var start = writer.BeginItem();
        writer.AddUInt32(Tags.NextRecordOffset, 0);
        var next = writer.Length - 4;
        writer.AddUInt16(Tags.RecordInUseFlag, 0xFFFF);
        writer.AddUInt32(Tags.LowerLevelOffset, 0);
        var lower = writer.Length - 4;
        writer.AddText(Tags.DirectoryRecordType, Vr.CS, type);
        return new Record(start, next, lower);
    }

    private void AddCharacterSet(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (text is null || IsAscii(text))
                continue;
            writer.AddText(Tags.SpecificCharacterSet, Vr.CS, CharacterSet.Utf8Term);
            return;
        }
    }

    private static bool IsAscii(string text) => System.Text.Ascii.IsValid(text);

    private struct Siblings
    {
        public uint First;
        public uint Last;
    }

    /// <summary>A record that has been begun: where its item's content starts, and where its two offsets stand.</summary>
    private readonly record struct Record(int Start, int NextPosition, int LowerPosition)
    {
        public uint Offset => (uint)Start - 8;
    }
}
