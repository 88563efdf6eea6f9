using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>What a picture says of where, when and by whom it was taken is reported, and what it says is not (C54).</summary>
public sealed class MetadataTests
{
    private const string Xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description exif:GPSLatitude='58,23.5N' aux:OwnerName='Test Person' aux:SerialNumber='SN-1'><dc:creator><rdf:Seq><rdf:li>Test Person</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";

    private static readonly ExifMaker whole = new() { HasPosition = true, Artist = "Test Person", Owner = "Test Person", Serial = "SN-1", Model = "Kamera 1", TakenAt = "2026:06:08 11:42:00", Comment = "Min fot", Orientation = 6 };

    public static TheoryData<string> Files => [.. Telling.Keys];

    private static Dictionary<string, Func<byte[]>> Telling { get; } = new()
    {
        ["JPEG with Exif"] = () => new JpegMaker { Segments = [JpegMaker.Exif(whole.ToArray())] }.ToArray(),
        ["JPEG with Exif the other way round"] = () => new JpegMaker { Segments = [JpegMaker.Jfif(), JpegMaker.Exif(Little().ToArray())] }.ToArray(),
        ["JPEG with XMP"] = () => new JpegMaker { Segments = [JpegMaker.Xmp(Xmp)] }.ToArray(),
        ["JPEG with IPTC"] = () => new JpegMaker { Segments = [(0xED, Iptc((80, "Test Person"), (90, "Skövde"), (120, "Min fot")))] }.ToArray(),
        ["PNG with Exif"] = () => new PngMaker { Chunks = [PngMaker.Chunk("eXIf", whole.ToArray())] }.ToArray(),
        ["PNG with XMP"] = () => new PngMaker { Chunks = [PngMaker.Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. System.Text.Encoding.UTF8.GetBytes(Xmp)])] }.ToArray(),
        ["PNG with packed XMP"] = () => new PngMaker { Chunks = [PngMaker.Chunk("iTXt", [.. "XML:com.adobe.xmp\0"u8, 1, 0, 0, 0, .. PngMaker.Pack([.. new byte[20_000], .. System.Text.Encoding.UTF8.GetBytes(Xmp)])])] }.ToArray(),
        ["GIF with XMP"] = () => new GifMaker { Blocks = [[0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. XmpOfGif()]] }.ToArray(),
        ["PDF with a photograph"] = () => new PdfMaker { Objects = [PdfMaker.Image(1600, 1200, "/DCTDecode", new JpegMaker { Segments = [JpegMaker.Exif(whole.ToArray())] }.ToArray())] }.ToArray(),
    };

    [Theory]
    [MemberData(nameof(Files))]
    [Requirement("C54")]
    public void Position_and_owner_are_told_of_and_never_repeated(string file)
    {
        var inspection = Inspected.Of(Telling[file]());

        Assert.True(inspection.IsAccepted, inspection.Line());
        Assert.True(inspection.Metadata.HasPosition);
        Assert.True(inspection.Metadata.HasOwner || inspection.Metadata.HasCreator);
        Assert.Equal([FileFindingCode.Owner, FileFindingCode.Position], inspection.Findings.Where(finding => finding.Severity == FindingSeverity.Warning && finding.Code != FileFindingCode.PdfPhotograph).Select(finding => finding.Code).Order().Reverse());
        Assert.DoesNotContain("Person", $"{inspection}{string.Concat(inspection.Findings)}", StringComparison.Ordinal);
        Assert.DoesNotContain("SN-1", $"{inspection}{string.Concat(inspection.Findings)}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Requirement("C54")]
    public void Exif_is_read_tag_by_tag(bool isLittle)
    {
        static FileMetadata Of(ExifMaker maker) => Inspected.Of(new JpegMaker { Segments = [JpegMaker.Exif(maker.ToArray())] }.ToArray()).Metadata;
        var metadata = Of(isLittle ? Little() : whole);
        Assert.Equal((true, true, true, true, true, true, 6), (metadata.HasPosition, metadata.HasOwner, metadata.HasCreator, metadata.HasSerialNumber, metadata.HasText, metadata.IsFromCamera, metadata.Orientation));
        Assert.Equal(new DateTime(2026, 6, 8, 11, 42, 0), metadata.TakenAt);

        Assert.Equal(FileMetadata.None, Of(new() { IsLittle = isLittle }));
        Assert.Equal(FileMetadata.None with { HasPosition = true }, Of(new() { IsLittle = isLittle, HasPosition = true }));
        Assert.Equal(FileMetadata.None with { HasOwner = true }, Of(new() { IsLittle = isLittle, Owner = "X Y" }));
        Assert.Equal(FileMetadata.None with { HasCreator = true }, Of(new() { IsLittle = isLittle, Artist = "X" }));
        Assert.Equal(FileMetadata.None with { HasSerialNumber = true }, Of(new() { IsLittle = isLittle, Serial = "123456" }));
        Assert.Equal(FileMetadata.None with { Orientation = 8 }, Of(new() { IsLittle = isLittle, Orientation = 8 }));
        Assert.Equal(FileMetadata.None with { HasThumbnail = true }, Of(new() { IsLittle = isLittle, HasThumbnail = true }));
        // Fields of nothing but spaces, which many cameras leave, say nothing; nor does a time that is none.
        Assert.Equal(FileMetadata.None, Of(new() { IsLittle = isLittle, Artist = "      ", Owner = " ", Comment = "    ", TakenAt = "0000:00:00 00:00:00", Orientation = 9 }));
    }

    [Fact]
    [Requirement("C54")]
    public void A_broken_exif_block_says_what_can_be_read_of_it()
    {
        var tiff = whole.ToArray();
        for (var length = 0; length < tiff.Length; length++)
        {
            var inspection = Inspected.Of(new JpegMaker { Segments = [JpegMaker.Exif(tiff[..length])] }.ToArray());
            Assert.True(inspection.IsAccepted);
        }
    }

    [Fact]
    [Requirement("C54")]
    public void A_serial_number_is_told_of() => Assert.Contains(FileFindingCode.SerialNumber, Inspected.Of(new JpegMaker { Segments = [JpegMaker.Exif(new ExifMaker { Serial = "SN-1" }.ToArray())] }.ToArray()).Findings.Select(finding => finding.Code));

    internal static IEnumerable<(string Name, byte[] File)> Images() => Telling.Where(each => !each.Key.StartsWith("PDF", StringComparison.Ordinal)).Select(each => (each.Key, each.Value()));

    private static ExifMaker Little() => new() { IsLittle = true, HasPosition = whole.HasPosition, Artist = whole.Artist, Owner = whole.Owner, Serial = whole.Serial, Model = whole.Model, TakenAt = whole.TakenAt, Comment = whole.Comment, Orientation = 6 };

    /// <summary>XMP lies in a GIF unbroken, followed by 258 bytes that lead whoever counts blocks to its end.</summary>
    private static byte[] XmpOfGif() => [.. System.Text.Encoding.ASCII.GetBytes(Xmp), 1, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0];

    private static byte[] Iptc(params (byte Set, string Text)[] texts)
    {
        byte[] sets = [.. texts.SelectMany(text => (byte[])[0x1C, 2, text.Set, 0, (byte)System.Text.Encoding.Latin1.GetByteCount(text.Text), .. System.Text.Encoding.Latin1.GetBytes(text.Text)])];
        return [.. "Photoshop 3.0\0"u8, .. "8BIM"u8, 4, 4, 0, 0, 0, 0, 0, (byte)sets.Length, .. sets, .. new byte[sets.Length & 1]];
    }
}
