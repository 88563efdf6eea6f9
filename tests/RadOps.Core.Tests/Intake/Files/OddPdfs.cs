namespace RadOps.Core.Tests.Intake.Files;

/// <summary>PDFs that are broken or odd within, and what pictures they hold.</summary>
internal static class OddPdfs
{
    public static IEnumerable<OddFile> All
    {
        get
        {
            yield return Pdf("a password", () => new PdfMaker { Trailer = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O (o) /U (u) >>" }.ToArray(), "PdfEncrypted");
            yield return Pdf("a password said elsewhere", () => new PdfMaker { Trailer = "/Encrypt 5 0 R", Objects = [PdfMaker.Latin("<< /Filter /Standard /V 4 >>")] }.ToArray(), "PdfEncrypted");
            yield return Pdf("a password, packed", () => new PdfMaker { IsPacked = true, Trailer = "/Encrypt << /Filter /Standard /V 5 >>" }.ToArray(), "PdfEncrypted");
            yield return Pdf("no end mark", () => OddWholes.Replace(PdfMaker.Make(), "%%EOF", "%%EO"), "Truncated");
            yield return Pdf("no table", () => OddWholes.Replace(PdfMaker.Make(), "startxref", "startxxxx"), "PdfTableWrong");
            yield return Pdf("a table that is elsewhere", () => OddWholes.Replace(PdfMaker.Make(), "startxref\n", "startxref\n9"), "PdfTableWrong");
            yield return Pdf("a table that is off by two", () => OddWholes.Replace(PdfMaker.Make(), "%PDF-1.7\n", "%PDF-1.7\n%x"), "PdfTableWrong");
            yield return Pdf("no pages", () => OddWholes.Replace(PdfMaker.Make(), "/Type /Page /", "/Type /Pigg /"), "Damaged");
            yield return Pdf("no page tree", () => OddWholes.Replace(PdfMaker.Make(), "/Pages 2 0 R", "/Pages 9 0 R"), "Damaged");
            yield return Pdf("fewer pages than it says", () => new PdfMaker { Count = 7 }.ToArray(), "Damaged");
            yield return Pdf("no catalogue", () => OddWholes.Replace(PdfMaker.Make(), "/Root 1 0 R", "/Root 8 0 R"), "Damaged");
            yield return Pdf("a text that cannot be unpacked", () => new PdfMaker { Objects = [PdfMaker.Stream("/Filter /FlateDecode", OddWholes.Noise(300))] }.ToArray(), "Damaged");
            yield return Pdf("a text that is cut off", () => new PdfMaker { Objects = [PdfMaker.Stream("/Filter /FlateDecode", PngMaker.Pack(OddWholes.Noise(9000))[..4000])] }.ToArray(), "Damaged");
            yield return Pdf("objects packed in a way that nobody knows", () => new PdfMaker { Objects = [PdfMaker.Stream("/Type /ObjStm /N 1 /First 4 /Filter /BrotliDecode", OddWholes.Noise(300))] }.ToArray(), "PdfNotOpened");
            yield return Pdf("objects packed in a way that is said elsewhere", () => new PdfMaker { Objects = [PdfMaker.Stream("/Type /ObjStm /N 1 /First 4 /Filter 6 0 R", OddWholes.Noise(300)), PdfMaker.Latin("/FlateDecode")] }.ToArray(), "PdfNotOpened");
            yield return Pdf("packed objects that are fewer than said", () => new PdfMaker { Objects = [PdfMaker.Stream("/Type /ObjStm /N 9 /First 4 /Filter /FlateDecode", PngMaker.Pack("9 0 null"u8.ToArray()))] }.ToArray(), "Damaged");
            yield return Pdf("a stream without end", () => [.. OddWholes.Replace(PdfMaker.Make(), "endstream", "endstrexm")], "Truncated");
            yield return Pdf("a wrong length of its text", () => OddWholes.Replace(PdfMaker.Make(), "/Length ", "/Length 1"), "");
            yield return Pdf("a version before it that is none", () => OddWholes.Replace(PdfMaker.Make(), "/Root 1 0 R", "/Root 1 0 R /Prev 0"), "");
            yield return Pdf("three versions", () => PdfMaker.Update(PdfMaker.Update(PdfMaker.Make(), (5, PdfMaker.Latin("1"))), (5, PdfMaker.Latin("2"))), "PdfEarlierVersions");
            yield return Pdf("an update that broke off", () => PdfMaker.Update(PdfMaker.Make(), (5, PdfMaker.Stream("/Kind /Note", new byte[500])), (6, PdfMaker.Latin("2")))[..^30], "Truncated");
            yield return Pdf("a link", () => new PdfMaker { Page = "/Annots [<< /Type /Annot /Subtype /Link /A << /S /URI /URI (https://www.1177.se) >> >>]" }.ToArray(), "PdfLink");
            yield return Pdf("a form", () => new PdfMaker { Catalogue = "/AcroForm << /Fields [] >>" }.ToArray(), "");

            yield return Pdf("a photograph", () => new PdfMaker { Objects = [Photograph(1600, 1200)] }.ToArray(), "PdfPhotograph");
            yield return Pdf("a photograph on its side", () => new PdfMaker { Objects = [Photograph(1200, 1600)] }.ToArray(), "PdfPhotograph");
            yield return Pdf("a photograph in JPEG 2000", () => new PdfMaker { Objects = [PdfMaker.Image(1600, 1200, "/JPXDecode", OddWholes.Noise(300))] }.ToArray(), "PdfPhotograph");
            yield return Pdf("a photograph that is not packed as one", () => new PdfMaker { Objects = [PdfMaker.Image(1600, 1200, "/FlateDecode", PngMaker.PackZeros(1600 * 1200 * 3))] }.ToArray(), "PdfPhotograph");
            yield return Pdf("a photograph, packed twice", () => new PdfMaker { Objects = [PdfMaker.Image(1600, 1200, "[/FlateDecode /DCTDecode]", PngMaker.Pack(JpegMaker.Make()))] }.ToArray(), "PdfPhotograph");
            yield return Pdf("a scanned page", () => new PdfMaker { Objects = [Photograph(1654, 2339)] }.ToArray(), "PdfScannedPage");
            yield return Pdf("a scanned letter", () => new PdfMaker { Objects = [Photograph(1700, 2200)] }.ToArray(), "PdfScannedPage");
            yield return Pdf("a page that a camera took", () => new PdfMaker { Objects = [Photograph(1654, 2339, "Kamera 1")] }.ToArray(), "PdfPhotograph");
            yield return Pdf("a scanned page and a photograph", () => new PdfMaker { Objects = [Photograph(1654, 2339), Photograph(1600, 1200)] }.ToArray(), "PdfPhotograph PdfScannedPage");
            yield return Pdf("a logotype", () => new PdfMaker { Objects = [Photograph(200, 80)] }.ToArray(), "");
            yield return Pdf("a scan in black and white", () => new PdfMaker { Objects = [PdfMaker.Stream("/Type /XObject /Subtype /Image /Width 2480 /Height 3000 /ImageMask true /BitsPerComponent 1 /Filter /CCITTFaxDecode", OddWholes.Noise(50))] }.ToArray(), "");
            yield return Pdf("a mask as large as a photograph", () => new PdfMaker { Objects = [PdfMaker.Image(10, 10, "/FlateDecode", PngMaker.PackZeros(300), "/SMask 6 0 R"), PdfMaker.Image(1600, 1200, "/FlateDecode", PngMaker.PackZeros(1600 * 1200))] }.ToArray(), "");
            yield return Pdf("a photograph that says where it was taken", () => new PdfMaker { Objects = [Photograph(1600, 1200, "Kamera 1", hasPosition: true)] }.ToArray(), "PdfPhotograph Position");
        }
    }

    /// <summary>A JPEG as a camera wrote it; what the PDF says it measures is what counts.</summary>
    public static byte[] Photograph(int width, int height, string? camera = null, bool hasPosition = false) =>
        PdfMaker.Image(width, height, "/DCTDecode", new JpegMaker { Segments = camera is null ? [] : [JpegMaker.Exif(new ExifMaker { Model = camera, HasPosition = hasPosition }.ToArray())] }.ToArray());

    private static OddFile Pdf(string what, Func<byte[]> make, string codes) => new($"a PDF with {what}", make, $"Pdf: {codes}".TrimEnd());
}
