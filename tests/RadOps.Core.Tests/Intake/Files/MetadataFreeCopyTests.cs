using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>A copy says nothing beside what it shows, shows exactly the same, and the original stays as it was (C54).</summary>
public sealed class MetadataFreeCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> Names => [.. Images.Keys];

    private static Dictionary<string, byte[]> Images { get; } = ((IEnumerable<(string Name, byte[] File)>)
    [
        .. MetadataTests.Images(),
        ("JPEG with thumbnails", new JpegMaker { Segments = [JpegMaker.Jfif([1, 2, 3]), (0xE0, [.. "JFXX\0"u8, 0x10, .. JpegMaker.Make()]), JpegMaker.Exif([.. new ExifMaker { HasThumbnail = true }.ToArray(), .. JpegMaker.Make()])] }.ToArray()),
        ("JPEG with comment and colours", new JpegMaker { IsProgressive = true, Segments = [(0xFE, "hej"u8.ToArray()), (0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. new byte[128]]), (0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]), (0xEC, [.. "Ducky"u8])] }.ToArray()),
        ("JPEG with further pictures", [.. new JpegMaker { RestartInterval = 3, Segments = [(0xE2, [.. "MPF\0"u8, .. new byte[40]]), (0xFE, "x"u8.ToArray())] }.ToArray(), .. JpegMaker.Make()]),
        ("JPEG with a Samsung's notes", [.. JpegMaker.Make(), .. OddImages.Samsung(("Image_UTC_Data", "1780918920000"u8.ToArray()))]),
        ("PNG with texts and colours", new PngMaker { Chunks = [PngMaker.Chunk("gAMA", [0, 0, 0xB1, 0x8F]), PngMaker.Chunk("pHYs", [0, 0, 0x0B, 0x13, 0, 0, 0x0B, 0x13, 1]), PngMaker.Text("Author", "Test Person"), PngMaker.Chunk("tIME", [7, 0xEA, 6, 8, 11, 42, 0]), PngMaker.Chunk("zTXt", [.. "Comment"u8, 0, 0, .. PngMaker.Pack("hej"u8.ToArray())]), PngMaker.Chunk("prVt", [1, 2, 3])] }.ToArray()),
        ("PNG with colours alone", new PngMaker { Chunks = [PngMaker.Chunk("sRGB", [0])] }.ToArray()),
        ("PNG that moves", [.. OddImages.Moving(3)[..^12], .. PngMaker.Text("Comment", "hej"), .. PngMaker.End]),
        ("GIF that moves, with a comment", new GifMaker { Frames = 3, Blocks = [GifMaker.Application("NETSCAPE2.0", [1, 0, 0]), GifMaker.Comment("hej"), GifMaker.Application("RADOPS  1.0", [1, 2, 3]), [0x21, 0xF9, 4, 0, 10, 0, 0, 0]] }.ToArray()),
    ]).ToDictionary(each => each.Name, each => each.File);

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    [Requirement("C54")]
    public void A_copy_tells_nothing_and_the_original_is_untouched(string name)
    {
        var (source, target) = Files(name);
        var before = File.GetLastWriteTimeUtc(source);
        var original = Inspected.Of(Images[name]);

        var outcome = MetadataFreeCopy.Write(source, target, InspectionLimits.Default, TestContext.Current.CancellationToken);

        Assert.Equal(Images[name], File.ReadAllBytes(source));
        Assert.Equal(before, File.GetLastWriteTimeUtc(source));
        var copy = Inspected.Of(File.ReadAllBytes(target));
        Assert.False(copy.Metadata.IsTelling);
        Assert.DoesNotContain(copy.Findings, finding => finding.Code is not FileFindingCode.Moving);
        Assert.Equal((original.Format, original.Width, original.Height, original.Frames, original.Metadata.Orientation), (copy.Format, copy.Width, copy.Height, copy.Frames, copy.Metadata.Orientation));
        Assert.Equal((copy.Sha256, copy.Length), (outcome.Sha256, outcome.Length));
        Assert.Equal(name == "PNG with colours alone", outcome.Removed.Count == 0);
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    /// <summary>Others' decoders show the same pixels, and complain of neither.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    [Requirement("C54")]
    public void A_copy_shows_the_same_to_an_independent_decoder(string name)
    {
        var decoder = Peer.Require("netpbm", name[..3] switch { "JPE" => "jpegtopnm", "PNG" => "pngtopam", _ => "giftopnm" });
        var (source, target) = Files(name);
        MetadataFreeCopy.Write(source, target, InspectionLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal(Pixels(decoder, source), Pixels(decoder, target));
    }

    [Fact]
    [Requirement("C54")]
    public void Colour_profiles_are_kept()
    {
        var (source, target) = Files("JPEG with comment and colours");
        MetadataFreeCopy.Write(source, target, InspectionLimits.Default, TestContext.Current.CancellationToken);
        var copy = File.ReadAllBytes(target).AsSpan();
        Assert.True(copy.IndexOf("ICC_PROFILE"u8) > 0 && copy.IndexOf("Adobe"u8) > 0 && copy.IndexOf("Ducky"u8) < 0);
    }

    [Fact]
    [Requirement("C54", "F-22")]
    public void A_pdf_and_a_refused_file_are_not_copied()
    {
        foreach (var (name, file) in ((string, byte[])[])[("a.pdf", PdfMaker.Make()), ("b.png", PngMaker.Make()[..^5]), ("c.jpg", [.. JpegMaker.Make(), .. OddWholes.Zip("x")]), ("d.txt", [1, 2, 3])])
        {
            var path = folder.File(name);
            File.WriteAllBytes(path, file);
            Assert.Equal("MetadataNotRemovable", Assert.Throws<RadOpsException>(() => MetadataFreeCopy.Write(path, folder.File("copy"), InspectionLimits.Default, TestContext.Current.CancellationToken)).Code);
            Assert.False(File.Exists(folder.File("copy")));
        }
    }

    [Fact]
    public void What_is_there_is_never_written_over_the_original_least_of_all()
    {
        var (source, target) = Files("PNG with Exif");
        File.WriteAllText(target, "mine");
        Assert.Equal("FileExists", Assert.Throws<RadOpsException>(() => MetadataFreeCopy.Write(source, target, InspectionLimits.Default, TestContext.Current.CancellationToken)).Code);
        Assert.Equal("FileExists", Assert.Throws<RadOpsException>(() => MetadataFreeCopy.Write(source, source, InspectionLimits.Default, TestContext.Current.CancellationToken)).Code);
        Assert.Equal("FileNotWritten", Assert.Throws<RadOpsException>(() => MetadataFreeCopy.Write(source, Path.Combine(folder.Path, "nowhere", "a.png"), InspectionLimits.Default, TestContext.Current.CancellationToken)).Code);
        Assert.Equal("mine", File.ReadAllText(target));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }

    [Fact]
    public void A_full_disk_leaves_nothing_of_a_copy()
    {
        using var disk = new SmallDisk(1);
        var source = folder.File("large.png");
        File.WriteAllBytes(source, new PngMaker { Width = 900, Height = 900, Chunks = [PngMaker.Text("Comment", "hej")] }.ToArray());
        Assert.Equal("FileNotWritten", Assert.Throws<RadOpsException>(() => MetadataFreeCopy.Write(source, Path.Combine(disk.Path, "copy.png"), InspectionLimits.Default, TestContext.Current.CancellationToken)).Code);
        Assert.Empty(Directory.GetFiles(disk.Path));
    }

    private (string Source, string Target) Files(string name)
    {
        var source = folder.File("bild å");
        File.WriteAllBytes(source, Images[name]);
        return (source, folder.File("kopia"));
    }

    private static string Pixels(string decoder, string path)
    {
        // Through a hash, since what comes out is not text. All frames of a GIF; of a PNG that moves its first.
        string[] arguments = Path.GetFileName(decoder) == "giftopnm" ? ["-image=all", path] : [path];
        var result = Peer.Run("/bin/sh", ["-c", "\"$@\" | sha256sum", "sh", decoder, .. arguments]);
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", result.Output, StringComparison.Ordinal);
        return result.Output;
    }
}
