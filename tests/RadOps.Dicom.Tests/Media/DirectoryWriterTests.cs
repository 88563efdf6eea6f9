using RadOps.Core;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Media;

public sealed class DirectoryWriterTests
{
    private static MediumFixture TwoPatients()
    {
        var medium = new MediumFixture();
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Ct, 5, "ACC1", "Öberg^Åsa Märta", "191212121212", isLatin1: true, series: 2));
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Mr, 3, "ACC2", "Öberg^Åsa Märta", "191212121212"));
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Cr, 2, "ACC3", "Ek^Örjan", "201212121212"));
        return medium;
    }

    [Fact]
    public void Dciodvfy_finds_no_error()
    {
        var dciodvfy = Peer.Require("dicom3tools", "dciodvfy");
        using var medium = TwoPatients();
        Assert.Empty(medium.WriteDirectory());

        var run = Peer.Run(dciodvfy, [medium.DirectoryPath]);
        Assert.DoesNotContain("Error", run.All, StringComparison.Ordinal);
        Assert.Contains("BasicDirectory", run.All, StringComparison.Ordinal);
    }

    [Fact]
    public void Dcdirdmp_lists_every_file()
    {
        var dcdirdmp = Peer.Require("dicom3tools", "dcdirdmp");
        using var medium = TwoPatients();
        medium.WriteDirectory();

        var run = Peer.Run(dcdirdmp, [medium.DirectoryPath]);
        Assert.All(medium.FileIds, id => Assert.Contains(id, run.All.Replace('\\', '/'), StringComparison.Ordinal));
    }

    [Fact]
    public void Dcmdump_reads_every_name_from_both_character_sets()
    {
        var dcmdump = Peer.Require("dcmtk", "dcmdump");
        using var medium = TwoPatients();
        medium.WriteDirectory();

        var run = Peer.Run(dcmdump, ["+U8", "+P", "PatientName", "+P", "StudyDescription", "+P", "ReferencedFileID", medium.DirectoryPath]);
        Assert.Contains("[Öberg^Åsa Märta]", run.Output, StringComparison.Ordinal);
        Assert.Contains("[Ek^Örjan]", run.Output, StringComparison.Ordinal);
        Assert.Contains("åäö", run.Output, StringComparison.Ordinal);
        Assert.Equal(10, run.Output.Split('\n').Count(line => line.Contains("ReferencedFileID", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_medium_verifies()
    {
        using var medium = TwoPatients();
        medium.WriteDirectory();
        Assert.Equal(["ManifestMissing"], medium.Verify().Select(finding => finding.Code));
    }

    [Fact]
    public void The_same_files_give_the_same_bytes()
    {
        using var medium = TwoPatients();
        medium.WriteDirectory();
        var first = File.ReadAllBytes(medium.DirectoryPath);
        medium.WriteDirectory();
        Assert.Equal(first, File.ReadAllBytes(medium.DirectoryPath));
    }

    [Fact]
    public void A_study_of_two_patients_is_an_error_that_names_the_file_only()
    {
        using var medium = new MediumFixture();
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Ct, 2, "ACC1", "Öberg^Åsa", "191212121212"));
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Ct, 3, "ACC1", "Ek^Örjan", "201212121212"));
        // Another instance of the same study, but of another person.
        medium.FileIds.RemoveAll(id => id is "DICOM/ST000002/SE000001/IM000001" or "DICOM/ST000002/SE000001/IM000002");

        var error = Assert.Throws<RadOpsException>(() => medium.WriteDirectory());
        Assert.Equal("StudyOfTwoPatients", error.Code);
        Assert.Equal("DICOM/ST000002/SE000001/IM000003", error.Target);
        Assert.DoesNotContain("1212", error.Message.Replace(error.Target!, "", StringComparison.Ordinal).Replace(MediumFixture.Study(SyntheticModality.Ct, 1, "ACC1", "x", "y").StudyInstanceUid, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(File.Exists(medium.DirectoryPath));
    }

    [Fact]
    public void The_same_instance_twice_is_an_error()
    {
        using var medium = new MediumFixture();
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Ct, 2, "ACC1", "Öberg^Åsa", "191212121212"));
        File.Copy(medium.PathOf(medium.FileIds[0]), medium.PathOf("DICOM/ST000001/SE000001/COPY"));
        medium.FileIds.Add("DICOM/ST000001/SE000001/COPY");

        var error = Assert.Throws<RadOpsException>(() => medium.WriteDirectory());
        Assert.Equal("DuplicateInstance", error.Code);
        Assert.Equal("DICOM/ST000001/SE000001/COPY", error.Target);
    }

    [Theory]
    [InlineData("DICOM/IM1.DCM")]
    [InlineData("dicom/IM1")]
    [InlineData("DICOM/TOOLONGNAME")]
    [InlineData("A/B/C/D/E/F/G/H/I")]
    [InlineData("../IM1")]
    [InlineData("/IM1")]
    [InlineData("")]
    public void A_malformed_file_id_is_refused(string id)
    {
        using var medium = new MediumFixture();
        medium.FileIds.Add(id);
        Assert.Equal("FileIdInvalid", Assert.Throws<RadOpsException>(() => medium.WriteDirectory()).Code);
    }

    [Fact]
    public void Ten_thousand_in_one_series_are_all_listed()
    {
        using var medium = new MediumFixture();
        var path = medium.AddStudy(MediumFixture.Study(SyntheticModality.Mr, Campaign.Count(2000, 10_000), "ACC1", "Öberg^Åsa", "191212121212")).Count;
        medium.WriteDirectory();
        Assert.Equal(path, medium.FileIds.Count);
        Assert.DoesNotContain(medium.Verify(), finding => finding.Severity == FindingSeverity.Error);
    }
}
