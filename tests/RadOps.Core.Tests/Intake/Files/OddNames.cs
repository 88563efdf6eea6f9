using System.Text;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Sound files with names that lie, hide or harm.</summary>
internal static class OddNames
{
    private static readonly (string Format, string Extension, Func<byte[]> Make)[] formats = [("Png", "png", PngMaker.Make), ("Jpeg", "jpg", JpegMaker.Make), ("Gif", "gif", GifMaker.Make), ("Pdf", "pdf", PdfMaker.Make)];

    public static IEnumerable<OddFile> All
    {
        get
        {
            foreach (var (format, extension, make) in formats)
            {
                foreach (var other in formats.Where(other => other.Extension != extension))
                    yield return new($"a {format} called .{other.Extension}", make, $"{format}: ExtensionDiffers", $"bild.{other.Extension}");
                yield return new($"a {format} called .txt", make, $"{format}: ExtensionDiffers", "bild.txt");
                yield return new($"a {format} called .heic", make, $"{format}: ExtensionDiffers", "IMG_0001.HEIC");
                yield return new($"a {format} without extension", make, $"{format}: ExtensionMissing", "bild");
                yield return new($"a {format} called .exe", make, $"{format}: ExtensionRuns", $"bild.{extension}.exe");
                yield return new($"a {format} called .html", make, $"{format}: ExtensionRuns", "bild.html");
            }

            foreach (var (title, name, codes) in Names()) yield return new($"the name {title}", PngMaker.Make, $"Png:{codes}", name);
            yield return new("a program called .jpg", OddWholes.Program, "Unknown: UnknownFormat", "bild.jpg");
            yield return new("a page called .pdf", () => [.. "<!DOCTYPE html><script>x</script>"u8], "Unknown: UnknownFormat", "remiss.pdf");
        }
    }

    private static IEnumerable<(string Title, string Name, string Codes)> Names() =>
    [
        ("with å ä ö", "Röntgenbild på höger fot.png", ""),
        ("with å ä ö as macOS writes them", "Röntgenbild på höger fot.png".Normalize(NormalizationForm.FormD), ""),
        ("in capital letters", "BILD.PNG", ""),
        ("with spaces and brackets", "Bild (2) - kopia [1].png", ""),
        ("of 255 characters", new string('å', 251) + ".png", ""),
        ("that begins with a dot", ".bild.png", ""),
        ("that begins with a dash", "-rf.png", ""),
        ("with many dots", "bild..2026.06.08..png", ""),
        ("of emoji", "🦶🏽.png", ""),
        ("CON", "CON.png", " NameReserved"),
        ("nul", "nul.png", " NameReserved"),
        ("AUX with more after it", "AUX.bild.png", " NameReserved"),
        ("PRN with spaces", "PRN .png", " NameReserved"),
        ("COM1", "com1.png", " NameReserved"),
        ("COM¹", "COM¹.png", " NameReserved"),
        ("LPT9", "LPT9.png", " NameReserved"),
        ("COM10, which is none", "COM10.png", ""),
        ("CONTROL, which is none", "CONTROL.png", ""),
        ("that ends with a dot", "bild.png.", " NameReserved"),
        ("that ends with a space", "bild.png ", " NameReserved"),
        ("with a question mark", "bild?.png", " NameReserved"),
        ("with a quotation mark", "bild\".png", " NameReserved"),
        ("with an asterisk", "*.png", " NameReserved"),
        ("with a pipe", "bild|.png", " NameReserved"),
        ("that turns the order of letters", "bild\u202Egnp.png", " NameDisguised"),
        ("that hides .exe by turning letters", "bild\u202Egnp.exe", " NameDisguised ExtensionRuns"),
        ("with a character of no width", "bi\u200Bld.png", " NameDisguised"),
        ("with a zero", "bild\0.png", " NameDisguised"),
        ("with a line end", "bild\n.png", " NameDisguised"),
        ("with an escape", "bild\u001B[2J.png", " NameDisguised"),
        ("with half a character", "bild\uD83D.png", " NameDisguised"),
        ("that climbs by slashes", "../../etc/passwd.png", " NameIsPath"),
        ("that climbs by backslashes", @"..\..\Startup\bild.png", " NameIsPath"),
        ("of a drive", @"C:\bild.png", " NameIsPath"),
        ("of another file's stream", "bild.png:dold.png", " NameIsPath"),
        ("of a share", @"\\server\share\bild.png", " NameIsPath"),
        ("of a shortcut", "bild.png.lnk", " ExtensionRuns"),
        ("of a screen saver", "bild.scr", " ExtensionRuns"),
        ("of a script", "bild.js", " ExtensionRuns"),
        ("of a program with a dot after it", "bild.exe.", " NameReserved ExtensionRuns"),
        ("of a program after many spaces", "bild.png" + new string(' ', 100) + ".exe", " ExtensionRuns"),
    ];
}
