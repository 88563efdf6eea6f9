namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Images that are broken or odd within.</summary>
internal static class OddImages
{
    public static IEnumerable<OddFile> All => [.. Pngs(), .. Jpegs(), .. Gifs()];

    private static IEnumerable<OddFile> Pngs()
    {
        yield return Png("a checksum that does not hold", () => Flip(PngMaker.Make(), 50), "Damaged");
        yield return Png("a header's checksum that does not hold", () => Flip(PngMaker.Make(), 20), "Damaged");
        yield return Png("the wrong checksum at its end", () => Flip(PngMaker.Make(), PngMaker.Make().Length - 1), "Damaged");
        yield return Png("no end", () => PngMaker.Make()[..^12], "Truncated");
        yield return Png("no image", () => [.. PngMaker.Signature, .. new PngMaker().Header(), .. PngMaker.End], "Damaged");
        yield return Png("no header", () => [.. PngMaker.Signature, .. PngMaker.Chunk("IDAT", PngMaker.Pack([0])), .. PngMaker.End], "Damaged");
        yield return Png("two headers", () => new PngMaker { Chunks = [new PngMaker().Header()] }.ToArray(), "Damaged");
        yield return Png("no rows", () => new PngMaker { Rows = [] }.ToArray(), "Truncated");
        yield return Png("a row too few", () => new PngMaker { Rows = new PngMaker().MakeRows()[..^61] }.ToArray(), "Truncated");
        yield return Png("a byte too few", () => new PngMaker { Rows = new PngMaker().MakeRows()[..^1] }.ToArray(), "Truncated");
        yield return Png("a byte too many", () => new PngMaker { Rows = [.. new PngMaker().MakeRows(), 7] }.ToArray(), "ExtraData");
        yield return Png("packed data that ends before its checksum", () => new PngMaker { Data = PngMaker.Pack(new PngMaker().MakeRows())[..^4] }.ToArray(), "Truncated");
        yield return Png("packed data whose checksum does not hold", () => new PngMaker { Data = Flip(PngMaker.Pack(new PngMaker().MakeRows()), PngMaker.Pack(new PngMaker().MakeRows()).Length - 2) }.ToArray(), "Damaged");
        yield return Png("packed data that is none", () => new PngMaker { Data = OddWholes.Noise(300) }.ToArray(), "Damaged");
        yield return Png("a message after its packed data", () => new PngMaker { Data = [.. PngMaker.Pack(new PngMaker().MakeRows()), .. "hemligt"u8] }.ToArray(), "ExtraData");
        yield return Png("a long message after its packed data", () => new PngMaker { Data = [.. PngMaker.Pack(new PngMaker().MakeRows()), .. OddWholes.Noise(900)] }.ToArray(), "ExtraData");
        yield return Png("a filter that there is not", () => new PngMaker { Rows = [9, .. new PngMaker().MakeRows()[1..]] }.ToArray(), "Damaged");
        yield return Png("a width of nothing", () => new PngMaker { Width = 0, Rows = [] }.ToArray(), "Damaged");
        yield return Png("a height of nothing", () => new PngMaker { Height = 0, Rows = [] }.ToArray(), "Damaged");
        yield return Png("a depth that there is not", () => new PngMaker { BitDepth = 3 }.ToArray(), "Damaged");
        yield return Png("a colour that there is not", () => new PngMaker { ColourType = 5 }.ToArray(), "Damaged");
        yield return Png("colours by a palette that is not there", () => new PngMaker { ColourType = 3 }.ToArray(), "Damaged");
        yield return Png("a palette after the image", () => [.. PngMaker.Make()[..^12], .. PngMaker.Chunk("PLTE", [1, 2, 3]), .. PngMaker.End], "Damaged");
        yield return Png("an image in two places", () => [.. PngMaker.Make()[..^12], .. PngMaker.Text("Title", "x"), .. PngMaker.Chunk("IDAT", [1]), .. PngMaker.End], "Damaged");
        yield return Png("a part that a reader must know", () => new PngMaker { Chunks = [PngMaker.Chunk("CgBI", [1, 2, 3, 4])] }.ToArray(), "Damaged");
        yield return Png("a part that a reader need not know", () => new PngMaker { Chunks = [PngMaker.Chunk("prVt", [1, 2, 3, 4])] }.ToArray(), "");
        yield return Png("a part whose type is none", () => [.. PngMaker.Signature, .. new PngMaker().Header(), .. PngMaker.Chunk("p\0Vt", [1, 2]), .. PngMaker.Make()[33..]], "Damaged");
        yield return Png("a part longer than the file", () => [.. PngMaker.Signature, .. new PngMaker().Header(), 0x7F, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, .. OddWholes.Noise(100)], "Truncated");
        yield return Png("an end that is not empty", () => [.. PngMaker.Make()[..^12], .. PngMaker.Chunk("IEND", [1])], "Damaged");
        yield return Png("a text", () => new PngMaker { Chunks = [PngMaker.Text("Comment", "hej")] }.ToArray(), "Text");
        yield return Png("a text of spaces", () => new PngMaker { Chunks = [PngMaker.Text("Comment", "   ")] }.ToArray(), "");
        yield return Png("its maker's name", () => new PngMaker { Chunks = [PngMaker.Text("Author", "Testperson")] }.ToArray(), "Owner Text");
        yield return Png("a text without keyword", () => new PngMaker { Chunks = [PngMaker.Chunk("tEXt", [0, 65])] }.ToArray(), "Damaged");
        yield return Png("movement", () => Moving(3), "Moving");
        yield return Png("a frame larger than itself", () => new PngMaker { Chunks = [PngMaker.Chunk("fcTL", Frame(21, 12))] }.ToArray(), "Damaged");
        yield return Png("a frame that is cut off", () => [.. Moving(2)[..^12], .. PngMaker.Chunk("fcTL", Frame(20, 12)), .. PngMaker.Chunk("fdAT", [0, 0, 0, 9, .. PngMaker.Pack([0, 1, 2])]), .. PngMaker.End], "Truncated");
    }

