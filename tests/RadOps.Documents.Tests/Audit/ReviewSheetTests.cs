using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Documents.Audit;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Audit;

public sealed class ReviewSheetTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_release_has_boxes_and_a_line_until_it_is_reviewed()
    {
        var page = Parse(Sample(Release("R-20261014-4F7K2Q"), Release("R-20261015-4F7K2R") with { Outcome = ReviewOutcome.NotJustified, By = "Eva Ek, verksamhetschef", ReviewedBy = "chef1", Reviewed = At, Comment = "fel klinik", Reference = "AV-17" }));
        var rows = page.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr");
        Assert.Equal(2, rows.Length);
        Assert.Equal(["Befogat", "Inte befogat", "Följs upp"], rows[0].QuerySelectorAll(".boxes span").Select(box => box.TextContent));
        Assert.NotNull(rows[0].QuerySelector(".write"));
        Assert.Equal("Inte befogat ✓", rows[1].QuerySelector(".boxes .on")!.TextContent);
        Assert.Contains("fel klinik, AV-17", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Eva Ek, verksamhetschef (chef1) 2026-11-02 12:00", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("abc123 (slumpat, metod sha256-rank/1)", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("HSLF-FS 2016:40, 4 kap. 9 §", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sheet_needs_nothing_but_itself_and_holds_no_identity()
    {
        var html = ReviewSheet.Draw(Sample(Release("R-20261014-4F7K2Q")), "Röntgen", At, TimeZoneInfo.Utc);
        Assert.Empty(new HtmlParser().ParseDocument(html).QuerySelectorAll("script, link, img, iframe, object, [src], [href], [onclick]"));
        Assert.Contains("19811218-****", html, StringComparison.Ordinal);
        Assert.DoesNotContain("9876", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_browser_draws_it()
    {
        var browser = Peer.Require("chromium", "chromium");
        using var folder = new TemporaryFolder();
        var file = folder.File("sheet.html");
        File.WriteAllText(file, ReviewSheet.Draw(Sample([.. Enumerable.Range(0, 8).Select(index => Release($"R-20261014-4F7K2{index}"))]), "Röntgen Provsjukhuset", At, TimeZoneInfo.Utc));
        var picture = folder.File("sheet.png");
        var result = Peer.Run(browser, ["--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={folder.File("profile")}", "--window-size=1280,1400", $"--screenshot={picture}", $"file://{file}"]);
        Assert.True(File.Exists(picture), result.All);
        Assert.True(new FileInfo(picture).Length > 10_000);
        if (Environment.GetEnvironmentVariable("RADOPS_TEST_PICTURES") is { Length: > 0 } keep) File.Copy(picture, Path.Combine(keep, "review-sheet.png"), overwrite: true);
    }

    private static IHtmlDocument Parse(AuditSample sample) => new HtmlParser().ParseDocument(ReviewSheet.Draw(sample, "Röntgen", At, TimeZoneInfo.Utc));

    private static AuditSample Sample(params IReadOnlyList<SampledRelease> releases) => new()
    {
        Period = "2026-10",
        First = new(2026, 10, 1),
        Last = new(2026, 10, 31),
        Drawn = At,
        DrawnBy = "granskare",
        Seed = "abc123",
        Method = "sha256-rank/1",
        Population = 40,
        PopulationSha256 = new string('a', 64),
        Through = 400,
        Size = releases.Count,
        Releases = releases,
        Strata = [new("sve11", RecipientType.Hospital, ReleaseRisk.High, 4, releases.Count)],
        Proof = SampleProof.Proved,
    };

    private static SampledRelease Release(string id) => new()
    {
        Period = "2026-10",
        ExportId = id,
        Occurred = At.AddDays(-19),
        Operator = "sve11",
        CareUnit = "Röntgen",
        Recipient = RecipientType.Hospital,
        Risk = ReleaseRisk.High,
        Reasons = ["en människa beslutade där rutinen är tyst"],
        PatientId = PatientId.Parse("198112189876", new(2026, 11, 21)),
        RegisterLine = "CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.",
        Images = true,
        Report = true,
        Consent = ConsentForm.VerbalViaOrderer,
        Rules = ["H-24 (rad 57)"],
    };
}
