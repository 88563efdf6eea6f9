using System.Text;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom.Data;
using RadOps.Dicom.Media;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Documents;

/// <summary>Wraps a PDF as an instance of a study: Encapsulated PDF Storage (PS3.3 A.45.1).</summary>
internal static class EncapsulatedPdf
{
    // The report stands after the images in every list that is sorted by number.
    private const string SeriesNumber = "9000";
    private const int MaximumTitleLength = 64;
    private const long MaximumLength = uint.MaxValue - 1;

    // What names the patient and the study (PS3.3 C.7.1.1, C.7.2.1), with the issuers that keep one hospital's numbers apart from another's in a regional archive.
    private static readonly ElementSet StudyElements = new(
        Tags.TransferSyntaxUid, Tags.SpecificCharacterSet, Tags.StudyDate, Tags.StudyTime, Tags.AccessionNumber, Tags.IssuerOfAccessionNumberSequence, Tags.InstitutionName,
        Tags.ReferringPhysicianName, Tags.TimezoneOffsetFromUtc, Tags.StudyDescription, Tags.PatientName, Tags.PatientId, Tags.IssuerOfPatientId, Tags.PatientBirthDate,
        Tags.PatientSex, Tags.StudyInstanceUid, Tags.StudyId);

    private static readonly Encoding StrictLatin1 = Encoding.GetEncoding("iso-8859-1", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Writes the instance. Its UIDs are made from the study's and the document's content: the same report twice is the same instance, and the same document once it is signed another.</summary>
    /// <exception cref="RadOpsException">The model or the PDF cannot be read or is none, the title is empty or too long, or the output cannot be written.</exception>
    public static void Write(string pdfPath, DicomHeader model, ReportDocument report, string outputPath, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(report.Title) || report.Title.Length > MaximumTitleLength)
            throw new RadOpsException("ReportTitleInvalid", ErrorKind.InvalidInput, $"A report's title has 1–{MaximumTitleLength} characters.", outputPath);
        var reader = new HeaderReader(StudyElements);
        reader.Read(model.Path, cancellationToken);
        var text = new HeaderText(reader);
        text.Begin();
        var study = text.Uid(Tags.StudyInstanceUid);
        if (reader.Status != DicomFileStatus.Ok || study is null || study != model.StudyInstanceUid)
            throw new RadOpsException("ReportModelInvalid", ErrorKind.Corrupt, "The instance that the report's study is taken from cannot be read, or is no longer what it was.", model.StudyInstanceUid);

        using var pdf = OpenPdf(pdfPath, out var hash, cancellationToken);
        var instance = DicomUid.Of("radops report", study, hash, report.Title);
        try
        {
            var (head, tail) = Encode(text, study, instance, report, pdf.Length);
            AtomicFile.Write(outputPath, stream =>
            {
                stream.Write(head.Span);
                CopyExactly(pdf, stream, pdfPath, cancellationToken);
                if (pdf.Length % 2 != 0)
                    stream.WriteByte(0);
                stream.Write(tail.Span);
            });
        }
        catch (EncoderFallbackException error)
        {
            throw new RadOpsException("ReportTitleInvalid", ErrorKind.InvalidInput, "The report's title holds characters that no character set has.", outputPath, error);
        }
    }

    private static InputFile OpenPdf(string path, out string hash, CancellationToken cancellationToken)
    {
        var file = InputFile.Open(path, out var reason)
            ?? throw new RadOpsException("ReportUnreadable", ErrorKind.Storage, $"The report's PDF cannot be read: {reason}.", Path.GetFileName(path));
        try
        {
            Span<byte> start = stackalloc byte[5];
            if (file.Length > MaximumLength || file.Read(0, start) < start.Length || !start.SequenceEqual("%PDF-"u8))
                throw new RadOpsException("ReportNotPdf", ErrorKind.InvalidInput, "The report is no PDF document, or is larger than DICOM can hold (4 GB).", Path.GetFileName(path));
            hash = FileHash.Sha256(file, cancellationToken);
            return file;
        }
        catch (Exception error)
        {
            file.Dispose();
            if (error is IOException)
                throw new RadOpsException("ReportUnreadable", ErrorKind.Storage, "The report's PDF cannot be read to its end.", Path.GetFileName(path), error);
            throw;
        }
    }

    private static void CopyExactly(InputFile pdf, Stream target, string path, CancellationToken cancellationToken)
    {
        var buffer = new byte[256 * 1024];
        for (long at = 0; at < pdf.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = pdf.Read(at, buffer.AsSpan(0, (int)Math.Min(buffer.Length, pdf.Length - at)));
            if (count == 0)
                throw new RadOpsException("ReportUnreadable", ErrorKind.Storage, "The report's PDF became shorter while it was read.", Path.GetFileName(path));
            target.Write(buffer, 0, count);
            at += count;
        }
    }

    /// <summary>What a study need not have is left out where it has not (type 3).</summary>
    private static void AddOptional(DatasetWriter head, uint tag, ushort vr, string? text)
    {
        if (text is not null)
            head.AddText(tag, vr, text);
    }

