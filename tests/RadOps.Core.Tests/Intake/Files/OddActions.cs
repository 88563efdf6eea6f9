using System.Text;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>PDFs that do something beside being read, said in every way in which it can be hidden from whoever looks for a word.</summary>
internal static class OddActions
{
    private static readonly (string Name, string Object, string Code)[] acts =
    [
        ("JavaScript", "<< /S /JavaScript /JS (app.alert\\(1\\)) >>", "PdfJavaScript"),
        ("JavaScript in a stream", "<< /JS 4 0 R >>", "PdfJavaScript"),
        ("JavaScript by name", "<< /JavaScript << /Names [(a) 4 0 R] >> >>", "PdfJavaScript"),
        ("a program that it starts", "<< /S /Launch /F (cmd.exe) >>", "PdfLaunch"),
        ("what is done on every page", "<< /AA << /O 4 0 R >> >>", "PdfAutomaticAction"),
        ("a file within", "<< /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>", "PdfEmbeddedFile"),
        ("files within, by name", "<< /EmbeddedFiles << /Names [] >> >>", "PdfEmbeddedFile"),
        ("a note with a file", "<< /Type /Annot /Subtype /FileAttachment >>", "PdfEmbeddedFile"),
        ("a film", "<< /Type /Annot /Subtype /RichMedia /RichMediaContent 4 0 R >>", "PdfMedia"),
        ("a film of the older sort", "<< /Type /Annot /Subtype /Movie >>", "PdfMedia"),
        ("a sound", "<< /S /Sound /Sound 4 0 R >>", "PdfMedia"),
        ("3D", "<< /Subtype /3D /3DD 4 0 R >>", "PdfMedia"),
        ("a form that is sent", "<< /S /SubmitForm /F (https://example.com) >>", "PdfSubmitForm"),
        ("a form of the XFA kind", "<< /AcroForm << /XFA 4 0 R >> >>", "PdfXfa"),
        ("another file that it opens", "<< /S /GoToR /F (//server/share/a.pdf) >>", "PdfRemoteFile"),
        ("another file's page that it opens", "<< /S /GoToE /F (//server/share/a.pdf) >>", "PdfRemoteFile"),
        ("data that it fetches", "<< /S /ImportData /F (a.fdf) >>", "PdfRemoteFile"),
    ];

    public static IEnumerable<OddFile> All => [.. Acts(), .. Hidden(), .. Opening()];

    private static IEnumerable<OddFile> Acts()
    {
        foreach (var (name, text, code) in acts)
        {
            yield return Pdf(name, () => PdfMaker.With(text), code);
            yield return Pdf($"{name}, packed", () => new PdfMaker { IsPacked = true, Objects = [PdfMaker.Latin(text)] }.ToArray(), code);
            yield return Pdf($"{name}, in other letters", () => PdfMaker.With(Escaped(text)), code);
            yield return Pdf($"{name}, deep within", () => PdfMaker.With($"[ 1 << /A [ << /B {text} >> ] >> ]"), code);
        }
    }

