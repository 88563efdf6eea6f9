using System.Globalization;
using System.Text.RegularExpressions;
using RadOps.Core.Intake.Files;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Agreement with programs of others' making: what they write is taken in, and of whole and broken files they think as we do.</summary>
public sealed partial class PeerAgreementTests : IDisposable
{
    private static byte[]? printed;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("pnmtojpeg", "", "Jpeg")]
    [InlineData("pnmtojpeg", "-progressive", "Jpeg")]
    [InlineData("pnmtojpeg", "-restart=3", "Jpeg")]
    [InlineData("pnmtojpeg", "-optimize -quality=95", "Jpeg")]
    [InlineData("pnmtojpeg", "-grayscale -progressive", "Jpeg")]
    [InlineData("pnmtojpeg", "-sample=2x1", "Jpeg")]
    [InlineData("pnmtojpeg", "-arithmetic", "Jpeg: UnusualEncoding")]
    [InlineData("pnmtopng", "", "Png")]
    [InlineData("pnmtopng", "-interlace", "Png")]
    [InlineData("pnmtopng", "-interlace -compression=9 -paeth", "Png")]
    [InlineData("pamtogif", "", "Gif")]
    [InlineData("pamtogif", "-interlace", "Gif")]
    [InlineData("pamtogif", "-nolzw", "Gif")]
    [Requirement("F-18")]
    public void What_netpbm_writes_is_taken_in(string program, string options, string expected)
    {
        var writer = Peer.Require("netpbm", program);
        foreach (var (width, height) in ((int, int)[])[(1, 1), (17, 9), (64, 64), (333, 211)])
        {
            var picture = Picture(width, height, program == "pamtogif");
            var file = folder.File("picture");
            var result = Peer.Run("/bin/sh", ["-c", "out=$1; shift; \"$@\" > \"$out\"", "sh", file, writer, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), picture]);
            Assert.SkipWhen(result.Errors.Contains("not built", StringComparison.OrdinalIgnoreCase) || result.Errors.Contains("nrecognized option", StringComparison.Ordinal), $"this {program} does not know {options}: {result.Errors.Trim()}");
            Assert.True(result.ExitCode == 0, result.Errors);
            var inspection = Inspect(file);
            Assert.Equal(expected.Contains(':', StringComparison.Ordinal) ? expected : expected + ":", inspection.Line());
            Assert.Equal(((int?)width, (int?)height), (inspection.Width, inspection.Height));
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("qpdf --object-streams=generate", "")]
    [InlineData("qpdf --object-streams=generate --compression-level=9 --recompress-flate", "")]
    [InlineData("qpdf --linearize", "")]
    [InlineData("qpdf --linearize --object-streams=generate", "")]
    [InlineData("qpdf --qdf", "")]
    [InlineData("qpdf --encrypt|user|owner|256|--", "PdfEncrypted")]
    [InlineData("qpdf --encrypt||owner|128|--use-aes=y|--", "PdfEncrypted")]
    [Requirement("F-18", "C39")]
    public void What_chromium_prints_and_qpdf_rewrites_is_taken_in(string rewrite, string expected)
    {
        var printed = Printed();
        var file = printed;
        if (rewrite.Length > 0)
        {
            var qpdf = Peer.Require("qpdf", "qpdf");
            file = folder.File("rewritten.pdf");
            var result = Peer.Run(qpdf, [.. rewrite[5..].Split('|').SelectMany(part => rewrite.Contains('|', StringComparison.Ordinal) ? [part] : part.Split(' ')), printed, file]);
            Assert.True(result.ExitCode == 0, result.Errors);
        }

        var inspection = Inspect(file);
        Assert.Equal($"Pdf: {expected}".TrimEnd(), inspection.Line().Replace(" PdfLink", "", StringComparison.Ordinal));
        if (expected.Length > 0) return;
        Assert.Contains(inspection.Findings, finding => finding.Code == FileFindingCode.PdfLink);
        Assert.Equal(Pages(file), inspection.Pages);
        Assert.Equal(3, inspection.Pages);
    }

    [Fact]
    [Requirement("F-22", "C39")]
    public void A_photograph_that_chromium_prints_is_seen_in_the_pdf()
    {
        var photograph = folder.File("foto.jpg");
        File.WriteAllBytes(photograph, new JpegMaker { Width = 1280, Height = 960 }.ToArray());
        var inspection = Inspect(Print($"<img src='data:image/jpeg;base64,{Convert.ToBase64String(File.ReadAllBytes(photograph))}' style='width:15cm'>"));
        Assert.True(inspection.HoldsPhotograph, inspection.Line());
        Assert.Equal([FileRoute.Earchive], inspection.PermittedRoutes);
    }

    [Theory]
    [InlineData("pdftocairo", "-png", "Png")]
    [InlineData("pdftocairo", "-jpeg", "Jpeg")]
    [InlineData("pdftoppm", "-png -r 150", "Png")]
    [InlineData("pdftoppm", "-jpeg -jpegopt progressive=y", "Jpeg")]
    [InlineData("pdftocairo", "-pdf", "Pdf")]
    [Requirement("F-18")]
    public void What_poppler_writes_is_taken_in(string program, string options, string format)
    {
        var writer = Peer.Require("poppler", program);
        var file = folder.File("page");
        var result = Peer.Run(writer, [.. options.Split(' '), .. format == "Pdf" ? (string[])[] : ["-singlefile"], Printed(), file]);
        Assert.True(result.ExitCode == 0, result.Errors);
        var made = Directory.GetFiles(folder.Path, "page*")[0];
        var inspection = Inspect(made);
        Assert.True(inspection.IsAccepted, inspection.Line());
        Assert.Equal(format, inspection.Format.ToString());
        Assert.DoesNotContain(inspection.Findings, finding => finding.Severity != FindingSeverity.Information);
    }

    /// <summary>Cut off at every so many bytes: libpng and we refuse the same, and both take the whole.</summary>
    [Fact]
    [Requirement("F-18")]
    public void Libpng_and_we_agree_on_what_is_cut_off() => Agree("pngtopam", new PngMaker { Width = 60, Height = 60, Cuts = 5, IsInterlaced = true }.ToArray(), "netpbm");

    [Fact]
    [Requirement("F-18")]
    public void Pngcheck_and_we_agree_on_every_broken_png()
    {
        var pngcheck = Peer.Require("pngcheck", "pngcheck");
        var file = folder.File("a.png");
        // What pngcheck does not look at without showing it all, libpng does.
        string[] byLibpng = ["a PNG with a row too few", "a PNG with a byte too few", "a PNG with packed data that ends before its checksum"];
        var libpng = Peer.Require("netpbm", "pngtopam");
        // What neither minds.
        string[] unlike = ["a PNG with a byte too many", "a PNG with a message after its packed data", "a PNG with a long message after its packed data", "a PNG with a text without keyword", "a PNG with a frame larger than itself", "a PNG with a frame that is cut off"];
        var count = 0;
        List<string> differences = [];
        foreach (var odd in OddFile.All.Values.Where(odd => odd.Title.StartsWith("a PNG with ", StringComparison.Ordinal) && odd.Name is null && !unlike.Contains(odd.Title) && !odd.Expected.Contains("SecondFormat", StringComparison.Ordinal)))
        {
            File.WriteAllBytes(file, odd.Make());
            var theirs = byLibpng.Contains(odd.Title) ? Peer.Run("/bin/sh", ["-c", "\"$@\" > /dev/null", "sh", libpng, file]) : Peer.Run(pngcheck, ["-q", file]);
            if (theirs.ExitCode == 0 != Inspect(file).IsAccepted) differences.Add($"{odd.Title}: {Inspect(file).Line()}");
            count++;
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.True(count > 20, $"{count}");
    }

    [Fact]
    [Requirement("F-18")]
    public void Libjpeg_and_we_agree_on_what_is_cut_off()
    {
        Agree("jpegtopnm", new JpegMaker { Width = 90, Height = 60 }.ToArray(), "netpbm");
        Agree("jpegtopnm", new JpegMaker { Width = 90, Height = 60, RestartInterval = 2, Segments = [JpegMaker.Exif(ExifMaker.Make())] }.ToArray(), "netpbm");
    }

    [Fact]
    [Requirement("F-18")]
    public void Giftopnm_and_we_agree_on_what_is_cut_off() => Agree("giftopnm", new GifMaker { Width = 60, Height = 60 }.ToArray(), "netpbm", except: 2);

    [Fact]
    [Requirement("F-18")]
    public void Qpdf_and_we_agree_on_pdfs()
    {
        var qpdf = Peer.Require("qpdf", "qpdf");
        var file = folder.File("a.pdf");
        foreach (var make in (Func<byte[]>[])[PdfMaker.Make, () => new PdfMaker { IsPacked = true }.ToArray(), () => PdfMaker.Update(PdfMaker.Make(), (9, PdfMaker.Latin("1"))), () => new PdfMaker { Objects = [OddPdfs.Photograph(1600, 1200)] }.ToArray()])
        {
            File.WriteAllBytes(file, make());
            var result = Peer.Run(qpdf, ["--check", file]);
            Assert.True(result.ExitCode == 0, result.Output + result.Errors);
            Assert.True(Inspect(file).IsAccepted);
        }

        foreach (var title in (string[])["a PDF with no table", "a PDF with a table that is elsewhere", "a PDF with no page tree", "a PDF with no catalogue", "Pdf, cut in the middle", "Pdf, the end filled with zeros"])
        {
            File.WriteAllBytes(file, OddFile.All[title].Make());
            Assert.True(Peer.Run(qpdf, ["--check", file]).ExitCode != 0, title);
            Assert.Contains(Inspect(file).Findings, finding => finding.Severity >= FindingSeverity.Warning);
        }
    }

    /// <param name="program">Reads a picture to its end, and complains of what it lacks.</param>
    /// <param name="whole">A whole picture.</param>
    /// <param name="package">What brings the program.</param>
    /// <param name="except">Bytes at the end that it does not miss.</param>
    private void Agree(string program, byte[] whole, string package, int except = 0)
    {
        var reader = Peer.Require(package, program);
        var file = folder.File("picture");
        for (var length = whole.Length; length > 40; length -= length == whole.Length ? 1 + except : 37)
        {
            File.WriteAllBytes(file, whole[..length]);
            var result = Peer.Run("/bin/sh", ["-c", "\"$@\" > /dev/null", "sh", reader, file]);
            var complains = result.ExitCode != 0 || result.Errors.Contains("remature", StringComparison.Ordinal) || result.Errors.Contains("EOF", StringComparison.Ordinal) || result.Errors.Contains("arning", StringComparison.Ordinal) || result.Errors.Contains("rror", StringComparison.Ordinal);
            Assert.True(complains != Inspect(file).IsAccepted, string.Create(CultureInfo.InvariantCulture, $"{length} of {whole.Length} bytes: {Inspect(file).Line()}; {program} says {result.ExitCode}: {result.Errors}"));
        }
    }

    private string Picture(int width, int height, bool isOfFewColours)
    {
        var path = folder.File("picture.ppm");
        var pixels = new byte[width * height * 3];
        new Random(width).NextBytes(pixels);
        if (isOfFewColours)
            for (var i = 0; i < pixels.Length; i++) pixels[i] &= 0xC0;
        File.WriteAllBytes(path, [.. System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P6\n{width} {height}\n255\n")), .. pixels]);
        return path;
    }

    /// <summary>Three pages with a link, printed once for all tests.</summary>
    private string Printed()
    {
        var pdf = folder.File("printed.pdf");
        File.WriteAllBytes(pdf, printed ??= File.ReadAllBytes(Print(Page)));
        return pdf;
    }

    private const string Page = "<h1>Remiss å ä ö</h1><p>Text <a href='https://www.1177.se'>1177</a></p><div style='break-before:page'>2</div><div style='break-before:page'>3</div>";

    private string Print(string body)
    {
        var browser = Peer.Require("chromium", "chromium");
        var page = folder.File("page.html");
        File.WriteAllText(page, $"<!doctype html><meta charset=utf-8>{body}");
        var pdf = folder.File("printed.pdf");
        Peer.Run(browser, ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer", $"--user-data-dir={folder.File("profile/x")[..^2]}", $"--print-to-pdf={pdf}", $"file://{page}"]);
        Assert.True(File.Exists(pdf), "chromium printed nothing");
        return pdf;
    }

    private static int? Pages(string pdf)
    {
        var result = Peer.Run(Peer.Require("poppler", "pdfinfo"), [pdf]);
        return PageLine().Match(result.Output) is { Success: true } line ? int.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    private static FileInspection Inspect(string path)
    {
        using var stream = File.OpenRead(path);
        return PatientFileInspector.Inspect(stream, null, InspectionLimits.Default, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"^Pages:\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex PageLine();
}
