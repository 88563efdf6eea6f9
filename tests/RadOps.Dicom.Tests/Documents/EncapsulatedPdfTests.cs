using System.Text;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Release;
using RadOps.Dicom.Data;
using RadOps.Dicom.Synthetic;
using RadOps.Dicom.Tests.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Documents;

public sealed class EncapsulatedPdfTests
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    [Theory]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    [InlineData(false, 1)]
    public void It_belongs_to_the_study_and_others_read_it(bool isLatin1, int extra)
    {
        var dcm2pdf = Peer.Require("dcmtk", "dcm2pdf");
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1);
        byte[] bytes = [.. Pdf, .. Enumerable.Repeat((byte)'\n', extra)];
        var output = Write(folder, model, new("Utlåtande röntgen", IsVerified: true), bytes);

        AssertClean(output);
        var dump = Dump(output);
        Assert.Contains("[Utlåtande röntgen]", dump, StringComparison.Ordinal);
        Assert.Contains("[Öberg^Åsa Märta]", dump, StringComparison.Ordinal);
        Assert.Contains("[Ågren^Märta]", dump, StringComparison.Ordinal);
        Assert.Contains("[Röntgen Östra]", dump, StringComparison.Ordinal);
        Assert.Contains("[VERIFIED]", dump, StringComparison.Ordinal);

        var extracted = folder.File("out.pdf");
        Assert.Equal(0, Peer.Run(dcm2pdf, [output, extracted]).ExitCode);
        Assert.Equal(bytes, File.ReadAllBytes(extracted));

        var header = new DicomFiles().Scan([output], TestContext.Current.CancellationToken).Single();
        Assert.Equal(DicomFileStatus.Ok, header.Status);
        Assert.Null(header.Reason);
        Assert.Equal(model.StudyInstanceUid, header.StudyInstanceUid);
        Assert.Equal(model.PatientId, header.PatientId);
        Assert.Equal(model.PatientName, header.PatientName);
        Assert.Equal(model.AccessionNumber, header.AccessionNumber);
        Assert.Equal(model.StudyDate, header.StudyDate);
        Assert.Equal("DOC", header.Modality);
        Assert.NotEqual(model.SeriesInstanceUid, header.SeriesInstanceUid);
    }

    [Theory]
    [InlineData("+ti")]
    [InlineData("+tb")]
    [InlineData("+td")]
    public void What_names_patient_and_study_is_taken_along_from_any_transfer_syntax(string syntax)
    {
        var (dcmodify, dcmconv) = (Peer.Require("dcmtk", "dcmodify"), Peer.Require("dcmtk", "dcmconv"));
        using var folder = new TemporaryFolder();
        var path = Model(folder, isLatin1: true).Path;
        Peer.Run(dcmodify, ["-nb", "-i", "(0008,0051)[0].(0040,0032)=1.2.752.1", "-i", "(0008,0051)[0].(0040,0033)=ISO", "-i", "(0010,0021)=VGR", "-i", "(0008,0201)=+0100", path]);
        Assert.Equal(0, Peer.Run(dcmconv, [syntax, path, folder.File("model")]).ExitCode);
        var model = new DicomFiles().Scan([folder.File("model")], TestContext.Current.CancellationToken).Single();

        var output = Write(folder, model, new("Utlåtande", IsVerified: true));

        AssertClean(output);
        var dump = Dump(output);
        foreach (var kept in new[] { "[1.2.752.1]", "[ISO]", "[VGR]", "[+0100]", "[Öberg^Åsa Märta]", "[ACC0001]", "[20240115]", "[101500]" })
            Assert.Contains(kept, dump, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ISO_IR 100", 28591, "Öberg^Åsa Märta", "ISO_IR 100")]
    [InlineData("ISO 2022 IR 100", 28591, "Öberg^Åsa Märta", "ISO_IR 192")]
    [InlineData("ISO_IR 192", 65001, "Öberg^Åsa Märta", "ISO_IR 192")]
    [InlineData("ISO_IR 101", 28592, "Wałęsa^Łukasz", "ISO_IR 192")]
    [InlineData("", 28591, "Oberg^Asa", "ISO_IR 192")]
    public void Every_letter_is_kept_whatever_the_study_is_written_in(string term, int codePage, string name, string written)
    {
        using var folder = new TemporaryFolder();
        var model = Model(folder, term, CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage), name);

        var output = Write(folder, model, ReportDocument.Of(SignatureStatus.Preliminary));

        AssertClean(output);
        var dump = Dump(output);
        Assert.Contains($"[{name}]", dump, StringComparison.Ordinal);
        Assert.Contains("[Preliminärt utlåtande]", dump, StringComparison.Ordinal);
        Assert.Contains("[UNVERIFIED]", dump, StringComparison.Ordinal);
        // Converted to UTF-8, dcmdump speaks of its own output: what the file declares is read without.
        Assert.Contains($"[{written}]", Peer.Run(Peer.Require("dcmtk", "dcmdump"), ["+P", "0008,0005", output]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_report_is_the_same_instance_and_a_signed_one_another()
    {
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: true);
        var first = File.ReadAllBytes(Write(folder, model, ReportDocument.Of(SignatureStatus.Preliminary)));
        Assert.Equal(first, File.ReadAllBytes(Write(folder, model, ReportDocument.Of(SignatureStatus.Preliminary))));
        var made = new[] { SignatureStatus.Preliminary, SignatureStatus.Final }.Select(signature => new DicomFiles().Scan([Write(folder, model, ReportDocument.Of(signature))], TestContext.Current.CancellationToken).Single()).ToList();
        Assert.NotEqual(made[0].SopInstanceUid, made[1].SopInstanceUid);
        Assert.Equal(made[0].SeriesInstanceUid, made[1].SeriesInstanceUid);
    }

    [Fact]
    public async Task An_archive_takes_it_into_the_study()
    {
        using var archive = await Archive.StartAsync();
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: true);
        await archive.AddAsync([model.Path, Write(folder, model, ReportDocument.Of(SignatureStatus.Final))]);
        var study = Assert.Single((await archive.GetJsonAsync("studies?expand")).EnumerateArray());
        Assert.Equal(2, study.GetProperty("Series").GetArrayLength());
        Assert.Equal("Öberg^Åsa Märta", study.GetProperty("PatientMainDicomTags").GetProperty("PatientName").GetString());
        Assert.Equal(1, (await archive.GetJsonAsync("statistics")).GetProperty("CountPatients").GetInt32());
    }

    [Fact]
    public void A_title_that_latin_1_lacks_is_written_as_utf_8()
    {
        var dcmdump = Peer.Require("dcmtk", "dcmdump");
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: true);
        var pdf = folder.File("report.pdf");
        File.WriteAllBytes(pdf, Pdf);
        new DicomFiles().EncapsulatePdf(pdf, model, new("Łódź – utlåtande", IsVerified: true), folder.File("REPORT"), TestContext.Current.CancellationToken);
        Assert.Contains("[Łódź – utlåtande]", Peer.Run(dcmdump, [folder.File("REPORT")]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_pdf_is_refused_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: false);
        File.WriteAllText(folder.File("report.pdf"), "not a pdf");
        var error = Assert.Throws<RadOpsException>(() => new DicomFiles().EncapsulatePdf(folder.File("report.pdf"), model, ReportDocument.Of(SignatureStatus.Final), folder.File("out/REPORT"), TestContext.Current.CancellationToken));
        Assert.Equal("ReportNotPdf", error.Code);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public void A_model_that_has_changed_is_refused()
    {
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: false) with { StudyInstanceUid = "1.2.3" };
        File.WriteAllBytes(folder.File("report.pdf"), Pdf);
        var error = Assert.Throws<RadOpsException>(() => new DicomFiles().EncapsulatePdf(folder.File("report.pdf"), model, ReportDocument.Of(SignatureStatus.Final), folder.File("REPORT"), TestContext.Current.CancellationToken));
        Assert.Equal("ReportModelInvalid", error.Code);
    }

    private static string Write(TemporaryFolder folder, DicomHeader model, ReportDocument report, byte[]? pdf = null)
    {
        File.WriteAllBytes(folder.File("report.pdf"), pdf ?? Pdf);
        new DicomFiles().EncapsulatePdf(folder.File("report.pdf"), model, report, folder.File("REPORT"), TestContext.Current.CancellationToken);
        return folder.File("REPORT");
    }

    private static void AssertClean(string file)
    {
        var said = Peer.Run(Peer.Require("dicom3tools", "dciodvfy"), [file]).All;
        Assert.DoesNotContain("Error", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Warning", said, StringComparison.Ordinal);
        Assert.Contains("EncapsulatedPDF", said, StringComparison.Ordinal);
    }

    private static string Dump(string file) => Peer.Run(Peer.Require("dcmtk", "dcmdump"), ["+U8", file]).Output;

    private static DicomHeader Model(TemporaryFolder folder, bool isLatin1)
    {
        var path = SyntheticStudyTests.Study(SyntheticModality.Ct, 1, isLatin1).Write(Path.Combine(folder.Path, "study"), TestContext.Current.CancellationToken)[0];
        return new DicomFiles().Scan([path], TestContext.Current.CancellationToken).Single();
    }

    /// <summary>An instance that says little, in any character set.</summary>
    private static DicomHeader Model(TemporaryFolder folder, string term, Encoding encoding, string name)
    {
        var writer = new DatasetWriter(encoding);
        writer.AddFileHeader(SopClasses.CtImage, "1.2.3.4", TransferSyntax.ExplicitVrLittleEndian);
        if (term.Length > 0)
            writer.AddText(Tags.SpecificCharacterSet, Vr.CS, term);
        writer.AddText(Tags.SopClassUid, Vr.UI, SopClasses.CtImage);
        writer.AddText(Tags.SopInstanceUid, Vr.UI, "1.2.3.4");
        writer.AddText(Tags.StudyDate, Vr.DA, "20240115");
        writer.AddText(Tags.StudyTime, Vr.TM, "101500");
        writer.AddText(Tags.AccessionNumber, Vr.SH, "ACC0001");
        writer.AddText(Tags.PatientName, Vr.PN, name);
        writer.AddText(Tags.PatientId, Vr.LO, "191212121212");
        writer.AddText(Tags.StudyInstanceUid, Vr.UI, "1.2.3");
        writer.AddText(Tags.SeriesInstanceUid, Vr.UI, "1.2.3.1");
        writer.AddText(Tags.StudyId, Vr.SH, "ACC0001");
        File.WriteAllBytes(folder.File("model"), writer.Written.ToArray());
        return new DicomFiles().Scan([folder.File("model")], TestContext.Current.CancellationToken).Single();
    }
}