    private static IEnumerable<OddFile> Hidden()
    {
        const string script = "<< /S /JavaScript /JS (x) >>";
        yield return Pdf("JavaScript in an update", () => PdfMaker.Update(PdfMaker.Make(), (9, PdfMaker.Latin(script))), "PdfJavaScript PdfEarlierVersions");
        yield return Pdf("JavaScript whose name stands elsewhere", () => PdfMaker.With("<< /S 6 0 R /X 4 0 R >>", "/JavaScript"), "PdfJavaScript");
        yield return Pdf("JavaScript whose name stands elsewhere, packed", () => new PdfMaker { IsPacked = true, Objects = [PdfMaker.Latin("<< /S 6 0 R >>"), PdfMaker.Latin("/Java#53cript")] }.ToArray(), "PdfJavaScript");
        yield return Pdf("JavaScript in a comment, where its table points", () => Pointed("%", script), "PdfJavaScript");
        yield return Pdf("JavaScript in a text, where its table points", () => Pointed("(", script), "PdfJavaScript");
        yield return Pdf("JavaScript in a stream's data, where its table points", () => Pointed("8 0 obj << /Length 400 >> stream\n", script), "PdfJavaScript");
        yield return Pdf("JavaScript in a comment, and no table", () => OddWholes.Replace(Pointed("%", script), "startxref", "startxxxx"), "PdfJavaScript PdfTableWrong");
        yield return Pdf("JavaScript in a text that is only read", () => PdfMaker.With("(see /S /JavaScript and /JS there)"), "");
        yield return Pdf("JavaScript in a comment that nothing leads to", () => PdfMaker.With($"1 % {script}"), "");
        yield return Pdf("JavaScript in objects packed in letters", () => PackedIn("[/ASCIIHexDecode]", text => Encoding.ASCII.GetBytes(Convert.ToHexString(text) + ">")), "PdfJavaScript");
        yield return Pdf("JavaScript in objects packed twice", () => PackedIn("[/FlateDecode /FlateDecode]", text => PngMaker.Pack(PngMaker.Pack(text))), "PdfJavaScript");
        yield return Pdf("JavaScript in objects packed in letters and bytes", () => PackedIn("[/AHx /Fl]", text => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(PngMaker.Pack(text)))), "PdfJavaScript");
        yield return Pdf("JavaScript in objects packed in runs", () => PackedIn("/RunLengthDecode", text => [.. text.Chunk(128).SelectMany(part => (byte[])[(byte)(part.Length - 1), .. part]), 128]), "PdfJavaScript");
        yield return Pdf("JavaScript in objects packed five for four", () => PackedIn("/ASCII85Decode", Letters85), "PdfJavaScript");
        yield return Pdf("JavaScript in objects packed by LZW", () => PackedIn("/LZWDecode", Lzw), "PdfJavaScript");
        yield return Pdf("JavaScript in objects that do not say that they are", () => Untold(script), "PdfJavaScript");
        yield return Pdf("JavaScript under a name that comes twice", () => PdfMaker.With("<< /S /GoTo /S /JavaScript >>"), "PdfJavaScript");
        yield return Pdf("JavaScript in a dictionary that is not closed", () => PdfMaker.With("<< /S /JavaScript /JS (x)"), "PdfJavaScript");
        yield return Pdf("data that lies in another file", () => PdfMaker.With("<< /Length 0 /F (//server/share/x) >>\nstream\n\nendstream"), "PdfRemoteFile");
    }

    private static IEnumerable<OddFile> Opening()
    {
        yield return Pdf("a place to open at", () => new PdfMaker { Catalogue = "/OpenAction [3 0 R /Fit]" }.ToArray(), "");
        yield return Pdf("a place to open at, said as an action", () => new PdfMaker { Catalogue = "/OpenAction << /S /GoTo /D [3 0 R /Fit] >>" }.ToArray(), "");
        yield return Pdf("a place to open at, said elsewhere", () => new PdfMaker { Catalogue = "/OpenAction 5 0 R", Objects = [PdfMaker.Latin("[3 0 R /Fit]")] }.ToArray(), "");
        yield return Pdf("a place to open at, said elsewhere, packed", () => new PdfMaker { IsPacked = true, Catalogue = "/OpenAction 5 0 R", Objects = [PdfMaker.Latin("<< /S /GoTo /D [3 0 R /Fit] >>")] }.ToArray(), "");
        yield return Pdf("a print when it is opened", () => new PdfMaker { Catalogue = "/OpenAction << /S /Named /N /Print >>" }.ToArray(), "PdfOpenAction");
        yield return Pdf("a page that it opens when it is opened", () => new PdfMaker { Catalogue = "/OpenAction << /S /URI /URI (https://example.com) >>" }.ToArray(), "PdfOpenAction PdfLink");
        yield return Pdf("what it does when it is opened, elsewhere", () => new PdfMaker { Catalogue = "/OpenAction 5 0 R", Objects = [PdfMaker.Latin("<< /S /Named /N /Print >>")] }.ToArray(), "PdfOpenAction");
        yield return Pdf("what it does when it is opened, nowhere", () => new PdfMaker { Catalogue = "/OpenAction 77 0 R" }.ToArray(), "PdfOpenAction");
        yield return Pdf("a place to open at, and what is next", () => new PdfMaker { Catalogue = "/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next << /S /Launch >> >>" }.ToArray(), "PdfOpenAction PdfLaunch");
        yield return Pdf("JavaScript when it is opened", () => new PdfMaker { Catalogue = "/OpenAction << /S /JavaScript /JS (x) >>" }.ToArray(), "PdfOpenAction PdfJavaScript");
    }

    private static OddFile Pdf(string what, Func<byte[]> make, string codes) => new($"a PDF with {what}", make, $"Pdf: {codes}".TrimEnd());

    /// <summary>The second letter of each name by its number.</summary>
    private static string Escaped(string text) => System.Text.RegularExpressions.Regex.Replace(text, "/([A-Za-z0-9])([A-Za-z])", match => $"/{match.Groups[1].Value}#{(int)match.Groups[2].Value[0]:x2}");

    /// <summary>An object where a reader from the beginning sees none, and the table leads to it.</summary>
    private static byte[] Pointed(string before, string script)
    {
        var file = new PdfMaker { Objects = [PdfMaker.Latin("null")] }.ToArray();
        var text = Encoding.Latin1.GetString(file);
        var hidden = $"{before} 9 0 obj {script} endobj ";
        var body = before[0] switch { '%' => hidden + "\n", '(' => hidden + ")\n", _ => before.Replace("400", "0400", StringComparison.Ordinal) + $"9 0 obj {script} endobj".PadRight(400 - 0) + "\nendstream endobj\n" };
        var table = text.LastIndexOf("xref\n0 ", StringComparison.Ordinal);
        var at = table + body.IndexOf("9 0 obj", StringComparison.Ordinal);
        var rest = text[table..].Replace("trailer", FormattableString.Invariant($"9 1\n{at:D10} 00000 n \ntrailer"), StringComparison.Ordinal);
        var start = rest.IndexOf("startxref\n", StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text[..table] + body + rest[..start] + FormattableString.Invariant($"startxref\n{table + body.Length}\n%%EOF\n"));
    }

    private static byte[] PackedIn(string filter, Func<byte[], byte[]> pack) =>
        new PdfMaker { Objects = [PdfMaker.Stream($"/Type /ObjStm /N 1 /First 5 /Filter {filter}", pack("50 0 << /S /JavaScript /JS (x) >>"u8.ToArray()))] }.ToArray();

    /// <summary>An object stream without its type, which only the table names as one.</summary>
    private static byte[] Untold(string script) => OddWholes.Replace(new PdfMaker { IsPacked = true, Objects = [PdfMaker.Latin(script)] }.ToArray(), "/Type /ObjStm", "/Type /Nothing");

    private static byte[] Letters85(byte[] bytes)
    {
        var letters = new StringBuilder();
        foreach (var part in bytes.Chunk(4))
        {
            var number = 0u;
            for (var i = 0; i < 4; i++) number = (number << 8) | (i < part.Length ? part[i] : 0u);
            var five = new char[5];
            for (var i = 4; i >= 0; i--, number /= 85) five[i] = (char)('!' + (number % 85));
            letters.Append(five, 0, part.Length + 1);
        }

        return Encoding.ASCII.GetBytes(letters + "~>");
    }

    /// <summary>Codes of nine bits, each a byte, begun anew before they grow.</summary>
    private static byte[] Lzw(byte[] bytes)
    {
        var bits = new List<bool>();
        foreach (var code in (IEnumerable<int>)[.. bytes.Chunk(200).SelectMany(part => (int[])[256, .. part.Select(each => (int)each)]), 257])
            for (var bit = 8; bit >= 0; bit--)
                bits.Add(((code >> bit) & 1) == 1);
        return [.. bits.Chunk(8).Select(part => (byte)part.Select((bit, place) => bit ? 0x80 >> place : 0).Sum())];
    }
}
