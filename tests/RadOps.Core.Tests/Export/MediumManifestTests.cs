using RadOps.Core.Export;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Export;

public sealed class MediumManifestTests
{
    private const string HashOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void What_is_written_is_read_back_in_ordinal_order()
    {
        using var folder = new TemporaryFolder();
        MediumManifest.Write(folder.Path, [new("README.TXT", HashOfAbc.ToUpperInvariant()), new("DICOM/ST000001/SE000001/IM000001", HashOfAbc)]);

        var lines = File.ReadAllText(Path.Combine(folder.Path, "IHE_PDI", "MANIFEST.TXT"));
        Assert.Equal($"{HashOfAbc}  DICOM/ST000001/SE000001/IM000001\n{HashOfAbc}  README.TXT\n", lines);
        Assert.Equal(HashOfAbc, MediumManifest.Read(folder.Path)!["README.TXT"]);
    }

    [Fact]
    public void A_medium_without_a_manifest_gives_null()
    {
        using var folder = new TemporaryFolder();
        Assert.Null(MediumManifest.Read(folder.Path));
    }

    [Theory]
    [InlineData("not a manifest")]
    [InlineData("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad README.TXT")]
    [InlineData("xx7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  README.TXT")]
    public void A_malformed_line_is_an_error_with_its_number(string line)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(MediumManifest.FileName), $"{HashOfAbc}  DICOMDIR\n{line}\n");

        var error = Assert.Throws<RadOpsException>(() => MediumManifest.Read(folder.Path));
        Assert.Equal("ManifestInvalid", error.Code);
        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.TXT", "abc")]
    [InlineData("a\nb", HashOfAbc)]
    [InlineData(MediumManifest.FileName, HashOfAbc)]
    public void An_entry_that_cannot_stand_in_a_manifest_leaves_no_manifest(string path, string hash)
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<RadOpsException>(() => MediumManifest.Write(folder.Path, [new(path, hash)]));
        Assert.Equal("ManifestEntryInvalid", error.Code);
        Assert.False(File.Exists(Path.Combine(folder.Path, "IHE_PDI", "MANIFEST.TXT")));
    }

    [Fact]
    public void Sha256sum_checks_it()
    {
        var sha256sum = Peer.Require("coreutils", "sha256sum");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("README.TXT"), "abc");
        MediumManifest.Write(folder.Path, [new("README.TXT", HashOfAbc)]);

        var run = Peer.Run(sha256sum, ["--strict", "-c", MediumManifest.FileName], folder.Path);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("README.TXT: OK\n", run.Output);
    }
}
