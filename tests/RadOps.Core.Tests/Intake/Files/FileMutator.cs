namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Breaks files in the ways in which they are broken: by chance, and by somebody who knows the formats; most often near their beginning, where headers are. Seeded by the number of the file, so that each can be had again.</summary>
internal static class FileMutator
{
    private static readonly byte[][] interesting =
    [
        [0], [0xFF], [0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0], [0, 0, 0, 0], [0xFF, 0xD8, 0xFF], [0xFF, 0xD9], [0xFF, 0xDA], [0xFF, 0xC0], [0xFF, 0xC2], [0xFF, 0xC4], [0xFF, 0xDD], [0xFF, 0xD0],
        "IDAT"u8.ToArray(), "IEND"u8.ToArray(), "fcTL"u8.ToArray(), "fdAT"u8.ToArray(), "zTXt"u8.ToArray(), "iTXt"u8.ToArray(), [0x21, 0xFE], [0x21, 0xFF, 11], [0x2C], [0x3B], "GIF89a"u8.ToArray(), "II*\0"u8.ToArray(), "MM\0*"u8.ToArray(),
        "%PDF-1."u8.ToArray(), " 0 obj"u8.ToArray(), " endobj "u8.ToArray(), "stream\n"u8.ToArray(), "endstream"u8.ToArray(), "<<"u8.ToArray(), ">>"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "("u8.ToArray(), ")"u8.ToArray(), "/Type /ObjStm "u8.ToArray(),
        "/Length "u8.ToArray(), "/Filter /LZWDecode "u8.ToArray(), "/Filter [/ASCII85Decode /FlateDecode] "u8.ToArray(), "/Prev 9 "u8.ToArray(), "/W [1 8 8] "u8.ToArray(), "/Index [0 999999999] "u8.ToArray(), "/N 999999999 "u8.ToArray(), "/First -1 "u8.ToArray(),
        "/Predictor 15 /Columns 99999999 "u8.ToArray(), "startxref\n"u8.ToArray(), "xref\n0 999999999\n"u8.ToArray(), "trailer"u8.ToArray(), "%%EOF"u8.ToArray(), " 999999999999999999999 "u8.ToArray(), " -1 "u8.ToArray(), " 1 0 R "u8.ToArray(), "#"u8.ToArray(), "%"u8.ToArray(),
    ];

    /// <summary>Sound files of every sort, small.</summary>
    public static IReadOnlyList<byte[]> Sound { get; } =
    [
        .. OddWholes.Formats.Select(format => format.Make()), .. MetadataTests.Images().Select(image => image.File),
        new PngMaker { ColourType = 3, BitDepth = 2, Chunks = [PngMaker.Chunk("PLTE", [1, 2, 3, 4, 5, 6])] }.ToArray(), OddImages.Moving(3),
        new JpegMaker { IsProgressive = true, RestartInterval = 2, Segments = [JpegMaker.Jfif([1, 2, 3])] }.ToArray(), new JpegMaker { IsColour = false, RestartInterval = 1 }.ToArray(),
        new GifMaker { Frames = 2, IsCompressed = false, Blocks = [GifMaker.Comment("hej")] }.ToArray(),
        new PdfMaker { IsPacked = true, Catalogue = "/OpenAction << /S /JavaScript /JS (x) >>", Objects = [OddPdfs.Photograph(1600, 1200, "Kamera 1", hasPosition: true)] }.ToArray(),
        PdfMaker.Update(PdfMaker.Make(), (9, PdfMaker.Latin("<< /AA << /O 4 0 R >> >>"))),
        .. OddFile.All.Values.Where(odd => odd.Title.StartsWith("a PDF with JavaScript in objects", StringComparison.Ordinal)).Select(odd => odd.Make()),
    ];

    /// <summary>A broken file.</summary>
    /// <param name="number">Which.</param>
    public static byte[] Make(int number)
    {
        var random = new Random(number);
        var bytes = Sound[number % Sound.Count].ToList();
        for (var count = random.Next(1, 7); count > 0; count--) Break(bytes, random);
        return [.. bytes];
    }

    private static void Break(List<byte> bytes, Random random)
    {
        var at = random.Next(random.Next(2) == 0 ? Math.Min(64, bytes.Count + 1) : bytes.Count + 1);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2 when random.Next(3) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 24), bytes.Count - at));
                break;
            case 4:
                var other = Sound[random.Next(Sound.Count)];
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 300), other.Length - from)).ToArray());
                break;
            case 5:
                bytes.InsertRange(at, interesting[random.Next(interesting.Length)]);
                break;
            default:
                var value = interesting[random.Next(interesting.Length)];
                for (var i = 0; i < value.Length && at + i < bytes.Count; i++) bytes[at + i] = value[i];
                break;
        }
    }
}
