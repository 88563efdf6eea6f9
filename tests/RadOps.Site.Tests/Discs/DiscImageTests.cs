using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Site.Discs;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Discs;

/// <summary>Media as ISO images, with xorriso and isoinfo as judges of what was written.</summary>
public sealed class DiscImageTests : IDisposable
{
    private readonly ExportBench bench = new();

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_image_holds_the_medium_file_for_file_and_byte_for_byte()
    {
        var xorriso = Peer.Require("xorriso", "xorriso");
        var medium = Make();
        var image = await new DiscImage(Environment.GetEnvironmentVariable).MakeAsync(medium, Cancel);
        Assert.Equal(medium + ".iso", image);

        using var folder = new TemporaryFolder();
        var read = Path.Combine(folder.Path, "read");
        var result = Peer.Run(xorriso, ["-osirrox", "on", "-indev", image, "-extract", "/", read]);
        Assert.True(result.ExitCode == 0, result.All);
        Assert.Equal(Contents(medium), Contents(read));
        Assert.DoesNotContain(bench.Dicom.VerifyMedium(read, Cancel), finding => finding.Severity is FindingSeverity.Error);
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(bench.Destination, "*", new EnumerationOptions { AttributesToSkip = 0 }), path => path.EndsWith(".partial", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_has_the_names_that_a_DICOM_reader_looks_for_and_Joliets_beside_them()
    {
        var xorriso = Peer.Require("xorriso", "xorriso");
        var image = await new DiscImage(Environment.GetEnvironmentVariable).MakeAsync(Make(), Cancel);
        var report = Peer.Run(xorriso, ["-indev", image, "-pvd_info"]).All;
        Assert.Matches(@"Volume Id *: R\d{8}_[0-9A-Z]{6}\b", report);
        await using var stream = File.OpenRead(image);
        // The primary descriptor, then Joliet's, whose escape sequence says UCS-2 level 3.
        var second = new byte[2048];
        stream.Position = 17 * 2048;
        stream.ReadExactly(second);
        Assert.Equal((2, "%/E"), (second[0], System.Text.Encoding.ASCII.GetString(second, 88, 3)));
        Assert.All(IsoTree.Read(stream), file => Assert.Matches(@"^([A-Z0-9_]{1,8}/)*[A-Z0-9_]{1,8}(\.[A-Z0-9_]{1,3})?$", file.Name));
    }

    [Fact]
    public async Task An_image_that_is_there_is_left_as_it_is()
    {
        _ = Peer.Require("xorriso", "xorriso");
        var medium = Make();
        var image = await new DiscImage(Environment.GetEnvironmentVariable).MakeAsync(medium, Cancel);
        var written = File.GetLastWriteTimeUtc(image);
        Assert.Equal(image, await new DiscImage(new Refusing()).MakeAsync(medium, Cancel));
        Assert.Equal(written, File.GetLastWriteTimeUtc(image));
    }

    [Theory]
    [InlineData("DICOM/ST000001/SE000001/IM000003", "IM000003 is another")]
    [InlineData("DICOMDIR", "DICOMDIR is another")]
    public async Task One_byte_that_is_another_is_found_and_the_image_thrown_away(string file, string difference)
    {
        _ = Peer.Require("xorriso", "xorriso");
        var medium = Make();
        var failure = await Assert.ThrowsAsync<RadOpsException>(() => new DiscImage(new Damaging(file)).MakeAsync(medium, Cancel));
        Assert.Equal(("IsoDiffers", ErrorKind.Corrupt), (failure.Code, failure.Kind));
        Assert.Contains(difference, failure.Message, StringComparison.Ordinal);
        Assert.Equal([Path.GetFileName(medium), "papers"], Directory.EnumerateFileSystemEntries(bench.Destination, "*", new EnumerationOptions { AttributesToSkip = 0 }).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_image_lacks_or_has_too_much_is_named()
    {
        _ = Peer.Require("xorriso", "xorriso");
        var medium = Make();
        var image = await new DiscImage(Environment.GetEnvironmentVariable).MakeAsync(medium, Cancel);
        await using var stream = File.OpenRead(image);
        Assert.Null(DiscImage.Difference(stream, medium, Cancel));
        File.WriteAllText(Path.Combine(medium, "MORE.TXT"), "more");
        Assert.Equal("it lacks MORE.TXT", DiscImage.Difference(stream, medium, Cancel));
        File.Delete(Path.Combine(medium, "MORE.TXT"));
        File.Delete(Path.Combine(medium, MediumDraft.ReadmeFile));
        Assert.Equal("it holds README.TXT as well", DiscImage.Difference(stream, medium, Cancel));
    }

    [Fact]
    public void What_is_no_image_is_said_to_be_none()
    {
        var medium = Make();
        Assert.Equal("it cannot be read, it has no primary volume descriptor", DiscImage.Difference(new MemoryStream(new byte[64 * 1024]), medium, Cancel));
        Assert.StartsWith("it cannot be read", DiscImage.Difference(new MemoryStream(new byte[100]), medium, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_writes_images_the_error_says_what_to_install()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has disc imaging of its own");
        var disc = new DiscImage(_ => null);
        var failure = Assert.Throws<RadOpsException>(disc.RequireWriter);
        Assert.Equal(("IsoWriterNotFound", ErrorKind.NotFound), (failure.Code, failure.Kind));
        Assert.Contains("apt-get install xorriso", failure.Message, StringComparison.Ordinal);
        var medium = Make();
        Assert.Equal("IsoWriterNotFound", (await Assert.ThrowsAsync<RadOpsException>(() => disc.MakeAsync(medium, Cancel))).Code);
    }

    [Fact]
    public async Task What_the_writer_says_when_it_fails_is_told()
    {
        _ = Peer.Require("xorriso", "xorriso");
        Directory.CreateDirectory(bench.Destination);
        var failure = await Assert.ThrowsAsync<RadOpsException>(() => new DiscImage(Environment.GetEnvironmentVariable).MakeAsync(Path.Combine(bench.Destination, "R-20260101-NOTHER"), Cancel));
        Assert.Equal("IsoNotWritten", failure.Code);
        Assert.Contains("R-20260101-NOTHER", failure.Message, StringComparison.Ordinal);
    }

    private string Make()
    {
        bench.AddStudy();
        bench.AddReport();
        return bench.Service.Execute(bench.Plan(), cancellationToken: Cancel).Path!;
    }

    private static List<string> Contents(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(folder, file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")
    ];

    /// <summary>Writes nothing, and says so.</summary>
    private sealed class Refusing : IDiscWriter
    {
        public void Require()
        {
        }

        public Task WriteAsync(string folder, string image, string volumeId, CancellationToken cancellationToken) => throw new InvalidOperationException("not to be asked");
    }

    /// <summary>Writes an image, and turns one bit of one file of it.</summary>
    private sealed class Damaging(string file) : IDiscWriter
    {
        private readonly XorrisoWriter writer = new(Environment.GetEnvironmentVariable);

        public void Require() => writer.Require();

        public async Task WriteAsync(string folder, string image, string volumeId, CancellationToken cancellationToken)
        {
            await writer.WriteAsync(folder, image, volumeId, cancellationToken);
            await using var stream = new FileStream(image, FileMode.Open, FileAccess.ReadWrite);
            var entry = IsoTree.Read(stream).Single(entry => entry.Name == file);
            stream.Position = entry.Offset + entry.Length - 1;
            var last = stream.ReadByte();
            stream.Position--;
            stream.WriteByte((byte)(last ^ 1));
        }
    }
}