    private static IEnumerable<OddFile> Jpegs()
    {
        yield return Jpeg("blocks missing, and an end all the same", () => new JpegMaker { Missing = 20 }.ToArray(), "Truncated");
        yield return Jpeg("blocks of one colour missing, and an end all the same", () => new JpegMaker { IsColour = false, Missing = 3 }.ToArray(), "Truncated");
        yield return Jpeg("progressive blocks missing", () => new JpegMaker { IsProgressive = true, Missing = 40 }.ToArray(), "Truncated");
        yield return Jpeg("data that no block needs", () => new JpegMaker { Extra = 500 }.ToArray(), "ExtraData");
        yield return Jpeg("some bytes that no block needs", () => new JpegMaker { Extra = 5 }.ToArray(), "");
        yield return Jpeg("no image", () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xD9], "Truncated");
        yield return Jpeg("a beginning within", () => [.. JpegMaker.Make()[..2], .. JpegMaker.Make()], "Damaged");
        yield return Jpeg("zeros between its parts", () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0, 0, 0, .. JpegMaker.Make()[2..]], "");
        yield return Jpeg("noise between its parts", () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 3, .. JpegMaker.Make()[2..]], "Damaged");
        yield return Jpeg("a part of no length", () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, .. JpegMaker.Make()[2..]], "Damaged");
        yield return Jpeg("a part longer than the file", () => [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, .. JpegMaker.Make()[2..]], "Truncated");
        yield return Jpeg("a thumbnail with an end of its own", () => new JpegMaker { Segments = [JpegMaker.Exif([.. ExifMaker.Make(), .. JpegMaker.Make()])] }.ToArray(), "");
        yield return Jpeg("a thumbnail, and the picture cut off", () => new JpegMaker { Segments = [JpegMaker.Exif([.. ExifMaker.Make(), .. JpegMaker.Make()])] }.ToArray()[..^60], "Truncated");
        yield return Jpeg("a width of nothing", () => new JpegMaker { Width = 0 }.ToArray(), "Damaged");
        yield return Jpeg("arithmetic codes", () => Change(JpegMaker.Make(), 0xC0, 0xC9), "UnusualEncoding");
        yield return Jpeg("lossless codes", () => Change(JpegMaker.Make(), 0xC0, 0xC3), "UnusualEncoding");
        yield return Jpeg("two frames", () => Twice(JpegMaker.Make(), 0xC0), "Damaged");
        yield return Jpeg("a Huffman table that is none", () => Fill(JpegMaker.Make(), 0xC4, 5, 0xFF, 16), "Damaged");
        yield return Jpeg("no Huffman table", () => Without(JpegMaker.Make(), 0xC4), "Damaged");
        yield return Jpeg("no quantization table", () => Without(JpegMaker.Make(), 0xDB), "Damaged");
        yield return Jpeg("restarts in the wrong order", () => Swap(new JpegMaker { RestartInterval = 1 }.ToArray(), 0xD0, 0xD5), "Damaged");
        yield return Jpeg("a colour without data", () => OneColour(), "Truncated");
        yield return Jpeg("a comment", () => new JpegMaker { Segments = [(0xFE, "Tagen med telefonen"u8.ToArray())] }.ToArray(), "Text");
        yield return Jpeg("a comment of spaces", () => new JpegMaker { Segments = [(0xFE, "    "u8.ToArray())] }.ToArray(), "");
        yield return Jpeg("further pictures that it lists", () => [.. new JpegMaker { Segments = [(0xE2, [.. "MPF\0"u8, .. new byte[40]])] }.ToArray(), .. JpegMaker.Make(), .. JpegMaker.Make()], "MorePictures");
        yield return Jpeg("a Samsung's notes after its end", () => [.. JpegMaker.Make(), .. Samsung(("Image_UTC_Data", "1780918920000"u8.ToArray()), ("MCC_Data", "240"u8.ToArray()))], "PhoneNotes");
        yield return Jpeg("a Samsung's notes with a film", () => [.. JpegMaker.Make(), .. Samsung(("Image_UTC_Data", "1780918920000"u8.ToArray()), ("MotionPhoto_Data", OddWholes.Film()))], "HiddenFilm TrailingBytes");
        yield return Jpeg("a Samsung's notes with a program", () => [.. JpegMaker.Make(), .. Samsung(("Image_UTC_Data", OddWholes.Program()))], "TrailingBytes SecondFormat");
        yield return Jpeg("a Samsung's notes with more between them", () => [.. JpegMaker.Make(), .. OddWholes.Noise(20), .. Samsung(("Image_UTC_Data", "1"u8.ToArray()))], "TrailingBytes");
        yield return Jpeg("a further picture that is cut off", () => [.. new JpegMaker { Segments = [(0xE2, [.. "MPF\0"u8, .. new byte[40]])] }.ToArray(), .. JpegMaker.Make()[..^9]], "SecondFormat TrailingBytes");
        yield return Jpeg("a further picture, and noise", () => [.. new JpegMaker { Segments = [(0xE2, [.. "MPF\0"u8, .. new byte[40]])] }.ToArray(), .. JpegMaker.Make(), .. OddWholes.Noise(40)], "TrailingBytes MorePictures");
    }

    private static IEnumerable<OddFile> Gifs()
    {
        yield return Gif("pixels missing", () => new GifMaker { Missing = 9 }.ToArray(), "Truncated");
        yield return Gif("pixels too many", () => new GifMaker { Missing = -400 }.ToArray(), "ExtraData");
        yield return Gif("no frame", () => new GifMaker { Frames = 0 }.ToArray(), "Damaged");
        yield return Gif("no trailer", () => GifMaker.Make()[..^1], "Truncated");
        yield return Gif("a frame of nothing", () => new GifMaker { Width = 0 }.ToArray(), "Damaged");
        yield return Gif("a code that there is not", () => [.. GifMaker.Make()[..36], 1, 4 | (7 << 3), 0, 0x3B], "Damaged");
        yield return Gif("a code size that there is not", () => Set(GifMaker.Make(), 35, (byte)14), "Damaged");
        yield return Gif("no colours", () => [.. GifMaker.Make()[..10], 0, 0, 0, .. GifMaker.Make()[25..]], "Damaged");
        yield return Gif("a block of no kind", () => [.. GifMaker.Make()[..25], 0x77, .. GifMaker.Make()[25..]], "Damaged");
        yield return Gif("a comment", () => new GifMaker { Blocks = [GifMaker.Comment("hej")] }.ToArray(), "Text");
        yield return Gif("a comment without end", () => [.. GifMaker.Make()[..25], 0x21, 0xFE, 200, 65, 66], "Truncated");
        yield return Gif("movement that is repeated", () => new GifMaker { Frames = 4, Blocks = [GifMaker.Application("NETSCAPE2.0", [1, 0, 0])] }.ToArray(), "Moving");
        yield return Gif("movement that breaks off", () => new GifMaker { Frames = 4 }.ToArray()[..^40], "Truncated");
        yield return Gif("what a program left in it", () => new GifMaker { Blocks = [GifMaker.Application("RADOPS  1.0", OddWholes.Noise(700))] }.ToArray(), "");
    }

    public static byte[] Moving(int frames) =>
    [
        .. new PngMaker { Chunks = [PngMaker.Chunk("acTL", [0, 0, 0, (byte)frames, 0, 0, 0, 0]), PngMaker.Chunk("fcTL", Frame(20, 12))] }.ToArray()[..^12],
        .. Enumerable.Range(1, frames - 1).SelectMany(frame => (byte[])[.. PngMaker.Chunk("fcTL", Frame(20, 12)), .. PngMaker.Chunk("fdAT", [0, 0, 0, (byte)(frame * 2), .. PngMaker.Pack(new PngMaker().MakeRows())])]),
        .. PngMaker.End,
    ];

    /// <summary>Parts of a type and a name, and the table of where each begins before it.</summary>
    public static byte[] Samsung(params (string Name, byte[] Contents)[] parts)
    {
        byte[][] bodies = [.. parts.Select(part => (byte[])[0, 0, 1, 0x0A, (byte)part.Name.Length, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(part.Name), .. part.Contents])];
        var table = new List<byte>([.. "SEFH"u8, 0x6A, 0, 0, 0, (byte)parts.Length, 0, 0, 0]);
        for (var i = 0; i < parts.Length; i++) table.AddRange([0, 0, 1, 0x0A, .. BitConverter.GetBytes(bodies[i..].Sum(body => body.Length)), .. BitConverter.GetBytes(bodies[i].Length)]);
        return [.. bodies.SelectMany(body => body), .. table, .. BitConverter.GetBytes(table.Count), .. "SEFT"u8];
    }

    private static byte[] Frame(byte width, byte height) => [0, 0, 0, 0, 0, 0, 0, width, 0, 0, 0, height, .. new byte[14]];

    private static OddFile Png(string what, Func<byte[]> make, string codes) => new($"a PNG with {what}", make, $"Png: {codes}".TrimEnd());

    private static OddFile Jpeg(string what, Func<byte[]> make, string codes) => new($"a JPEG with {what}", make, $"Jpeg: {codes}".TrimEnd());

    private static OddFile Gif(string what, Func<byte[]> make, string codes) => new($"a GIF with {what}", make, $"Gif: {codes}".TrimEnd());

    private static byte[] Flip(byte[] file, int at) => Set(file, at, (byte)(file[at] ^ 0x40));

    private static byte[] Set(byte[] file, int at, byte value)
    {
        file[at] = value;
        return file;
    }

    /// <summary>A marker becomes another.</summary>
    private static byte[] Change(byte[] file, byte marker, int other) => Set(file, At(file, marker) + 1, (byte)other);

    private static byte[] Swap(byte[] file, byte one, byte other) => Set(file, At(file, one) + 1, other);

    private static byte[] Fill(byte[] file, byte marker, int from, byte value, int count)
    {
        file.AsSpan(At(file, marker) + from, count).Fill(value);
        return file;
    }

    private static byte[] Twice(byte[] file, byte marker)
    {
        var (at, end) = Segment(file, marker);
        return [.. file[..end], .. file[at..]];
    }

    private static byte[] Without(byte[] file, byte marker)
    {
        var (at, end) = Segment(file, marker);
        return [.. file[..at], .. file[end..]];
    }

    /// <summary>Three colours in the frame, one in the only scan.</summary>
    private static byte[] OneColour()
    {
        var grey = new JpegMaker { IsColour = false }.ToArray();
        var (at, end) = Segment(grey, 0xC0);
        byte[] header = [.. grey[at..(end - 4)], 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0];
        header[3] = (byte)(header.Length - 2);
        return [.. grey[..at], .. header, .. grey[end..]];
    }

    private static (int At, int End) Segment(byte[] file, byte marker)
    {
        var at = At(file, marker);
        return (at, at + 2 + (file[at + 2] << 8) + file[at + 3]);
    }

    private static int At(byte[] file, byte marker) => file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, marker]);
}
