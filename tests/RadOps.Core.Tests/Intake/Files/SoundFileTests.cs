using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Files that are in order are taken in, in every form that programs write them.</summary>
public sealed class SoundFileTests
{
    [Theory]
    [InlineData(8, 2, false, 1)]
    [InlineData(16, 2, true, 1)]
    [InlineData(1, 0, false, 1)]
    [InlineData(2, 0, true, 3)]
    [InlineData(4, 0, true, 1)]
    [InlineData(16, 0, false, 1)]
    [InlineData(8, 4, true, 1)]
    [InlineData(16, 4, false, 9)]
    [InlineData(8, 6, true, 1)]
    [InlineData(16, 6, false, 1)]
    [Requirement("F-18")]
    public void A_png_of_any_sort(byte depth, byte colour, bool isInterlaced, int cuts)
    {
        for (uint size = 1; size < 18; size++)
        {
            var inspection = Inspected.Of(new PngMaker { Width = size, Height = 19 - size, BitDepth = depth, ColourType = colour, IsInterlaced = isInterlaced, Cuts = cuts }.ToArray(), "bild.png");
            Assert.Equal("Png:", inspection.Line());
            Assert.Equal(((int?)size, (int?)(19 - size), (int?)1, (int?)null), (inspection.Width, inspection.Height, inspection.Frames, inspection.Pages));
            Assert.Equal(FileRoute.Picsara, inspection.ProposedRoute);
        }
    }

    [Fact]
    [Requirement("F-18")]
    public void A_png_with_a_palette() =>
        Assert.Equal("Png:", Inspected.Of(new PngMaker { ColourType = 3, BitDepth = 4, Chunks = [PngMaker.Chunk("PLTE", [1, 2, 3]), PngMaker.Chunk("tRNS", [0])] }.ToArray()).Line());

    [Theory]
    [InlineData(false, false, 0, false)]
    [InlineData(true, false, 0, false)]
    [InlineData(true, false, 2, true)]
    [InlineData(false, false, 5, false)]
    [InlineData(true, true, 0, true)]
    [InlineData(false, true, 3, false)]
    [Requirement("F-18")]
    public void A_jpeg_of_any_sort(bool isColour, bool isProgressive, int restart, bool hasFilling)
    {
        foreach (var size in (int[])[1, 7, 8, 9, 16, 17, 33, 100])
        {
            var inspection = Inspected.Of(new JpegMaker { Width = size, Height = 101 - size, IsColour = isColour, IsProgressive = isProgressive, RestartInterval = restart, HasFilling = hasFilling, Segments = [JpegMaker.Jfif()] }.ToArray(), "bild.JPG");
            Assert.Equal("Jpeg:", inspection.Line());
            Assert.Equal(((int?)size, (int?)(101 - size)), (inspection.Width, inspection.Height));
            Assert.Equal([FileRoute.Picsara, FileRoute.Earchive], inspection.PermittedRoutes);
        }
    }

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(false, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, true)]
    [Requirement("F-18")]
    public void A_gif_of_any_sort(bool isCompressed, bool isWithoutEnd, bool is87)
    {
        foreach (var size in (int[])[1, 2, 3, 10, 50, 150, 300])
        {
            var inspection = Inspected.Of(new GifMaker { Width = size, Height = 17, IsCompressed = isCompressed, IsWithoutEnd = isWithoutEnd, Is87 = is87 }.ToArray(), "bild.gif");
            Assert.Equal("Gif:", inspection.Line());
            Assert.Equal(((int?)size, (int?)17, (int?)1), (inspection.Width, inspection.Height, inspection.Frames));
        }
    }

    [Fact]
    [Requirement("F-18", "F-22", "C39")]
    public void A_pdf_with_table_or_packed_or_updated()
    {
        byte[][] files = [PdfMaker.Make(), new PdfMaker { IsPacked = true }.ToArray()];
        Assert.All(files, file =>
        {
            var inspection = Inspected.Of(file, "remiss.pdf");
            Assert.Equal("Pdf:", inspection.Line());
            Assert.Equal(1, inspection.Pages);
            Assert.Equal([FileRoute.Earchive], inspection.PermittedRoutes);
            Assert.Equal("Pdf: PdfEarlierVersions", Inspected.Of(PdfMaker.Update(file, (50, PdfMaker.Latin("<< /Kind /Note >>")))).Line());
        });
    }
}
