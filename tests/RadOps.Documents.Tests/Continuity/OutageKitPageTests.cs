using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Kit;
using RadOps.Core.Policies;
using RadOps.Core.Settings;
using RadOps.Documents.Continuity;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Continuity;

/// <summary>The outage kit's page and papers, as they stand and as a browser without a network shows them.</summary>
public sealed class OutageKitPageTests
{
    private static readonly PolicyPack Pack = PolicyFiles.BuiltInPacks().Single(pack => pack.Id == "SasBoras");
    private static readonly ContactBook Contacts = new(Pack, new OutageSettings(new(7, 30), new(16, 30), EvesAreHolidays: true));
    private static readonly DateTimeOffset MadeAt = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("2026-12-25T03:00", OutageMode.Total)]
    [InlineData("2026-11-25T15:29", OutageMode.Pacs)]
    [InlineData("2027-03-28T07:00", OutageMode.Ris)]
    public void A_browser_with_no_network_shows_whom_to_reach_at_a_time(string time, OutageMode mode)
    {
        var browser = Peer.Require("chromium", "chromium");
        using var folder = new TemporaryFolder();
        var path = folder.File("driftstopp.html");
        File.WriteAllText(path, Page(), Encoding.UTF8);
        var shown = Peer.Run(browser, ["--headless=new", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={folder.File("profile/x")}", "--virtual-time-budget=2000", "--dump-dom", $"{new Uri(path)}#{time}/{mode}"]).Output;
        var document = new HtmlParser().ParseDocument(shown);
        var rows = document.QuerySelectorAll("#contacts tr").Select(row => row.Children.Select(cell => cell.TextContent).ToArray()).ToList();
        var expected = Contacts.At(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), null, [mode]).Select(card => new[] { card.Name, card.Verbatim ?? "–", card.Warning ?? "–" });
        Assert.Equal(expected, rows);
        Assert.Matches(@"Den är \d+ dag(ar)? gammal", document.QuerySelector("#days")!.TextContent);
        Assert.Single(document.QuerySelectorAll(".mode.chosen"));
    }

    [Fact]
    public void Nothing_in_the_page_asks_for_anything_outside_it()
    {
        var page = Page();
        Assert.DoesNotMatch(@"(?i)\b(src|href|url|import|fetch)\s*[=(]", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("D-10", "D-16", "D-17", "D-18")]
    public void Without_its_script_everything_stands_there_all_the_same()
    {
        var text = WebUtility.HtmlDecode(Page());
        foreach (var fact in Pack.Facts.Where(fact => fact.Instruction is not null).SelectMany(fact => fact.Passages)) Assert.Contains(fact.Quote, text, StringComparison.Ordinal);
        foreach (var number in Pack.Facts.Where(fact => fact.Contact is not null).SelectMany(fact => fact.Contact!.Numbers)) Assert.Contains($"<td class=\"number\">{number}</td>", text, StringComparison.Ordinal);
        Assert.Contains("Gjord 2026-11-24 09:00", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_timetable_answers_as_the_contacts_do_at_every_quarter_of_an_hour()
    {
        var table = new ContactTimetable(Contacts, [OutageMode.Total], new(2026, 12, 20), 20);
        foreach (var (day, profile) in table.Days)
        {
            for (var quarter = 0; quarter < 96; quarter++)
            {
                var at = day.ToDateTime(TimeOnly.MinValue).AddMinutes(15 * quarter);
                var list = table.Lists[table.Profiles[profile].Last(change => change.Quarter <= quarter).List];
                Assert.Equal(Contacts.At(at, null, [OutageMode.Total]).Select(card => card with { At = default }), list.Select(index => table.Cards[index]));
            }
        }
    }

    [Fact]
    [Requirement("D-21")]
    public void Every_paper_referral_has_its_own_number_and_the_field_for_the_reply_fax()
    {
        GivenNumber[] numbers = [.. Enumerable.Range(1, 3).Select(i => new GivenNumber($"DT-ABCDEFGH-000{i}-A", null, i == 1 ? "033-616 00 00" : null, MadeAt, "aaa11", false))];
        var document = new HtmlParser().ParseDocument(new DowntimeSheets("Radiologi <Borås>", Pack, MadeAt, drill: false).Referrals(numbers));
        var referrals = document.QuerySelectorAll(".referral").ToList();
        Assert.Equal(numbers.Select(number => number.Number), referrals.Select(referral => referral.QuerySelector(".number")!.TextContent));
        Assert.All(referrals, referral => Assert.Contains("Faxnummer för svar (måste fyllas i)", referral.QuerySelector(".must")!.TextContent, StringComparison.Ordinal));
        Assert.Equal(["033-616 00 00", "", ""], referrals.Select(referral => referral.QuerySelector(".fax")!.TextContent));
        Assert.All(referrals, referral => Assert.NotNull(referral.QuerySelector("svg.code")));
        Assert.DoesNotContain("ÖVNING", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_paper_of_a_drill_says_so()
    {
        var sheets = new DowntimeSheets("Radiologi", Pack, MadeAt, drill: true);
        GivenNumber number = new("OV-ABCDEFGH-0001-A", null, null, MadeAt, "aaa11", true);
        Assert.All([sheets.Referrals([number]), sheets.Log(), sheets.Reconciliation([])], paper => Assert.Contains("ÖVNING", paper, StringComparison.Ordinal));
        Assert.Contains("ÖVNING", Page(drill: true), StringComparison.Ordinal);
    }

    private static string Page(bool drill = false)
    {
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        OutageKitPage.Write(new() { MadeAt = MadeAt, CareUnit = "Radiologi Borås", Pack = Pack, Contacts = Contacts, Numbers = [], Drill = drill }, writer);
        return writer.ToString();
    }
}
