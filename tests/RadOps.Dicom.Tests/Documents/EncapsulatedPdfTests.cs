using System.Text;
using RadOps.Core;
using RadOps.Core.Export;
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
        var dciodvfy = Peer.Require("dicom3tools", "dciodvfy");
        var dcm2pdf = Peer.Require("dcmtk", "dcm2pdf");
        var dcmdump = Peer.Require("dcmtk", "dcmdump");
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1);
        var pdf = folder.File("report.pdf");
        byte[] bytes = [.. Pdf, .. Enumerable.Repeat((byte)'\n', extra)];
        File.WriteAllBytes(pdf, bytes);
        var output = folder.File("REPORT");
        new DicomFiles().EncapsulatePdf(pdf, model, "Utlåtande röntgen", output, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("Error", Peer.Run(dciodvfy, [output]).All, StringComparison.Ordinal);
        var dump = Peer.Run(dcmdump, ["+U8", output]).Output;
        Assert.Contains("[Utlåtande röntgen]", dump, StringComparison.Ordinal);
        Assert.Contains("[Öberg^Åsa Märta]", dump, StringComparison.Ordinal);

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
        Assert.NotEqual(model.SeriesInstanceUid, header.SeriesInstanceUid);
    }

    [Fact]
    public void A_title_that_latin_1_lacks_is_written_as_utf_8()
    {
        var dcmdump = Peer.Require("dcmtk", "dcmdump");
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: true);
        var pdf = folder.File("report.pdf");
        File.WriteAllBytes(pdf, Pdf);
        new DicomFiles().EncapsulatePdf(pdf, model, "Łódź – utlåtande", folder.File("REPORT"), TestContext.Current.CancellationToken);
        Assert.Contains("[Łódź – utlåtande]", Peer.Run(dcmdump, [folder.File("REPORT")]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_pdf_is_refused_and_nothing_is_left()
    {
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: false);
        File.WriteAllText(folder.File("report.pdf"), "not a pdf");
        var error = Assert.Throws<RadOpsException>(() => new DicomFiles().EncapsulatePdf(folder.File("report.pdf"), model, "Utlåtande", folder.File("out/REPORT"), TestContext.Current.CancellationToken));
        Assert.Equal("ReportNotPdf", error.Code);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder.Path, "out")));
    }

    [Fact]
    public void A_model_that_has_changed_is_refused()
    {
        using var folder = new TemporaryFolder();
        var model = Model(folder, isLatin1: false) with { StudyInstanceUid = "1.2.3" };
        File.WriteAllBytes(folder.File("report.pdf"), Pdf);
        var error = Assert.Throws<RadOpsException>(() => new DicomFiles().EncapsulatePdf(folder.File("report.pdf"), model, "Utlåtande", folder.File("REPORT"), TestContext.Current.CancellationToken));
        Assert.Equal("ReportModelInvalid", error.Code);
    }

    private static DicomHeader Model(TemporaryFolder folder, bool isLatin1)
    {
        var path = SyntheticStudyTests.Study(SyntheticModality.Ct, 1, isLatin1).Write(Path.Combine(folder.Path, "study"), TestContext.Current.CancellationToken)[0];
        return new DicomFiles().Scan([path], TestContext.Current.CancellationToken).Single();
    }
}
