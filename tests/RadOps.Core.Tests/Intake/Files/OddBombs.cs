using System.Globalization;
using System.Text;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Small files that unfold to what a computer cannot hold, or ask for work without end.</summary>
internal static class OddBombs
{
    public static IEnumerable<OddFile> All => [.. Images(), .. Pdfs()];

    private static IEnumerable<OddFile> Images()
    {
        yield return new("a PNG of 50 000 by 50 000 pixels", () => new PngMaker { Width = 50_000, Height = 50_000, Data = PngMaker.PackZeros(1 << 20) }.ToArray(), "Png: TooManyPixels");
        yield return new("a PNG of two thousand million by as many pixels", () => new PngMaker { Width = int.MaxValue, Height = int.MaxValue, Data = [] }.ToArray(), "Png: TooManyPixels");
        yield return new("a PNG of more bytes than its pixels tell", () => new PngMaker { Width = 14_000, Height = 14_000, BitDepth = 16, ColourType = 6, Data = [] }.ToArray(), "Png: UnfoldsTooFar");
        yield return new("a PNG that unfolds to a thousand times what it says", () => new PngMaker { Data = PngMaker.PackZeros(64 << 20) }.ToArray(), "Png: ExtraData");
        yield return new("a PNG whose size is negative", () => new PngMaker { Width = 0x80000001, Height = 1, Data = [] }.ToArray(), "Png: Damaged");
        yield return new("a PNG's text that unfolds without end", () => new PngMaker { Chunks = [PngMaker.Chunk("zTXt", [.. "Comment"u8, 0, 0, .. PngMaker.PackZeros(100 << 20)])] }.ToArray(), "Png: UnfoldsTooFar");
        yield return new("a PNG's profile that unfolds without end", () => new PngMaker { Chunks = [PngMaker.Chunk("iCCP", [.. "sRGB"u8, 0, 0, .. PngMaker.PackZeros(100 << 20)])] }.ToArray(), "Png: UnfoldsTooFar");
        yield return new("a PNG's other text that unfolds without end", () => new PngMaker { Chunks = [PngMaker.Chunk("iTXt", [.. "Comment"u8, 0, 1, 0, 0, 0, .. PngMaker.PackZeros(100 << 20)])] }.ToArray(), "Png: UnfoldsTooFar");
        yield return new("a PNG of half a million parts", () => [.. PngMaker.Signature, .. new PngMaker().Header(), .. Enumerable.Repeat(PngMaker.Chunk("prVt", []), 400_000).SelectMany(chunk => chunk), .. PngMaker.Make()[33..]], "Png: TooComplex");
        yield return new("a PNG that moves without end", () => new PngMaker { Width = 15_000, Height = 15_000, BitDepth = 1, ColourType = 0, Data = PngMaker.PackZeros(15_000 * 1876), Chunks = [.. Enumerable.Repeat(Frame(), 10)] }.ToArray(), "Png: UnfoldsTooFar");
        yield return new("a GIF of 65 535 by 65 535 pixels", () => Sized(GifMaker.Make(), 6, 0xFFFF), "Gif: TooManyPixels");
        yield return new("a GIF's frame of 65 535 by 65 535 pixels", () => Sized(GifMaker.Make(), 30, 0xFFFF), "Gif: TooManyPixels");
        yield return new("a GIF of many frames on a large canvas", () => Sized(new GifMaker { Width = 8, Height = 8, Frames = 20 }.ToArray(), 6, 15_000), "Gif: UnfoldsTooFar");
        yield return new("a GIF of half a million parts", () => new GifMaker { Blocks = [.. Enumerable.Repeat<byte[]>([0x21, 0x42, 0], 400_000)] }.ToArray(), "Gif: TooComplex");
        yield return new("a JPEG of 65 500 by 65 500 pixels", () => Jpeg(65_500), "Jpeg: TooManyPixels");
        yield return new("a JPEG of a thousand scans", () => Scans(1000), "Jpeg: TooComplex");
        yield return new("a JPEG of half a million parts", () => new JpegMaker { Segments = [.. Enumerable.Repeat<(byte, byte[])>((0xEB, []), 400_000)] }.ToArray(), "Jpeg: TooComplex");
        yield return new("a JPEG's Exif that leads to itself", () => new JpegMaker { Segments = [JpegMaker.Exif(new ExifMaker { IsLoop = true }.ToArray())] }.ToArray(), "Jpeg:");
    }

