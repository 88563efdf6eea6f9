using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom.Synthetic;
using RadOps.Dicom.Tests.Reading;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Media;

/// <summary>Media that are wrong, damaged, or made to do harm.</summary>
public sealed class HostileMediumTests
{
    private static MediumFixture Medium()
    {
        var medium = new MediumFixture();
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Ct, 3, "ACC1", "Öberg^Åsa", "191212121212"));
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Mr, 2, "ACC2", "Ek^Örjan", "201212121212"));
        medium.WriteDirectory();
        return medium;
    }

    private static List<(string Code, string? File)> Errors(MediumFixture medium) =>
        [.. medium.Verify().Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => (finding.Code, finding.File))];

    [Fact]
    public void A_sound_medium_has_no_error()
    {
        using var medium = Medium();
        Assert.Empty(Errors(medium));
    }

    [Fact]
    public void A_missing_file_is_found()
    {
        using var medium = Medium();
        File.Delete(medium.PathOf(medium.FileIds[1]));
        Assert.Equal([("ReferencedFileMissing", medium.FileIds[1])], Errors(medium));
    }

    [Fact]
    public void A_missing_dicomdir_is_one_error()
    {
        using var medium = Medium();
        File.Delete(medium.DirectoryPath);
        Assert.Equal([("DirectoryMissing", "DICOMDIR")], Errors(medium));
    }

    [Fact]
    public void A_file_that_the_dicomdir_does_not_refer_to_is_found()
    {
        using var medium = Medium();
        File.WriteAllBytes(medium.PathOf("DICOM/STRAY"), new DicomBytes().Meta("1.2.840.10008.1.2.1").Identity().Study().Image().ToArray());
        File.WriteAllText(medium.PathOf("README.TXT"), "Läs mig");
        Assert.Equal([("FileUnreferenced", "DICOM/STRAY")], Errors(medium));
    }

    [Fact]
    public void A_truncated_file_is_found()
    {
        using var medium = Medium();
        using (var file = File.OpenWrite(medium.PathOf(medium.FileIds[0])))
            file.SetLength(file.Length - 1);
        Assert.Equal([("FileTruncated", medium.FileIds[0])], Errors(medium));
    }

    [Fact]
    public void Two_files_that_changed_places_are_found()
    {
        using var medium = Medium();
        var (first, other) = (medium.PathOf(medium.FileIds[0]), medium.PathOf(medium.FileIds[3]));
        File.Move(first, first + "_");
        File.Move(other, first);
        File.Move(first + "_", other);
        var codes = Errors(medium).Where(error => error.File == medium.FileIds[0]).Select(error => error.Code);
        Assert.Equal(["SopInstanceMismatch", "SopClassMismatch", "SeriesMismatch", "StudyMismatch", "PatientMismatch"], codes);
    }

    [Fact]
    public void No_finding_holds_an_identity()
    {
        using var medium = Medium();
        File.Copy(medium.PathOf(medium.FileIds[0]), medium.PathOf(medium.FileIds[3]), overwrite: true);
        Assert.All(medium.Verify(), finding =>
        {
            Assert.DoesNotContain("1212", finding.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("berg", finding.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Names_in_lower_case_are_a_warning()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a file system that tells case apart");
        using var medium = Medium();
        File.Move(medium.PathOf(medium.FileIds[0]), medium.PathOf(medium.FileIds[0].Replace("IM", "im", StringComparison.Ordinal)));
        Assert.Empty(Errors(medium));
        Assert.Contains(medium.Verify(), finding => finding.Code == "FileNameDiffers");
    }

    [Fact]
    public void Hashes_are_compared_with_the_manifest()
    {
        using var medium = Medium();
        var hash = new string('0', 64);
        MediumManifest.Write(medium.Root, [new(medium.FileIds[0], hash), new("GONE", hash)]);
        Assert.Equal([("HashMismatch", medium.FileIds[0]), ("ManifestFileMissing", "GONE")], Errors(medium));
        Assert.Contains(medium.Verify(), finding => finding is { Code: "NotInManifest", File: "DICOMDIR", Severity: FindingSeverity.Warning });
    }

    [Fact]
    public void A_malformed_manifest_is_an_error()
    {
        using var medium = Medium();
        Directory.CreateDirectory(medium.PathOf("IHE_PDI"));
        File.WriteAllText(medium.PathOf(MediumManifest.FileName), "nonsense\n");
        Assert.Equal([("ManifestInvalid", MediumManifest.FileName)], Errors(medium));
    }

    [Fact]
    public void A_link_is_not_on_the_medium()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs rights on Windows");
        using var medium = Medium();
        using var elsewhere = new TemporaryFolder();
        File.Move(medium.PathOf(medium.FileIds[0]), elsewhere.File("image"));
        File.CreateSymbolicLink(medium.PathOf(medium.FileIds[0]), elsewhere.File("image"));
        Assert.Equal([("LinkOnMedium", medium.FileIds[0])], Errors(medium));
    }

    [Theory]
    [InlineData("..\\..\\ETC\\PASSWD")]
    [InlineData("\\ETC\\PASSWD")]
    [InlineData("C:\\WINDOWS")]
    [InlineData("DICOM\\..\\..\\X")]
    public void A_reference_out_of_the_medium_is_not_followed(string fileId)
    {
        using var medium = new MediumFixture();
        File.WriteAllBytes(medium.DirectoryPath, DicomdirBytes.Create(new TestRecord(-1, -1, fileId)));
        Assert.Equal([("FileIdOutsideMedium", "DICOMDIR")], Errors(medium));
    }

    [Fact]
    public void Records_that_form_a_loop_are_told_once()
    {
        using var medium = new MediumFixture();
        File.WriteAllBytes(medium.DirectoryPath, DicomdirBytes.Create(new TestRecord(1, -1), new TestRecord(0, 0)));
        var codes = Errors(medium).Select(error => error.Code).ToList();
        Assert.Equal(["RecordLoop", "RecordLoop"], codes);
    }

    [Fact]
    public void An_offset_to_nowhere_is_told()
    {
        using var medium = new MediumFixture();
        File.WriteAllBytes(medium.DirectoryPath, DicomdirBytes.Create(new TestRecord(77_777, -1), new TestRecord(-1, -1)));
        Assert.Equal([("RecordOffsetInvalid", "DICOMDIR"), ("RecordUnreachable", "DICOMDIR")], Errors(medium));
    }

    [Fact]
    public void A_truncated_dicomdir_is_told()
    {
        using var medium = Medium();
        using (var file = File.OpenWrite(medium.DirectoryPath))
            file.SetLength(file.Length / 2);
        Assert.Equal([("DirectoryTruncated", "DICOMDIR")], Errors(medium));
    }
}
