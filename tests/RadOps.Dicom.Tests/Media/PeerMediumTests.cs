using RadOps.Core;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Media;

/// <summary>Others' media judged by RadOps, and RadOps' media taken in by others with every instance and every å ä ö.</summary>
public sealed class PeerMediumTests
{
    private const string Asa = "Öberg^Åsa Märta", Orjan = "Ek^Örjan";

    private static MediumFixture Medium()
    {
        var medium = new MediumFixture();
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Ct, 12, "ACC1", Asa, "191212121212", isLatin1: true, series: 3));
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Mr, 5, "ACC2", Asa, "191212121212"));
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Cr, 2, "ACC3", Orjan, "201212121212"));
        return medium;
    }

    [Fact]
    public void A_dicomdir_of_dcmmkdir_verifies()
    {
        var dcmmkdir = Peer.Require("dcmtk", "dcmmkdir");
        using var medium = Medium();
        var run = Peer.Run(dcmmkdir, ["+r", "+id", medium.Root, "+D", medium.DirectoryPath, "DICOM"], medium.Root);
        Assert.True(File.Exists(medium.DirectoryPath), run.All);
        Assert.Equal(["ManifestMissing"], medium.Verify().Select(finding => finding.Code));

        File.Delete(medium.PathOf(medium.FileIds[4]));
        Assert.Equal([("ReferencedFileMissing", medium.FileIds[4])], medium.Verify().Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => (finding.Code, finding.File!)));
    }

    [Fact]
    public async Task Dcmsend_brings_every_instance_of_the_medium_to_storescp()
    {
        var dcmsend = Peer.Require("dcmtk", "dcmsend");
        using var medium = Medium();
        medium.WriteDirectory();
        using var server = await StoreScp.StartAsync("+xa");

        var run = Peer.Run(dcmsend, ["-v", "+rd", "127.0.0.1", $"{server.Process.Port}", medium.DirectoryPath]);
        Assert.Equal(0, run.ExitCode);
        var files = new DicomFiles();
        var sent = files.Scan([Path.Combine(medium.Root, "DICOM")], TestContext.Current.CancellationToken).ToDictionary(header => header.SopInstanceUid!, header => header.PatientName!.Reveal());
        var arrived = files.Scan(server.Received, TestContext.Current.CancellationToken).ToDictionary(header => header.SopInstanceUid!, header => header.PatientName!.Reveal());
        Assert.Equal(19, sent.Count);
        Assert.Equal(sent.OrderBy(pair => pair.Key, StringComparer.Ordinal), arrived.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Orthanc_takes_in_every_instance_and_every_letter()
    {
        using var medium = Medium();
        medium.WriteDirectory();
        using var server = await Archive.StartAsync();

        await server.AddAsync(medium.FileIds.Select(medium.PathOf));

        var statistics = await server.GetJsonAsync("statistics");
        Assert.Equal(19, statistics.GetProperty("CountInstances").GetInt32());
        Assert.Equal(5, statistics.GetProperty("CountSeries").GetInt32());
        Assert.Equal(3, statistics.GetProperty("CountStudies").GetInt32());
        Assert.Equal(2, statistics.GetProperty("CountPatients").GetInt32());
        var studies = await server.GetJsonAsync("studies?expand");
        Assert.Equal(
            [Orjan, Asa, Asa],
            studies.EnumerateArray().Select(study => study.GetProperty("PatientMainDicomTags").GetProperty("PatientName").GetString()!).Order(StringComparer.Ordinal));
        Assert.All(studies.EnumerateArray(), study => Assert.Equal("Buk efter kontrast åäö", study.GetProperty("MainDicomTags").GetProperty("StudyDescription").GetString()));
    }

    [Fact]
    public async Task The_dicomdir_that_orthanc_makes_of_the_same_study_is_read()
    {
        using var medium = new MediumFixture();
        medium.AddStudy(MediumFixture.Study(SyntheticModality.Mr, 3, "ACC2", "Svensson^Eva", "191212121212"));
        using var server = await Archive.StartAsync();
        await server.AddAsync(medium.FileIds.Select(medium.PathOf));
        var studies = await server.GetJsonAsync("studies");
        var archive = await server.GetBytesAsync($"studies/{studies[0].GetString()}/media");

        using var target = new TemporaryFolder();
        using (var stream = new MemoryStream(archive))
            System.IO.Compression.ZipFile.ExtractToDirectory(stream, target.Path);
        var findings = new DicomFiles().VerifyMedium(target.Path, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(findings, finding => finding.Severity == FindingSeverity.Error);
    }
}