    private static IEnumerable<OddFile> Pdfs()
    {
        yield return Pdf("a stream that unfolds to gigabytes", () => Packed("/FlateDecode", PngMaker.PackZeros(600L << 20)), "UnfoldsTooFar");
        yield return Pdf("many streams that unfold to gigabytes together", () => new PdfMaker { Objects = [.. Enumerable.Repeat(PdfMaker.Stream("/Filter /FlateDecode", PngMaker.PackZeros(300L << 20)), 4)] }.ToArray(), "UnfoldsTooFar");
        yield return Pdf("a bomb in a bomb", () => Packed("[/FlateDecode /FlateDecode]", PngMaker.Pack(PngMaker.PackZeros(1L << 30))), "UnfoldsTooFar");
        yield return Pdf("a bomb in letters", () => Packed("[/ASCIIHexDecode /FlateDecode]", Encoding.ASCII.GetBytes(Convert.ToHexString(PngMaker.PackZeros(600L << 20)) + ">")), "UnfoldsTooFar");
        yield return Pdf("twenty ways of packing in each other", () => Packed($"[{string.Join(' ', Enumerable.Repeat("/FlateDecode", 20))}]", PngMaker.Pack([1])), "UnfoldsTooFar");
        yield return Pdf("objects that unfold without end", () => new PdfMaker { Objects = [PdfMaker.Stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", PngMaker.PackZeros(100 << 20))] }.ToArray(), "UnfoldsTooFar");
        yield return Pdf("a picture larger than any camera's", () => new PdfMaker { Objects = [PdfMaker.Image(60_000, 60_000, "/FlateDecode", PngMaker.PackZeros(100))] }.ToArray(), "TooManyPixels PdfScannedPage", isPhoto: true);
        yield return Pdf("a picture of endless size", () => new PdfMaker { Objects = [PdfMaker.Image(int.MaxValue, int.MaxValue, "/JBIG2Decode", [1])] }.ToArray(), "TooManyPixels");
        yield return Pdf("lists in lists without end", () => PdfMaker.With(new string('[', 100_000)), "TooComplex");
        yield return Pdf("dictionaries in dictionaries without end", () => PdfMaker.With(string.Concat(Enumerable.Repeat("<< /A ", 100_000))), "TooComplex");
        yield return Pdf("an object of a million values", () => PdfMaker.With($"[{new string(' ', 1)}{string.Concat(Enumerable.Repeat("0 ", 1_000_000))}]"), "TooComplex");
        yield return Pdf("half a million objects", () => Many(500_000), "TooComplex PdfTableWrong");
        yield return Pdf("a table that leads back to itself", () => Loop(), "PdfTableWrong");
        yield return Pdf("a table that leads to one comment a hundred thousand times", () => Comment(100_000), "TooComplex PdfTableWrong");
        yield return Pdf("photographs in photographs that its table points into", () => Nested(50_000), "TooComplex");
        yield return Pdf("a hundred thousand small streams", () => new PdfMaker { Objects = [.. Enumerable.Repeat(PdfMaker.Stream("/Filter /FlateDecode", PngMaker.Pack([1, 2, 3])), 100_000)] }.ToArray(), "");
        yield return new("a PNG's Exif of a thousand ways to the same megabytes", () => new PngMaker { Chunks = [PngMaker.Chunk("eXIf", ManyWays())] }.ToArray(), "Png:");
        yield return new("a PNG of nothing but angles", () => new PngMaker { Chunks = [PngMaker.Chunk("prVt", [.. Enumerable.Repeat((byte)'<', 15_000_000)])] }.ToArray(), "Png:");
        yield return new("a PNG of nothing but archives' ends", () => new PngMaker { Chunks = [PngMaker.Chunk("prVt", [1, .. Enumerable.Repeat("PK\u0005\u0006"u8.ToArray(), 300_000).SelectMany(each => each)])] }.ToArray(), "Png:");
        yield return Pdf("a million ends", () => [.. PdfMaker.Make(), .. Enumerable.Repeat("%%EOF\n"u8.ToArray(), 1_000_000).SelectMany(each => each)], "PdfTableWrong");
        yield return Pdf("streams without end", () => [.. PdfMaker.Make(), .. Enumerable.Repeat("9 0 obj<<>>stream\n"u8.ToArray(), 100_000).SelectMany(each => each), .. "%%EOF\n"u8], "Truncated PdfTableWrong");
    }

    private static OddFile Pdf(string what, Func<byte[]> make, string codes, bool isPhoto = false) => new($"a PDF with {what}", make, $"Pdf: {(isPhoto ? codes.Replace("PdfScannedPage", "PdfPhotograph", StringComparison.Ordinal) : codes)}".TrimEnd());

    private static byte[] Packed(string filter, byte[] data) => new PdfMaker { Objects = [PdfMaker.Stream($"/Filter {filter}", data)] }.ToArray();

    private static byte[] Frame() => PngMaker.Chunk("fcTL", [0, 0, 0, 0, 0, 0, 0x3A, 0x98, 0, 0, 0x3A, 0x98, .. new byte[14]]);

    private static byte[] Sized(byte[] file, int at, ushort size)
    {
        (file[at], file[at + 1], file[at + 2], file[at + 3]) = ((byte)size, (byte)(size >> 8), (byte)size, (byte)(size >> 8));
        return file;
    }

    private static byte[] Jpeg(ushort size)
    {
        var file = JpegMaker.Make();
        var at = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5;
        (file[at], file[at + 1], file[at + 2], file[at + 3]) = ((byte)(size >> 8), (byte)size, (byte)(size >> 8), (byte)size);
        return file;
    }

    /// <summary>The same scan again and again: each is the whole picture's work to whoever shows it.</summary>
    private static byte[] Scans(int count)
    {
        var file = new JpegMaker { IsColour = false, IsProgressive = true }.ToArray();
        var last = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        return [.. file[..^2], .. Enumerable.Repeat(file[last..^2], count).SelectMany(scan => scan), 0xFF, 0xD9];
    }

    private static byte[] Many(int count)
    {
        var text = new StringBuilder(Encoding.Latin1.GetString(PdfMaker.Make()));
        for (var i = 10; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"{i} 0 obj 0 endobj\n");
        return Encoding.Latin1.GetBytes(text.Append("%%EOF\n").ToString());
    }

    /// <summary>Each says that it ends where the last does, and leads through all of them: read one after another they are one, by the table many.</summary>
    private static byte[] Nested(int count)
    {
        var file = new StringBuilder("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj\n");
        var first = file.Length;
        const int size = 128;
        const int head = 106;
        for (var i = 0; i < count; i++)
        {
            file.Append(FormattableString.Invariant($"{i + 4} 0 obj<</Subtype/Image/Width 9/Height 9/Filter/DCTDecode/Length {((count - i) * size) - head:D9}>>").PadRight(head - 7)).Append("stream\n");
            // A comment that reaches over the next one's beginning.
            file.Append("\u00ff\u00d8\u00ff\u00fe\0~").Append('x', size - head - 6);
        }

        var table = file.Length + 11;
        var text = file.ToString();
        file.Append("\nendstream\n").Append(CultureInfo.InvariantCulture, $"xref\n1 {count + 3}\n");
        foreach (var place in (IEnumerable<int>)[.. Enumerable.Range(1, 3).Select(i => text.IndexOf(FormattableString.Invariant($"{i} 0 obj"), StringComparison.Ordinal)), .. Enumerable.Range(0, count).Select(i => first + (i * size))]) file.Append(place.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        return Encoding.Latin1.GetBytes(file.Append(CultureInfo.InvariantCulture, $"trailer<</Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").ToString());
    }

    /// <summary>A thousand entries that say that XMP lies in the same ten megabytes.</summary>
    private static byte[] ManyWays() =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 3, 0xE8, .. Enumerable.Repeat<byte[]>([2, 0xBC, 0, 1, 0, 0x98, 0x96, 0x80, 0, 0, 0x40, 0], 1000).SelectMany(entry => entry), .. Enumerable.Repeat((byte)':', 10_020_000)];

    private static byte[] Loop()
    {
        var file = Encoding.Latin1.GetString(PdfMaker.Make());
        var table = file[(file.LastIndexOf("startxref", StringComparison.Ordinal) + 10)..].Split('\n')[0];
        return Encoding.Latin1.GetBytes(file.Replace("/Root 1 0 R", $"/Root 1 0 R /Prev {table}", StringComparison.Ordinal));
    }

    private static byte[] Comment(int count)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var place = file.Length;
        file.Append('%').Append('x', 2_000_000).Append('\n');
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {count}\n");
        for (var i = 0; i < count; i++) file.Append(place.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }
}
