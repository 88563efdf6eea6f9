using System.Buffers.Binary;
using System.Text;
using RadOps.Core.Identity;
using RadOps.Dicom.Pictures;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Dicom.Tests.Pictures;

public sealed class ThumbnailTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(SyntheticModality.Ct, 256)]
    [InlineData(SyntheticModality.Mr, 200)]
    [InlineData(SyntheticModality.Cr, 37)]
    public void An_uncompressed_grey_image_is_drawn_small_and_its_inside_is_lighter_than_its_corner(SyntheticModality modality, int size)
    {
        var (width, height, pixels) = Read(Thumbnail.Draw(Image(modality, size), TestContext.Current.CancellationToken)!);
        Assert.Equal((Math.Min(96, size), Math.Min(96, size)), (width, height));
        Assert.True(pixels[height / 2, width / 2] > pixels[0, 0] + 50, $"{pixels[height / 2, width / 2]} and {pixels[0, 0]}");
    }

    [Fact]
    public void What_is_shown_black_on_white_is_drawn_so()
    {
        var path = Image(SyntheticModality.Cr, 64);
        var bytes = File.ReadAllBytes(path);
        var at = bytes.AsSpan().IndexOf("MONOCHROME2"u8);
        bytes[at + 10] = (byte)'1';
        File.WriteAllBytes(path, bytes);
        var (width, height, pixels) = Read(Thumbnail.Draw(path, TestContext.Current.CancellationToken)!);
        Assert.True(pixels[height / 2, width / 2] + 50 < pixels[0, 0]);
    }

    [Fact]
    public void What_is_cut_short_in_colour_or_no_image_gives_none()
    {
        var path = Image(SyntheticModality.Ct, 64);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length / 2)]);
        Assert.Null(Thumbnail.Draw(path, TestContext.Current.CancellationToken));

        bytes.AsSpan()[bytes.AsSpan().IndexOf("MONOCHROME2"u8)..].Slice(0, 11).Clear();
        "RGB        "u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf(new byte[11])));
        File.WriteAllBytes(path, bytes);
        Assert.Null(Thumbnail.Draw(path, TestContext.Current.CancellationToken));
        Assert.Null(Thumbnail.Draw(Path.Combine(folder.Path, "none"), TestContext.Current.CancellationToken));
        File.WriteAllText(path, "not DICOM at all");
        Assert.Null(Thumbnail.Draw(path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Dcmtk_reads_what_is_compressed_and_that_is_left_to_it()
    {
        var encoder = Peer.Require("dcmtk", "dcmcrle");
        var path = Image(SyntheticModality.Ct, 64);
        Assert.Equal(0, Peer.Run(encoder, [path, path + ".rle"]).ExitCode);
        Assert.Null(Thumbnail.Draw(path + ".rle", TestContext.Current.CancellationToken));
    }

    private string Image(SyntheticModality modality, int size) => new SyntheticStudy
    {
        Modality = modality,
        PatientName = new("Öberg^Åsa"),
        PatientId = PatientId.Unverified("191212121212"),
        AccessionNumber = "N1",
        StudyDate = new(2026, 6, 8),
        InstanceCount = 1,
        PixelSize = size,
    }.Write(Path.Combine(folder.Path, $"{modality}-{size}"), TestContext.Current.CancellationToken)[0];

    /// <summary>Reads a BMP of 256 greys, by its own header.</summary>
    private static (int Width, int Height, byte[,] Pixels) Read(byte[] file)
    {
        int At(int offset) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(offset));
        Assert.Equal("BM", Encoding.ASCII.GetString(file, 0, 2));
        Assert.Equal((file.Length, 8), (At(2), At(28 - 2) >> 16));
        var (width, height, stride) = (At(18), At(22), (At(18) + 3) / 4 * 4);
        Assert.Equal(file.Length, At(10) + stride * height);
        var pixels = new byte[height, width];
        for (var row = 0; row < height; row++)
            for (var column = 0; column < width; column++)
                pixels[row, column] = file[At(10) + (height - 1 - row) * stride + column];
        return (width, height, pixels);
    }
}
