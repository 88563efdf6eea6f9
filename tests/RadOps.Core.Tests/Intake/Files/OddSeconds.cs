namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Files that are two formats at once, or hold another in a place where it does not show.</summary>
internal static class OddSeconds
{
    private static readonly (string Name, Func<byte[]> Make)[] payloads =
    [
        ("a ZIP", () => OddWholes.Zip("a.txt")), ("a program", OddWholes.Program), ("a PDF", PdfMaker.Make), ("a PNG", PngMaker.Make), ("a JPEG", JpegMaker.Make), ("a GIF", GifMaker.Make),
        ("a RAR", () => [.. "Rar!\u001a\u0007\u0000"u8, .. OddWholes.Noise(60)]), ("a 7-Zip", () => [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, .. OddWholes.Noise(60)]), ("an ELF", () => [.. "\u007fELF\u0002\u0001"u8, .. OddWholes.Noise(60)]),
    ];

    private static readonly (string Name, string Text)[] scripts =
    [
        ("a script", "<script>alert(1)</script>"), ("a script in capitals", "<SCRIPT SRC=//x>"), ("a page", "<!DOCTYPE HTML><html lang=sv><body>"), ("PHP", "<?php system($_GET['c']); ?>"), ("a frame", "<iframe src=http://x>"), ("an HTA", "<hta:application id=x>"),
    ];

    public static IEnumerable<OddFile> All => [.. Archives(), .. Comments(), .. Scripts(), .. Tricks()];

    /// <summary>A ZIP is found from its end: a picture with one after it is both (GIFAR).</summary>
    private static IEnumerable<OddFile> Archives()
    {
        foreach (var (name, make) in OddWholes.Formats[..4])
        {
            yield return new($"{name} and ZIP at once", () => [.. make(), .. OddWholes.Zip("a.txt")], $"{name}: SecondFormat TrailingBytes");
            yield return new($"{name} and JAR at once", () => [.. make(), .. OddWholes.Zip("META-INF/MANIFEST.MF")], $"{name}: SecondFormat TrailingBytes");
            yield return new($"{name} and RAR at once", () => [.. make(), .. "Rar!\u001a\u0007\u0000"u8, .. OddWholes.Noise(60)], $"{name}: SecondFormat TrailingBytes");
        }
    }

    private static IEnumerable<OddFile> Comments()
    {
        foreach (var (name, make) in payloads)
        {
            yield return new($"{name} in a JPEG's comment", () => new JpegMaker { Segments = [(0xFE, make())] }.ToArray(), "Jpeg: SecondFormat Text");
            yield return new($"{name} in a JPEG's own segment", () => new JpegMaker { Segments = [(0xEB, make())] }.ToArray(), "Jpeg: SecondFormat");
            yield return new($"{name} in a PNG's own chunk", () => new PngMaker { Chunks = [PngMaker.Chunk("prVt", make())] }.ToArray(), "Png: SecondFormat");
            yield return new($"{name} in a GIF's comment", () => new GifMaker { Blocks = [GifMaker.Block(0xFE, make())] }.ToArray(), "Gif: SecondFormat Text");
        }
    }

    private static IEnumerable<OddFile> Scripts()
    {
        foreach (var (name, text) in scripts)
        {
            var bytes = System.Text.Encoding.ASCII.GetBytes("x " + text);
            yield return new($"{name} in a JPEG's comment", () => new JpegMaker { Segments = [(0xFE, bytes)] }.ToArray(), "Jpeg: Script Text");
            yield return new($"{name} in a PNG's text", () => new PngMaker { Chunks = [PngMaker.Text("Comment", "x " + text)] }.ToArray(), "Png: Script Text");
            yield return new($"{name} in a GIF's comment", () => new GifMaker { Blocks = [GifMaker.Comment("x " + text)] }.ToArray(), "Gif: Script Text");
            yield return new($"{name} in a PDF's stream", () => PdfMaker.With($"<< /Length {bytes.Length} >>\nstream\nx {text}\nendstream"), "Pdf: Script");
        }
    }

    private static IEnumerable<OddFile> Tricks()
    {
        yield return new("a PDF's header in a PNG's text", () => new PngMaker { Chunks = [PngMaker.Text("Comment", "see %PDF-1.4 there")] }.ToArray(), "Png: SecondFormat Text");
        yield return new("a PDF's header late in a PNG", () => new PngMaker { Chunks = [PngMaker.Chunk("prVt", [.. OddWholes.Noise(3000), .. "%PDF-1.7\n"u8])] }.ToArray(), "Png: SecondFormat");
        yield return new("a PDF whole within a JPEG's first kilobyte", () => new JpegMaker { Segments = [(0xFE, [.. "\n"u8, .. PdfMaker.Make()])] }.ToArray(), "Jpeg: SecondFormat Text");
        yield return new("a JPEG that is JavaScript", () => Commented(), "Jpeg: Script");
        yield return new("a GIF that is JavaScript", () => new GifMaker { Width = 0x2A2F, Height = 1 }.ToArray(), "Gif: Script");
        yield return new("a PNG in a TAR's place", () => Put(new PngMaker { Chunks = [PngMaker.Chunk("prVt", new byte[400])] }, 257, "ustar\0"u8.ToArray()), "Png: SecondFormat");
        yield return new("a PNG with DICOM's mark", () => Put(new PngMaker { Chunks = [PngMaker.Chunk("prVt", new byte[400])] }, 128, "DICM"u8.ToArray()), "Png: SecondFormat");
        yield return new("a PNG that is a disc's image", () => Put(new PngMaker { Chunks = [PngMaker.Chunk("prVt", new byte[40_000])] }, 0x8001, "CD001"u8.ToArray()), "Png: SecondFormat");
        yield return new("a PNG with MZ in a chunk that is no program", () => new PngMaker { Chunks = [PngMaker.Chunk("prVt", [.. "MZ"u8, .. new byte[200]])] }.ToArray(), "Png:");
        yield return new("a PNG with a ZIP's end that leads nowhere", () => new PngMaker { Chunks = [PngMaker.Chunk("prVt", [.. "PK\u0005\u0006"u8, .. new byte[40]])] }.ToArray(), "Png: SecondFormat");
        yield return new("a PNG with angles in its text", () => new PngMaker { Chunks = [PngMaker.Text("Comment", "a < b <scripture> <htmlx")] }.ToArray(), "Png: Text");
        yield return new("a PDF in a PDF's stream", () => new PdfMaker { Objects = [PdfMaker.Stream("/Kind /Copy", PdfMaker.Make())] }.ToArray(), "Pdf:");
    }

    /// <summary>A JFIF segment as long as two characters that begin a comment.</summary>
    private static byte[] Commented() => new JpegMaker { Segments = [(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, .. new byte[0x2F2A - 2 - 14 - 9], .. "*/=alert("u8])] }.ToArray();

    private static byte[] Put(PngMaker maker, int at, byte[] what)
    {
        // The chunk's data begins at 41.
        var data = new byte[maker.Chunks[0].Length - 12];
        what.CopyTo(data, at - 41);
        return new PngMaker { Chunks = [PngMaker.Chunk("prVt", data)] }.ToArray();
    }
}
