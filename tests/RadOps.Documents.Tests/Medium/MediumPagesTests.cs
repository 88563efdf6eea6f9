using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RadOps.Core.Export;
using RadOps.Core.Release;
using RadOps.Documents.Medium;
using RadOps.Documents.Tests.Papers;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Medium;

/// <summary>The page that a person sees who opens the medium.</summary>
public sealed class MediumPagesTests
{
    [Fact]
    public void It_names_studies_series_and_counts_and_links_to_the_report()
    {
        var page = Parse(Contents(Releases.Hospital, studies: 3) with { ReportPath = "IHE_PDI/REPORT.PDF" });
        Assert.Equal(["CT torax 2026-06-08", "Datortomografi (CT) 2026-06-09", "Datortomografi (CT) 2026-06-10"], page.QuerySelectorAll("section h2").Select(heading => heading.TextContent));
        Assert.All(page.QuerySelectorAll(".series li"), series => Assert.Contains("24 bilder", series.TextContent, StringComparison.Ordinal));
        Assert.Contains("3 undersökningar, 72 bilder", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("IHE_PDI/REPORT.PDF", Assert.Single(page.QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Equal("Utlåtandet finns inte på mediet.", Parse(Contents(Releases.Hospital)).QuerySelector("dl ~ p")!.TextContent);
    }

    [Fact]
    public void Its_pictures_are_in_the_page_itself_and_a_series_without_one_keeps_its_place()
    {
        var contents = Contents(Releases.Hospital, studies: 2);
        var page = Parse(contents with { Pictures = new Dictionary<string, MediumPicture> { [contents.Files[0].SeriesFolder] = new("image/bmp", new byte[] { 1, 2, 3 }) } });
        Assert.Equal("data:image/bmp;base64,AQID", Assert.Single(page.QuerySelectorAll("img")).GetAttribute("src"));
        Assert.Single(page.QuerySelectorAll(".series .none"));
        Assert.Contains("duger inte att bedöma", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("duger inte att bedöma", Parse(contents).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("N-13", "C18")]
    public void It_works_without_scripts_or_network_and_names_nobody()
    {
        var html = new MediumPages().Index(Contents(Releases.Post));
        var page = Parse(html);
        Assert.Empty(page.QuerySelectorAll("script, link, iframe, object, [onclick]"));
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Öberg", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("1212-1212", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1200, 900, "desk")]
    [InlineData(420, 1400, "phone")]
    public void A_browser_draws_it(int width, int height, string name)
    {
        var browser = Peer.Require("chromium", "chromium");
        using var folder = new TemporaryFolder();
        var file = folder.File("INDEX.HTM");
        File.WriteAllText(file, new MediumPages().Index(Contents(Releases.Hospital, studies: 3)));
        var picture = Path.Combine(Printed.Pictures, $"index-{name}.png");
        File.Delete(picture);
        var result = Peer.Run(browser, ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.File("profile")}", $"--window-size={width},{height}", $"--screenshot={picture}", $"file://{file}"]);
        Assert.True(File.Exists(picture), result.All);
        Assert.True(new FileInfo(picture).Length > 10_000);
    }

    private static MediumContents Contents(ReleaseRequest request, int studies = 1, string careUnit = "Röntgen NÄL")
    {
        var contents = Releases.Contents(request, studies: studies);
        return new()
        {
            ExportId = Releases.Id,
            Decision = contents.Decision,
            Files = [.. contents.Files.Select(file => file with { FileId = $"DICOM/ST00000{file.Source.StudyInstanceUid![^1] - '0' + 1}/SE000001/IM000001" }).OrderBy(file => file.FileId, StringComparer.Ordinal)],
            MadeAt = Releases.At,
            CareUnit = careUnit,
        };
    }

    private static IHtmlDocument Parse(MediumContents contents) => Parse(new MediumPages().Index(contents));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
