using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Identity;
using RadOps.Documents.Audit;
using RadOps.Documents.Pdf;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Audit;

public sealed class DisclosurePaperTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_tells_the_patient_of_each_release_and_of_the_log()
    {
        var page = Parse(Report());
        Assert.Equal("sv", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Vilka har fått dina röntgenbilder och utlåtanden?", page.QuerySelector("h1")!.TextContent);
        var text = page.Body!.TextContent;
        Assert.Contains("2026-11-20 12:00, nummer R-20261120-4F7K2Q", text, StringComparison.Ordinal);
        Assert.Contains("Toraxkliniken SU/S", text, StringComparison.Ordinal);
        Assert.Contains("sve11, Röntgen", text, StringComparison.Ordinal);
        Assert.Contains("Utlämnandet nådde fel mottagare.", page.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("tbody tr"));
        Assert.Contains("8 kap. 5 §", text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, [src], [href], [onclick]"));
    }

    [Fact]
    public void Number_and_name_stand_on_it_only_where_the_report_bears_them()
    {
        var masked = DisclosurePaper.Draw(Report(), TimeZoneInfo.Utc);
        Assert.Contains("19811218-****", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("9876", masked, StringComparison.Ordinal);
        var clear = Parse(Report() with { PatientNumber = "198112189876", PatientName = "Åsa Öberg" });
        Assert.Contains("Åsa Öberg, 198112189876", clear.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_an_answer_too() =>
        Assert.Contains("Inga utlämnanden.", Parse(Report() with { Disclosures = [], Log = [] }).Body!.TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task A_browser_prints_it()
    {
        var browser = Peer.Require("chromium", "chromium");
        using var folder = new TemporaryFolder();
        var printer = new PaperPrinter(name => name == InstalledBrowser.Variable ? browser : Environment.GetEnvironmentVariable(name));
        await using (printer)
            await printer.PrintPageAsync(DisclosurePaper.Draw(Report(), TimeZoneInfo.Utc), folder.File("utdrag.pdf"), TestContext.Current.CancellationToken);
        var pdf = await File.ReadAllBytesAsync(folder.File("utdrag.pdf"), TestContext.Current.CancellationToken);
        Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(folder.File("utdrag.pdf"))!));
        if (Environment.GetEnvironmentVariable("RADOPS_TEST_PICTURES") is { Length: > 0 } keep) File.Copy(folder.File("utdrag.pdf"), Path.Combine(keep, "disclosure.pdf"), overwrite: true);
    }

    private static IHtmlDocument Parse(DisclosureReport report) => new HtmlParser().ParseDocument(DisclosurePaper.Draw(report, TimeZoneInfo.Utc));

    private static DisclosureReport Report() => new()
    {
        PatientId = PatientId.Parse("198112189876", new(2026, 11, 21)),
        At = At,
        Operator = "arkiv1",
        CareUnit = "Röntgen Uddevalla",
        Disclosures =
        [
            new Disclosure
            {
                ExportId = "R-20261120-4F7K2Q",
                When = At.AddDays(-1),
                Examination = "CT torax",
                ExaminationDate = new(2026, 6, 8),
                What = "Röntgenbilder och utlåtande",
                ToWhom = "Toraxkliniken SU/S, Media SU/S",
                How = "Elektroniskt, via Image Exchange Portal (IEP)",
                Why = "För din vård. Beställt av dr Andersson, Medicinmott HSV.",
                By = "sve11",
                CareUnit = "Röntgen",
                Remark = "Utlämnandet nådde fel mottagare.",
            },
        ],
        Log = [new(At.AddDays(-1), "Ett utlämnande infördes i registret", "sve11", "Röntgen", "R-20261120-4F7K2Q")],
    };
}
