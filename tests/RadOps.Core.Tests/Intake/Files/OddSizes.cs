namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Sound files at the edges of 20 MB, in both readings of a megabyte (C38).</summary>
internal static class OddSizes
{
    private const int Decimal = 20_000_000;
    private const int Binary = 20_971_520;

    public static IEnumerable<OddFile> All =>
        from format in ((string Name, Func<int, byte[]> Make)[])[("Png", Png), ("Jpeg", Jpeg), ("Gif", Gif), ("Pdf", Pdf)]
        from size in ((int Length, string Codes)[])[(Decimal - 1, ""), (Decimal, ""), (Decimal + 1, " SizeInDoubt"), (Binary - 1, " SizeInDoubt"), (Binary, " SizeInDoubt"), (Binary + 1, " TooLarge")]
        select new OddFile(FormattableString.Invariant($"a {format.Name} of {size.Length} bytes"), () => Checked(format.Make(size.Length), size.Length), $"{format.Name}:{size.Codes}");

    private static byte[] Checked(byte[] file, int length) => file.Length == length ? file : throw new InvalidOperationException($"{file.Length} bytes were made, {length} wanted");

    private static byte[] Png(int length)
    {
        var small = PngMaker.Make();
        return new PngMaker { Chunks = [PngMaker.Chunk("prVt", Noise(length - small.Length - 12))] }.ToArray();
    }

    private static byte[] Jpeg(int length)
    {
        var segments = new List<(byte, byte[])>();
        for (var left = length - JpegMaker.Make().Length; left > 0;)
        {
            // The last two share what is left: none may be shorter than its own length.
            var part = left > 130_000 ? 65_537 : left > 65_537 ? left / 2 : left;
            segments.Add((0xEF, Noise(part - 4)));
            left -= part;
        }

        return new JpegMaker { Segments = segments }.ToArray();
    }

    private static byte[] Gif(int length)
    {
        var left = length - GifMaker.Make().Length - 4 - 11;
        var block = new List<byte> { 0x21, 0xFF, 11 };
        block.AddRange("RADOPS  1.0"u8);
        var noise = Noise(left);
        for (var at = 0; at < left - 0;)
        {
            var part = Math.Min(255, left - at - 1);
            block.Add((byte)part);
            block.AddRange(noise.AsSpan(0, part));
            at += part + 1;
        }

        block.Add(0);
        return new GifMaker { Blocks = [[.. block]] }.ToArray();
    }

    private static byte[] Pdf(int length)
    {
        var guess = length - PdfMaker.Make().Length - 100;
        for (var tries = 0; ; tries++)
        {
            var file = new PdfMaker { Objects = [PdfMaker.Stream("/Kind /Filling", Noise(guess))] }.ToArray();
            if (file.Length == length || tries > 5) return file;
            guess += length - file.Length;
        }
    }

    /// <summary>Letters alone: nothing that could be taken for anything else.</summary>
    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        var random = new Random(1);
        random.NextBytes(noise);
        for (var i = 0; i < length; i++) noise[i] = (byte)('a' + (noise[i] % 26));
        return noise;
    }
}
