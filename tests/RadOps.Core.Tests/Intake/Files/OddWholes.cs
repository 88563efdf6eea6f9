using System.Text;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Files of each format that are cut off, broken, or have something before or after them.</summary>
internal static class OddWholes
{
    public static readonly (string Name, Func<byte[]> Make)[] Formats =
    [
        ("Png", PngMaker.Make), ("Jpeg", JpegMaker.Make), ("Gif", GifMaker.Make), ("Pdf", PdfMaker.Make),
        ("Png interlaced", () => new PngMaker { IsInterlaced = true, Cuts = 4 }.ToArray()), ("Jpeg progressive", () => new JpegMaker { IsProgressive = true }.ToArray()),
        ("Jpeg with restarts", () => new JpegMaker { RestartInterval = 2, HasFilling = true }.ToArray()), ("Gif of 3 frames", () => new GifMaker { Frames = 3 }.ToArray()), ("Pdf packed", () => new PdfMaker { IsPacked = true }.ToArray()),
    ];

    public static IEnumerable<OddFile> All => [.. Cut(), .. After(), .. Before(), .. Others()];

    private static IEnumerable<OddFile> Cut()
    {
        foreach (var (name, make) in Formats)
        {
            var format = name.Split(' ')[0];
            // Of a PDF the last byte is a line end, which may be missing.
            yield return new($"{name}, the last byte missing", () => make()[..^1], format == "Pdf" ? "Pdf:" : $"{format}: Truncated");
            yield return new($"{name}, the last two bytes missing", () => make()[..^2], $"{format}: Truncated");
            yield return new($"{name}, cut in the middle", () => make()[..(make().Length / 2)], $"{format}: Truncated");
            yield return new($"{name}, cut near its beginning", () => make()[..18], $"{format}: Truncated");
            yield return new($"{name}, cut after three bytes", () => make()[..3], format == "Jpeg" ? "Jpeg: Truncated" : "Unknown: UnknownFormat");
            yield return new($"{name}, the end filled with zeros", () => [.. make()[..(make().Length * 3 / 4)], .. new byte[make().Length / 4]], format switch { "Pdf" => "Pdf: Truncated", "Png" => "Png: Damaged", "Gif" => "Gif: Truncated", _ => name == "Jpeg progressive" ? "Jpeg: Truncated" : $"{format}: Damaged" });
        }
    }

    private static IEnumerable<OddFile> After()
    {
        foreach (var (name, make) in Formats[..4])
        {
            yield return new($"{name}, zeros after its end", () => [.. make(), .. new byte[600]], $"{name}: TrailingPadding");
            yield return new($"{name}, line ends after its end", () => [.. make(), .. "\r\n\r\n  "u8], $"{name}: TrailingPadding");
            yield return new($"{name}, noise after its end", () => [.. make(), .. Noise(300)], $"{name}: TrailingBytes");
            yield return new($"{name}, one letter after its end", () => [.. make(), (byte)'x'], $"{name}: TrailingBytes");
            yield return new($"{name}, noise long after its end", () => [.. make(), .. new byte[70_000], .. Noise(5)], $"{name}: TrailingBytes");
            yield return new($"{name}, a PNG after its end", () => [.. make(), .. PngMaker.Make()], $"{name}: SecondFormat TrailingBytes");
            yield return new($"{name}, a JPEG after its end", () => [.. make(), .. JpegMaker.Make()], $"{name}: SecondFormat TrailingBytes");
            yield return new($"{name}, a film after its end", () => [.. make(), .. Film()], $"{name}: HiddenFilm TrailingBytes");
            yield return new($"{name}, a telephone's film after its end", () => [.. make(), .. "MotionPhoto_Data"u8, .. Film()], $"{name}: HiddenFilm TrailingBytes");
            yield return new($"{name}, a page after its end", () => [.. make(), .. "<html><body onload=alert(1)>"u8], $"{name}: SecondFormat Script TrailingBytes");
            yield return new($"{name}, a program after its end", () => [.. make(), .. Program()], $"{name}: SecondFormat TrailingBytes");
            yield return new($"{name}, a shell script after its end", () => [.. make(), .. "\n#!/bin/sh\nrm -rf ~\n"u8], $"{name}: SecondFormat TrailingBytes");
        }
    }

