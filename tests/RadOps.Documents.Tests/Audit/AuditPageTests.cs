using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Documents.Audit;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Audit;

public sealed class AuditPageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_page_shows_each_finding_with_the_routines_words()
    {
        var page = Parse(Report(Finding(FindingSeverity.Error, AuditCodes.NotFinallySigned), Finding(FindingSeverity.Warning, AuditCodes.ReferralNoteMissing)));
        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Granskning av utlämnanden", Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(["1fel", "1varning", "0upplysningar"], page.QuerySelectorAll(".counts li").Select(item => item.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains("Inte definitivsignerat", page.QuerySelector("h2#error")!.ParentElement!.TextContent, StringComparison.Ordinal);
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
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, [src], [href], [onclick]"));
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", html, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        const string Hostile = "<script>alert('x')</script><img src=x onerror=y> \"å\" & ' 😀";
        var report = Report(Finding(FindingSeverity.Error, Hostile) with { Message = Hostile, ExportId = Hostile, RequestId = Hostile, Operator = Hostile, Quote = Hostile, Rules = [Hostile] }) with { Location = Hostile };
        var page = Parse(Html(report));
        Assert.Empty(page.QuerySelectorAll("script, img"));
        Assert.Equal(9, page.Body!.TextContent.Split("<script>alert").Length - 1);
    }

    [Fact]
    public void A_clean_audit_says_so()
    {
        var page = Parse(Report());
        Assert.Equal("Granskningen fann inget att anmärka på.", page.QuerySelector(".clean")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("table"));
    }

    [Fact]
    public void Times_are_shown_in_the_zone_asked_for() =>
        Assert.Contains("2026-11-21 13:00", Html(Report(), TimeZoneInfo.CreateCustomTimeZone("CET", TimeSpan.FromHours(1), "CET", "CET")), StringComparison.Ordinal);

    [Theory]
    [InlineData(1280, "page")]
    [InlineData(420, "phone")]
    public void A_browser_draws_it(int width, string name)
    {
        var browser = Peer.Require("chromium", "chromium");
        using var folder = new TemporaryFolder();
        var file = folder.File("audit.html");
        File.WriteAllText(file, Html(Report(Finding(FindingSeverity.Error, AuditCodes.NotFinallySigned), Finding(FindingSeverity.Warning, AuditCodes.ReferralNoteMissing), Finding(FindingSeverity.Information, AuditCodes.RegisterNotShared))));
        var picture = folder.File($"{name}.png");
        var result = Peer.Run(browser, ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.File("profile")}", $"--window-size={width},1400", $"--screenshot={picture}", $"file://{file}"]);
        Assert.True(File.Exists(picture), result.All);
        Assert.True(new FileInfo(picture).Length > 10_000);
        if (Environment.GetEnvironmentVariable("RADOPS_TEST_PICTURES") is { Length: > 0 } keep) File.Copy(picture, Path.Combine(keep, $"audit-{name}.png"), overwrite: true);
    }

    private static AuditFinding Finding(FindingSeverity severity, string code) => new()
    {
        Severity = severity,
        Code = code,
        Message = "Lämnades ut fast utlåtandet var osignerat, och inget av rutinens undantag gäller.",
        Rules = ["N-02 (rad 4)"],
        Quote = "Endast bilder/undersökningar som har definitivsignerats får lämnas ut",
        ExportId = "R-20261114-4F7K2Q",
        RequestId = "B-17",
        Occurred = At.AddDays(-7),
        AgeDays = 7,
        PatientId = PatientId.Parse("19811218-9876", new DateOnly(2026, 11, 21)),
        Operator = "sve11",
    };

    private static AuditReport Report(params AuditFinding[] findings) =>
        new(At, new AuditOptions(), "/data/register.db", new ChainReport(1234, RegisterHead.Empty, null), 812, 4000, findings);

    private static string Html(AuditReport report, TimeZoneInfo? zone = null)
    {
        using var writer = new StringWriter();
        AuditPage.Write(report, writer, zone ?? TimeZoneInfo.Utc);
        return writer.ToString();
    }

    private static IHtmlDocument Parse(AuditReport report) => Parse(Html(report));

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
