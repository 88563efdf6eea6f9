using System.Text.Json.Nodes;
using RadOps.Documents.Audit;
using RadOps.Documents.Tests.Papers;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Audit;

/// <summary>The audit's page as people have it before them. Pictures of it lie in the folder of the tests' output.</summary>
public sealed class AuditPageInBrowserTests(PageBrowser browser) : IClassFixture<PageBrowser>
{
    // Every text's colour against the nearest ground behind it, by WCAG's formula.
    private const string WorstContrast = """
        (() => {
          const channel = value => { value /= 255; return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4; };
          const parse = text => text.match(/[\d.]+/g).map(Number);
          const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
          const ground = element => { for (; element; element = element.parentElement) { const color = parse(getComputedStyle(element).backgroundColor); if (color[3] !== 0) return color; } return [255, 255, 255]; };
          let worst = { ratio: 99, what: '' };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest('script')) continue;
            const color = parse(element.closest('svg') ? getComputedStyle(element).fill : getComputedStyle(element).color);
            const [a, b] = [light(color), light(ground(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < worst.ratio) worst = { ratio, what: walker.currentNode.data.trim().slice(0, 40) };
          }
          return worst;
        })()
        """;

    [Theory]
    [InlineData(360, "phone")]
    [InlineData(820, "tablet")]
    [InlineData(1366, "laptop")]
    public async Task It_fits_is_legible_by_day_and_by_night_and_asks_nobody_for_anything(int width, string name)
    {
        await using var page = await browser.OpenAsync(Html(), width);
        Assert.Empty((await page.EvaluateAsync("(() => { const edge = document.querySelector('main').getBoundingClientRect().right + 1; return [...document.querySelectorAll('main *')].filter(item => item.getBoundingClientRect().right > edge).map(item => item.outerHTML.slice(0, 80)); })()")).EnumerateArray().Select(item => item.GetString()));
        Assert.True((await page.EvaluateAsync("document.documentElement.scrollWidth")).GetInt32() <= width, "it is wider than the screen");
        Assert.Equal(0, (await page.EvaluateAsync("performance.getEntriesByType('resource').length")).GetInt32());
        Assert.False((await page.EvaluateAsync("'alerted' in window || document.querySelector('img') !== null")).GetBoolean());
        List<string?> grounds = [];
        foreach (var theme in new[] { "light", "dark" })
        {
            await page.CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = theme }) });
            grounds.Add((await page.EvaluateAsync("getComputedStyle(document.documentElement).backgroundColor")).GetString());
            var contrast = await page.EvaluateAsync(WorstContrast);
            Assert.True(contrast.GetProperty("ratio").GetDouble() is >= 4.5 and < 30, contrast.GetRawText());
            await File.WriteAllBytesAsync(Path.Combine(Printed.Pictures, $"audit-{name}-{theme}.png"), await page.PictureAsync(), TestContext.Current.CancellationToken);
        }

        Assert.Equal(["rgb(255, 255, 255)", "rgb(13, 17, 23)"], grounds);
    }

    [Fact]
    public async Task Its_table_is_sorted_by_the_keyboard_and_says_so()
    {
        await using var page = await browser.OpenAsync(Html(), 1366);
        const string Ages = "[...document.querySelectorAll('#fynd tbody tr')].map(row => +row.cells[5].dataset.key)";
        await page.EvaluateAsync("document.querySelectorAll('#fynd thead button')[4].focus()");
        await page.PressAsync("Tab", 9);
        Assert.Equal("Dagar", (await page.EvaluateAsync("document.activeElement.textContent")).GetString());
        await page.PressAsync("Enter", 13, "\r");
        var rising = (await page.EvaluateAsync(Ages)).EnumerateArray().Select(age => age.GetInt32()).ToList();
        Assert.Equal(rising.Order(), rising);
        Assert.True(rising.Distinct().Count() > 5);
        Assert.Equal("ascending", (await page.EvaluateAsync("document.activeElement.parentElement.getAttribute('aria-sort')")).GetString());
        Assert.Equal("Sorterat efter dagar, stigande.", (await page.EvaluateAsync("document.querySelector('#alla ~ [role=status]').textContent")).GetString());
        await page.PressAsync("Enter", 13, "\r");
        Assert.Equal(rising.AsEnumerable().Reverse(), (await page.EvaluateAsync(Ages)).EnumerateArray().Select(age => age.GetInt32()));
        Assert.Equal(1, (await page.EvaluateAsync("document.querySelectorAll('#fynd [aria-sort]').length")).GetInt32());
    }

    [Fact]
    public async Task Its_table_is_filtered_by_words_and_by_kind()
    {
        await using var page = await browser.OpenAsync(Html(), 1366);
        const string Shown = "[...document.querySelectorAll('#fynd tbody tr')].filter(row => row.checkVisibility()).map(row => row.dataset.code)";
        var all = (await page.EvaluateAsync(Shown)).GetArrayLength();
        await page.EvaluateAsync("document.querySelector('.tools input').focus()");
        await page.WriteAsync("REMISSANTECKNING saknas");
        var found = (await page.EvaluateAsync(Shown)).EnumerateArray().Select(code => code.GetString()).Distinct().ToList();
        Assert.Equal(["ReferralNoteMissing"], found);
        Assert.Matches(@"^2 av \d+ fynd visas\.$", (await page.EvaluateAsync("document.querySelector('.tools output').textContent")).GetString());
        await page.EvaluateAsync("(() => { const box = document.querySelector('.tools input'); box.value = ''; box.dispatchEvent(new Event('input')); const kind = document.querySelectorAll('.tools select')[0]; kind.value = 'Error'; kind.dispatchEvent(new Event('input')); })()");
        Assert.InRange((await page.EvaluateAsync(Shown)).GetArrayLength(), 1, all - 1);
        // A paper of a part says that it is one.
        await page.CallAsync("Emulation.setEmulatedMedia", new() { ["media"] = "print" });
        Assert.Equal([false, true], (await page.EvaluateAsync("[...document.querySelectorAll('.tools input, .tools output')].map(item => item.checkVisibility())")).EnumerateArray().Select(item => item.GetBoolean()));
    }

    [Fact]
    public async Task Without_scripts_everything_is_there_to_be_read()
    {
        await using var page = await browser.OpenAsync(Html(), 1366, runsScripts: false);
        Assert.Equal(0, (await page.EvaluateAsync("document.querySelectorAll('thead button').length")).GetInt32());
        Assert.False((await page.EvaluateAsync("document.querySelector('.tools').checkVisibility()")).GetBoolean());
        Assert.True((await page.EvaluateAsync("[...document.querySelectorAll('#fynd tbody tr')].every(row => row.checkVisibility())")).GetBoolean());
    }

    [Fact]
    public async Task The_keyboard_reaches_the_contents_first()
    {
        await using var page = await browser.OpenAsync(Html(), 1366);
        await page.PressAsync("Tab", 9);
        Assert.Equal("Till innehållet", (await page.EvaluateAsync("document.activeElement.textContent")).GetString());
        Assert.True((await page.EvaluateAsync("document.activeElement.getBoundingClientRect().left >= 0")).GetBoolean());
    }

    [Fact]
    public async Task It_is_printed_on_A4_with_all_its_findings_and_none_of_its_tools()
    {
        Peer.Require("poppler-utils", "pdftotext");
        using var folder = new TemporaryFolder();
        var pdf = folder.File("audit.pdf");
        await using (var page = await browser.OpenAsync(Html(), 1366))
            await File.WriteAllBytesAsync(pdf, await page.PrintAsync(), TestContext.Current.CancellationToken);
        Peer.Run(Peer.Require("poppler-utils", "pdftoppm"), ["-r", "70", "-l", "2", "-png", pdf, Path.Combine(Printed.Pictures, "audit-print")]);
        var text = Printed.TextOf(pdf);
        Assert.Contains("Inte definitivsignerat", text, StringComparison.Ordinal);
        Assert.Contains("Efter mottagare", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sök i fynden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Visa som tabell", text, StringComparison.Ordinal);
        Assert.Contains("Sida 1 av", text, StringComparison.Ordinal);
        // Fewer sheets than the cards of a narrow screen would take, and the table's head on every sheet that has a part of it.
        var pages = Printed.PagesOf(pdf);
        Assert.InRange(pages, 3, 8);
        Assert.InRange(Printed.WordsOf(pdf).Count(word => word.Word == "Rutinens"), pages - 2, pages);
        Assert.Matches(@"84\d(\.\d+)? x 59\d", Peer.Run(Peer.Require("poppler-utils", "pdfinfo"), [pdf]).Output);
    }

    private static string Html()
    {
        using var writer = new StringWriter();
        AuditPage.Write(Reports.Month(), writer, TimeZoneInfo.Utc);
        return writer.ToString();
    }
}