    /// <summary>What stands before and after the document. The study's own character set is kept where it can hold the title too.</summary>
    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail) Encode(HeaderText text, string study, string instance, ReportDocument report, long length)
    {
        if (text.Code(Tags.SpecificCharacterSet) == "ISO_IR 100")
        {
            try
            {
                return Encode(text, study, instance, report, length, StrictLatin1, "ISO_IR 100");
            }
            catch (EncoderFallbackException)
            {
                return Encode(text, study, instance, report, length, Encoding.UTF8, CharacterSet.Utf8Term);
            }
        }
        return Encode(text, study, instance, report, length, Encoding.UTF8, CharacterSet.Utf8Term);
    }

    private static (ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Tail) Encode(HeaderText text, string study, string instance, ReportDocument report, long length, Encoding encoding, string term)
    {
        var head = new DatasetWriter(encoding);
        head.AddFileHeader(SopClasses.EncapsulatedPdf, instance, TransferSyntax.ExplicitVrLittleEndian);
        head.AddText(Tags.SpecificCharacterSet, Vr.CS, term);
        head.AddText(Tags.SopClassUid, Vr.UI, SopClasses.EncapsulatedPdf);
        head.AddText(Tags.SopInstanceUid, Vr.UI, instance);
        head.AddText(Tags.StudyDate, Vr.DA, text.Code(Tags.StudyDate));
        head.AddText(Tags.ContentDate, Vr.DA, null);
        head.AddText(Tags.AcquisitionDateTime, Vr.DT, null);
        head.AddText(Tags.StudyTime, Vr.TM, text.Code(Tags.StudyTime));
        head.AddText(Tags.ContentTime, Vr.TM, null);
        head.AddText(Tags.AccessionNumber, Vr.SH, text.Text(Tags.AccessionNumber));
        if (text.Items(Tags.IssuerOfAccessionNumberSequence) is { Count: > 0 } issuer)
            SequenceCopy.Write(head, Tags.IssuerOfAccessionNumberSequence, new KeyValue(null, issuer, text.CharacterSet));
        head.AddText(Tags.Modality, Vr.CS, "DOC");
        head.AddText(Tags.ConversionType, Vr.CS, "WSD");
        head.AddText(Tags.Manufacturer, Vr.LO, "RadOps");
        AddOptional(head, Tags.InstitutionName, Vr.LO, text.Text(Tags.InstitutionName));
        head.AddText(Tags.ReferringPhysicianName, Vr.PN, text.Text(Tags.ReferringPhysicianName));
        AddOptional(head, Tags.TimezoneOffsetFromUtc, Vr.SH, text.Code(Tags.TimezoneOffsetFromUtc));
        AddOptional(head, Tags.StudyDescription, Vr.LO, text.Text(Tags.StudyDescription));
        head.AddText(Tags.SeriesDescription, Vr.LO, report.Title);
        head.AddText(Tags.PatientName, Vr.PN, text.Text(Tags.PatientName));
        head.AddText(Tags.PatientId, Vr.LO, text.Text(Tags.PatientId));
        AddOptional(head, Tags.IssuerOfPatientId, Vr.LO, text.Text(Tags.IssuerOfPatientId));
        head.AddText(Tags.PatientBirthDate, Vr.DA, text.Code(Tags.PatientBirthDate));
        head.AddText(Tags.PatientSex, Vr.CS, text.Code(Tags.PatientSex));
        head.AddText(Tags.StudyInstanceUid, Vr.UI, study);
        head.AddText(Tags.SeriesInstanceUid, Vr.UI, DicomUid.Of("radops report series", study));
        head.AddText(Tags.StudyId, Vr.SH, text.Text(Tags.StudyId));
        head.AddText(Tags.SeriesNumber, Vr.IS, SeriesNumber);
        head.AddText(Tags.InstanceNumber, Vr.IS, "1");
        head.AddText(Tags.BurnedInAnnotation, Vr.CS, "YES");
        var sequence = head.BeginSequence(Tags.ConceptNameCodeSequence);
        var item = head.BeginItem();
        head.AddText(Tags.CodeValue, Vr.SH, "18748-4");
        head.AddText(Tags.CodingSchemeDesignator, Vr.SH, "LN");
        head.AddText(Tags.CodeMeaning, Vr.LO, "Diagnostic imaging report");
        head.EndItem(item);
        head.EndSequence(sequence, Tags.ConceptNameCodeSequence);
        head.AddText(Tags.VerificationFlag, Vr.CS, report.IsVerified ? "VERIFIED" : "UNVERIFIED");
        head.AddText(Tags.DocumentTitle, Vr.ST, report.Title);
        head.AddHeader(Tags.EncapsulatedDocument, Vr.OB, (uint)(length + (length & 1)));

        var tail = new DatasetWriter(encoding);
        tail.AddText(Tags.MimeTypeOfEncapsulatedDocument, Vr.LO, "application/pdf");
        tail.AddUInt32(Tags.EncapsulatedDocumentLength, (uint)length);
        return (head.Written, tail.Written);
    }
}