    private static IEnumerable<OddFile> Before()
    {
        foreach (var (name, make) in Formats[..3]) yield return new($"{name}, a zero before its beginning", () => [0, .. make()], "Unknown: UnknownFormat");
        yield return new("Pdf, lines before its beginning", () => [.. "\r\n\n"u8, .. PdfMaker.Make()], "Pdf:");
        yield return new("Pdf, a byte order mark before its beginning", () => [0xEF, 0xBB, 0xBF, .. PdfMaker.Make()], "Pdf:");
        yield return new("Pdf, noise before its beginning", () => [.. Noise(100), .. PdfMaker.Make()], "Pdf: LeadingBytes");
        yield return new("Pdf, a page before its beginning", () => [.. "<html><script>alert(1)</script>"u8, .. PdfMaker.Make()], "Unknown: UnknownFormat");
        yield return new("Pdf, a program before its beginning", () => [.. Program(), .. PdfMaker.Make()], "Unknown: UnknownFormat");
        yield return new("Pdf, its header too far into the file", () => [.. Noise(1100), .. PdfMaker.Make()], "Unknown: UnknownFormat");
        yield return new("Pdf of no version", () => Replace(PdfMaker.Make(), "%PDF-1.7", "%PDF-x.y"), "Pdf: Damaged");
    }

    private static IEnumerable<OddFile> Others()
    {
        yield return new("nothing", () => [], "Unknown: EmptyFile");
        yield return new("one byte", () => [0xFF], "Unknown: UnknownFormat");
        yield return new("zeros alone", () => new byte[4096], "Unknown: UnknownFormat");
        yield return new("noise alone", () => Noise(4096), "Unknown: UnknownFormat");
        yield return new("text", () => Encoding.UTF8.GetBytes("Hej! Här är mina prover.\n"), "Unknown: UnknownFormat");
        yield return new("a HEIC of an iPhone", () => [0, 0, 0, 0x18, .. "ftypheic\0\0\0\0mif1heic"u8, .. Noise(200)], "Unknown: UnknownFormat");
        yield return new("a WebP", () => [.. "RIFF"u8, 0, 1, 0, 0, .. "WEBPVP8 "u8, .. Noise(200)], "Unknown: UnknownFormat");
        yield return new("a TIFF", () => [.. "II*\0"u8, 8, 0, 0, 0, .. Noise(200)], "Unknown: UnknownFormat");
        yield return new("a BMP", () => [.. "BM"u8, 0, 1, 0, 0, 0, 0, 0, 0, .. Noise(200)], "Unknown: UnknownFormat");
        yield return new("a film", Film, "Unknown: UnknownFormat");
        yield return new("a program for Windows", Program, "Unknown: UnknownFormat");
        yield return new("a ZIP", () => Zip("a.txt"), "Unknown: UnknownFormat");
        yield return new("a Word document", () => Zip("[Content_Types].xml"), "Unknown: UnknownFormat");
        yield return new("a DICOM file", () => [.. new byte[128], .. "DICM"u8, .. Noise(200)], "Unknown: UnknownFormat");
        yield return new("an SVG", () => [.. "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8], "Unknown: UnknownFormat");
    }

    public static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(length).NextBytes(noise);
        noise[0] = 0x5A;
        return noise;
    }

    public static byte[] Film() => [0, 0, 0, 0x18, .. "ftypmp42\0\0\0\0isommp42"u8, 0, 0, 1, 0, .. "mdat"u8, .. Noise(200)];

    public static byte[] Program() => [.. "MZ"u8, .. new byte[58], 0x80, 0, 0, 0, .. new byte[14], .. "This program cannot be run in DOS mode.\r\r\n$"u8, .. new byte[7], .. "PE\0\0"u8, .. Noise(100)];

    public static byte[] Zip(string entry)
    {
        using var file = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = zip.CreateEntry(entry).Open())
            writer.Write("Manifest-Version: 1.0\n"u8);
        return file.ToArray();
    }

    public static byte[] Replace(byte[] file, string old, string replacement) => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file).Replace(old, replacement, StringComparison.Ordinal));
}
