using System.Globalization;
using System.Text.RegularExpressions;
using RadOps.Documents.Papers;
using RadOps.Documents.Pdf;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Papers;

/// <summary>Every release's papers as PDF, printed once for all tests by one browser, with the worst of names; and as pictures, in the folder of the tests' output.</summary>
public sealed partial class Printed : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public static string Pictures { get; } = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "pictures")).FullName;

    /// <summary>Why there are none; null where there are.</summary>
    public string? Missing { get; private set; }

    public async ValueTask InitializeAsync()
    {
        if ((Peer.Find("chromium") ?? Peer.Find("google-chrome")) is null || Peer.Find("pdftotext") is null)
        {
            Missing = "chromium and poppler-utils are not installed";
            return;
        }

        await using var printer = new PaperPrinter(Environment.GetEnvironmentVariable);
        foreach (var (name, request) in Releases.All)
        {
            var papers = Directory.CreateDirectory(Path.Combine(folder.Path, name)).FullName;
            foreach (var paper in new ReleasePapers().DrawUp(Releases.Contents(request, Releases.LongName, careUnit: "Bild- och funktionsmedicin, Norra Älvsborgs länssjukhus")))
                await File.WriteAllBytesAsync(Path.Combine(papers, paper.FileName), paper.Content.ToArray());
            await printer.PrintAsync(papers);
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The PDFs of a release.</summary>
    public IReadOnlyList<string> Of(string release)
    {
        Assert.SkipWhen(Missing is not null, Missing ?? "");
        return [.. Directory.EnumerateFiles(Path.Combine(folder.Path, release), "*.pdf").Order(StringComparer.Ordinal)];
    }

    /// <summary>The text of a PDF, in the order in which it is read.</summary>
    public static string TextOf(string pdf) => Blanks().Replace(Peer.Run(Peer.Require("poppler-utils", "pdftotext"), ["-layout", pdf, "-"]).Output, " ");

    public static int PagesOf(string pdf) => int.Parse(PageCount().Match(Peer.Run(Peer.Require("poppler-utils", "pdfinfo"), [pdf]).Output).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    /// <summary>Every word of a PDF with its place, in millimetres from the top left corner.</summary>
    public static IReadOnlyList<(string Word, double Left, double Top, double Right, double Bottom)> WordsOf(string pdf) =>
    [
        .. from match in Word().Matches(Peer.Run(Peer.Require("poppler-utils", "pdftotext"), ["-bbox", pdf, "-"]).Output)
           select (System.Net.WebUtility.HtmlDecode(match.Groups[5].Value), Millimetres(match, 1), Millimetres(match, 2), Millimetres(match, 3), Millimetres(match, 4))
    ];

    /// <summary>The first page in black and white, row by row, at 300 dots an inch.</summary>
    public static bool[][] RowsOf(string pdf, string name)
    {
        var picture = Path.Combine(Pictures, name);
        Peer.Run(Peer.Require("poppler-utils", "pdftoppm"), ["-singlefile", "-r", "300", "-gray", pdf, picture]);
        var bytes = File.ReadAllBytes(picture + ".pgm");
        File.Delete(picture + ".pgm");
        var header = PgmHeader().Match(System.Text.Encoding.ASCII.GetString(bytes, 0, 64));
        var (width, height) = (int.Parse(header.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(header.Groups[2].ValueSpan, CultureInfo.InvariantCulture));
        return [.. Enumerable.Range(0, height).Select(row => bytes.AsSpan(header.Length + (row * width), width).ToArray().Select(shade => shade < 128).ToArray())];
    }

    /// <summary>Leaves a picture of the first page for people to look at.</summary>
    public static string Draw(string pdf, string name)
    {
        var picture = Path.Combine(Pictures, name);
        var result = Peer.Run(Peer.Require("poppler-utils", "pdftoppm"), ["-singlefile", "-r", "80", "-png", pdf, picture]);
        Assert.True(File.Exists(picture + ".png"), result.All);
        return picture + ".png";
    }

    private static double Millimetres(Match match, int group) => double.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) * 25.4 / 72;

    [GeneratedRegex(@"<word xMin=""([\d.]+)"" yMin=""([\d.]+)"" xMax=""([\d.]+)"" yMax=""([\d.]+)"">(.*?)</word>")]
    private static partial Regex Word();

    [GeneratedRegex(@"Pages: +(\d+)")]
    private static partial Regex PageCount();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^P5\s+(\d+)\s+(\d+)\s+255\s")]
    private static partial Regex PgmHeader();
}
