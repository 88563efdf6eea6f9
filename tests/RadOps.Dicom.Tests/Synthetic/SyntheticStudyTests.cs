using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Synthetic;

public sealed class SyntheticStudyTests
{
    internal static SyntheticStudy Study(SyntheticModality modality = SyntheticModality.Ct, int count = 3, bool isLatin1 = false, string accession = "ACC0001", string id = "191212121212") => new()
    {
        Modality = modality,
        PatientName = new PersonName("Öberg^Åsa Märta"),
        PatientId = PatientId.Unverified(id),
        AccessionNumber = accession,
        StudyDate = new DateOnly(2024, 1, 15),
        InstanceCount = count,
        IsLatin1 = isLatin1,
        PixelSize = 16,
    };

    [Theory]
    [InlineData(SyntheticModality.Ct, true)]
    [InlineData(SyntheticModality.Ct, false)]
    [InlineData(SyntheticModality.Mr, true)]
    [InlineData(SyntheticModality.Mr, false)]
    [InlineData(SyntheticModality.Cr, true)]
    [InlineData(SyntheticModality.Cr, false)]
    public void Dciodvfy_finds_no_error(SyntheticModality modality, bool isLatin1)
    {
        var dciodvfy = Peer.Require("dicom3tools", "dciodvfy");
        using var folder = new TemporaryFolder();
        foreach (var path in Study(modality, 2, isLatin1).Write(folder.Path, TestContext.Current.CancellationToken))
        {
            var run = Peer.Run(dciodvfy, [path]);
            Assert.DoesNotContain("Error", run.All, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dcmdump_reads_the_name_in_both_character_sets(bool isLatin1)
    {
        var dcmdump = Peer.Require("dcmtk", "dcmdump");
        using var folder = new TemporaryFolder();
        var path = Study(isLatin1: isLatin1).Write(folder.Path, TestContext.Current.CancellationToken)[0];

        var run = Peer.Run(dcmdump, ["+U8", "+P", "PatientName", path]);
        Assert.Contains("[Öberg^Åsa Märta]", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_headers_say_what_the_description_says()
    {
        using var folder = new TemporaryFolder();
        var study = Study(count: 5) with { SeriesCount = 2 };
        study.Write(folder.Path, TestContext.Current.CancellationToken);

        var headers = new DicomFiles().Scan([folder.Path], TestContext.Current.CancellationToken).ToList();
        Assert.Equal(5, headers.Count);
        Assert.All(headers, header =>
        {
            Assert.Equal(DicomFileStatus.Ok, header.Status);
            Assert.Null(header.Reason);
            Assert.Equal("Öberg^Åsa Märta", header.PatientName!.Reveal());
            Assert.Equal("191212121212", header.PatientId!.Reveal());
            Assert.Equal("ACC0001", header.AccessionNumber);
            Assert.Equal("CT", header.Modality);
            Assert.Equal(new DateOnly(2024, 1, 15), header.StudyDate);
            Assert.Equal(study.StudyInstanceUid, header.StudyInstanceUid);
            Assert.Equal("1.2.840.10008.1.2.1", header.TransferSyntaxUid);
            Assert.Equal(new FileInfo(header.Path).Length, header.Length);
        });
        Assert.Equal([1, 1, 1, 2, 2], headers.Select(header => header.SeriesNumber!.Value));
        Assert.Equal([1, 2, 3, 4, 5], headers.Select(header => header.InstanceNumber!.Value));
        Assert.Equal(5, headers.Select(header => header.SopInstanceUid).Distinct().Count());
        Assert.Equal(2, headers.Select(header => header.SeriesInstanceUid).Distinct().Count());
    }

    [Fact]
    public void The_same_description_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var first = Study().Write(Path.Combine(folder.Path, "a"), TestContext.Current.CancellationToken);
        var second = Study().Write(Path.Combine(folder.Path, "b"), TestContext.Current.CancellationToken);
        Assert.All(first.Zip(second), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
    }

    [Fact]
    public void A_study_without_instances_is_refused()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<RadOpsException>(() => Study(count: 0).Write(folder.Path, TestContext.Current.CancellationToken));
        Assert.Equal("SyntheticStudyInvalid", error.Code);
    }
}
