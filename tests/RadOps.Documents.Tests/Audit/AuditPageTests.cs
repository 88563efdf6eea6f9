using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Documents.Audit;
using Xunit;
using static RadOps.Documents.Tests.Audit.Reports;

namespace RadOps.Documents.Tests.Audit;

public sealed class AuditPageTests
{
    [Fact]
    public void The_page_shows_each_finding_with_the_routines_words()
    {
        var page = Parse(Report(Finding(FindingSeverity.Error, AuditCodes.NotFinallySigned), Finding(FindingSeverity.Warning, AuditCodes.ReferralNoteMissing)));
        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Granskning av utlämnanden", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(["1fel", "1varning", "0upplysningar"], page.QuerySelectorAll(".counts li").Select(item => item.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Equal(["Fel", "Varning"], page.QuerySelectorAll("#fynd .tag").Select(tag => tag.TextContent));
        Assert.Contains("Inte definitivsignerat", page.QuerySelector("#fynd")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Endast bilder", page.QuerySelector("q")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("N-02 (rad 4)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("19811218-****", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("th"), header => Assert.NotNull(header.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("section"), section => Assert.NotNull(page.GetElementById(section.GetAttribute("aria-labelledby")!)));
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var html = Html(Report(Finding(FindingSeverity.Error, AuditCodes.ChainBroken)));
        var page = Parse(html);
        Assert.Empty(page.QuerySelectorAll("link, img, iframe, object, [src], [href]:not(.skip), [onclick], [style]"));
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", html, StringComparison.Ordinal);
        var script = Assert.Single(page.QuerySelectorAll("script")).TextContent;
        var policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clean_audit_says_so()
    {
        var page = Parse(Report());
        Assert.Equal("Granskningen fann inget att anmärka på.", page.QuerySelector(".clean")!.TextContent);
        Assert.Null(page.GetElementById("fynd"));
    }

    [Fact]
    public void Times_are_shown_in_the_zone_asked_for() =>
        Assert.Contains("2026-11-21 13:00", Html(Report(), TimeZoneInfo.CreateCustomTimeZone("CET", TimeSpan.FromHours(1), "CET", "CET")), StringComparison.Ordinal);

    [Fact]
    public void Every_chart_says_its_numbers_in_words_and_as_a_table()
    {
        var page = Parse(Month());
        var figures = page.QuerySelectorAll("figure");
        Assert.Equal(["Efter mottagare", "Efter medium eller väg", "Efter utfall", "Månad för månad", "Hur länge det som är öppet har väntat"], figures.Select(figure => figure.QuerySelector("h3")!.TextContent));
        Assert.Equal("Utlämnanden i november 2026", page.QuerySelector("#bild")!.TextContent);
        foreach (var figure in figures)
        {
            Assert.Equal("img", figure.QuerySelector("svg")!.GetAttribute("role"));
            var words = figure.QuerySelector("svg")!.GetAttribute("aria-label")!;
            Assert.All(figure.QuerySelectorAll("tbody tr"), row => Assert.Contains($"{row.Children[0].TextContent}: {row.Children[1].TextContent}", words, StringComparison.Ordinal));
        }

        Assert.Contains("Patient: 512", figures[0].QuerySelector("svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(9, figures[3].QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public void A_period_that_was_asked_for_is_counted_as_a_whole()
    {
        var month = Month();
        var page = Parse(month with { Options = new AuditOptions { Since = At.AddDays(-270) } });
        Assert.Equal("Utlämnanden i perioden", page.QuerySelector("#bild")!.TextContent);
        Assert.Contains("Patient: 4\u202F608", page.QuerySelector("figure svg")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_has_answered_for_stands_by_itself_with_who_why_and_until_when()
    {
        var page = Parse(Month());
        var row = Assert.Single(page.GetElementById("undantag")!.ParentElement!.QuerySelectorAll("tbody tr")).TextContent;
        Assert.All(new[] { "Utlämnat två gånger", "Eva Ek, verksamhetschef", "försvunnit i posten", "2026-12-31" }, words => Assert.Contains(words, row, StringComparison.Ordinal));
        Assert.DoesNotContain("Utlämnat två gånger", page.GetElementById("fynd")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1undantagetfynd", page.QuerySelector(".counts .exempted")!.TextContent.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_page_tells_what_is_looked_for_and_what_each_rule_stands_on()
    {
        var rules = Parse(Report()).GetElementById("regler")!.ParentElement!;
        Assert.Equal(RadOps.Core.Audit.Rules.AuditRule.All.Count, rules.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("N-02 (rad 4) i ”CD/DVD/USB eller IEP till patient/ annat sjukhus”", rules.TextContent, StringComparison.Ordinal);
    }

    private static string Html(AuditReport report, TimeZoneInfo? zone = null)
    {
        using var writer = new StringWriter();
        AuditPage.Write(report, writer, zone ?? TimeZoneInfo.Utc);
        return writer.ToString();
    }

    private static IHtmlDocument Parse(AuditReport report) => Parse(Html(report));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
