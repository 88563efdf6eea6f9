using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Papers;
using RadOps.Core.Release;
using RadOps.Documents.Papers;
using RadOps.Tests.Shared;
using Xunit;
using static RadOps.Core.Papers.PaperKind;

namespace RadOps.Documents.Tests.Papers;

/// <summary>Which papers a release gets, and what stands on them.</summary>
public sealed class ReleasePapersTests
{
    public static TheoryData<string> Names => [.. Releases.All.Keys];

    public static TheoryData<string, PaperKind[]> Sets => new()
    {
        { nameof(Releases.Post), [Label, Letter, ReportList, InvoiceBasis, HandOverChecklist, DisclosureReceipt] },
        { nameof(Releases.PickUp), [Label, ReportList, InvoiceBasis, HandOverChecklist, DisclosureReceipt] },
        { nameof(Releases.Proxy), [Label, ReportList, InvoiceBasis, HandOverChecklist, DisclosureReceipt] },
        { nameof(Releases.Hospital), [Label, Letter, ReportList, HandOverChecklist, DisclosureReceipt] },
        { nameof(Releases.Emergency), [Label, Letter, ReportList, HandOverChecklist, DisclosureReceipt] },
        { nameof(Releases.Physiotherapist), [Label, Letter, HandOverChecklist, DisclosureReceipt] },
        { nameof(Releases.HallandPatient), [Label, Letter, ReportList, HandOverChecklist, ReferralSheet, DisclosureReceipt] },
    };

    [Theory, MemberData(nameof(Sets))]
    public void A_release_gets_the_papers_that_it_asks_for(string release, PaperKind[] kinds) =>
        Assert.Equal(kinds, Draw(release).Select(paper => paper.Kind));

    [Theory, MemberData(nameof(Names))]
    [Requirement("N-13", "C18")]
    public void The_number_stands_in_full_on_the_label_alone_and_there_only_where_the_routine_asks_for_it(string release)
    {
        var isNu = Releases.All[release].Organisation == "NuSjukvarden";
        foreach (var paper in Draw(release))
        {
            var text = TextOf(paper);
            Assert.Equal(isNu && paper.Kind == Label, text.Contains(Releases.FullNumber, StringComparison.Ordinal));
            Assert.DoesNotContain("191212121212", Encoding.UTF8.GetString(paper.Content.Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Requirement("N-13")]
    public void The_label_bears_stamp_number_name_and_the_routines_words()
    {
        var label = Page(Draw(nameof(Releases.PickUp)), Label);
        Assert.Equal("Röntgen NÄL", label.QuerySelector(".label .stamp")!.TextContent);
        Assert.Equal(Releases.FullNumber, label.QuerySelector(".label .number")!.TextContent);
        Assert.Equal("Åsa Märta Öberg", label.QuerySelector(".label .name")!.TextContent);
        Assert.Equal(Releases.Id, label.QuerySelector(".label .id")!.TextContent);
        Assert.Contains("Stämpla CD:n med röntgenstämpel", label.QuerySelector("q")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Names))]
    [Requirement("H-01", "H-02", "H-33", "N-50")]
    public void Every_paper_bears_version_and_time_and_the_warning_of_a_routine_that_has_one(string release)
    {
        var isHalland = Releases.All[release].Organisation == "RegionHalland";
        foreach (var paper in Draw(release))
        {
            var colophon = Page(paper).QuerySelector(".colophon")!.TextContent;
            Assert.Contains("Framställd 2026-11-21 14:32", colophon, StringComparison.Ordinal);
            Assert.Contains(isHalland ? "version 4d1aeef0f528b136" : "version e1a381a7e07ba9d1", colophon, StringComparison.Ordinal);
            Assert.Equal(isHalland, colophon.Contains("Utskriven version kan vara inaktuell.", StringComparison.Ordinal));
            Assert.Equal(isHalland, colophon.Contains("intranätet under \"styrande dokument\" eller vårdgivarwebben", StringComparison.Ordinal));
            // And in the margin of every sheet, where the browser prints it.
            Assert.Equal(isHalland, Page(paper).QuerySelector("style")!.TextContent.Contains("@bottom-left { content: \"Utskriven version kan vara inaktuell.\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    [Requirement("N-14", "N-15")]
    public void The_reports_to_print_are_those_of_the_examinations_on_the_medium()
    {
        var contents = Releases.Contents(Releases.Hospital, studies: 3);
        var list = Assert.IsType<ReportListPaper>(Paper(contents, ReportList));
        Assert.Equal(["N2600017", "N2600011", "N2600012"], list.ToPrint.Select(examination => examination.AccessionNumber));
        Assert.All(list.ToPrint, examination => Assert.Equal(24, examination.Images));
        Assert.Empty(list.Omitted);
        Assert.Contains("Svar – Distribution/lokala def. – Svarsmottagare – Skriv in namn och adress – Aktuellt svar – Skriv ut", TextOf(contents, ReportList), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("N-14", "N-25", "C19")]
    public void An_examination_whose_report_is_not_let_out_is_named_as_left_out()
    {
        var contents = Releases.Contents(Releases.Emergency with { Signature = SignatureStatus.Unsigned });
        var list = Assert.IsType<ReportListPaper>(Paper(contents, ReportList));
        Assert.Empty(list.ToPrint);
        Assert.Equal("N2600017", Assert.Single(list.Omitted).AccessionNumber);
        var text = TextOf(contents, ReportList);
        Assert.Contains("Skrivs inte ut", text, StringComparison.Ordinal);
        Assert.Contains("Utlåtandet är osignerat", text, StringComparison.Ordinal);
        Assert.Contains("Utlåtandet ingår inte.", TextOf(contents, Letter), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("N-24")]
    public void A_preliminary_report_is_called_so_wherever_it_is_spoken_of()
    {
        var contents = Releases.Contents(Releases.Emergency);
        Assert.True(((ReportListPaper)Paper(contents, ReportList)).MarkPreliminary);
        Assert.All((PaperKind[])[ReportList, Letter, DisclosureReceipt], kind => Assert.Contains("preliminär", TextOf(contents, kind), StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("N-34", "N-35", "N-36", "C26")]
    public void The_invoice_basis_has_what_the_routine_says_and_an_amount_or_a_line_for_one()
    {
        var priced = TextOf(Releases.Contents(Releases.Post), PaperKind.InvoiceBasis);
        Assert.All(
            (string[])["CD till patient", "3919", "250,00\u00A0kr", "2026-01-01", "2026-11-02", "Kassa – Ny – Bocka för ”Produkt CD till patient konto 3919” – Spara – Skriv ut", "NU-sjukvården", "462 80 Vänersborg", "kan vara kostnadsfri"],
            expected => Assert.Contains(expected, priced, StringComparison.Ordinal));

        var held = Releases.Contents(Releases.Post with { Medium = MediumType.Usb });
        Assert.Contains("Fylls i för hand", TextOf(held, PaperKind.InvoiceBasis), StringComparison.Ordinal);
        Assert.Contains("Belopp, kronor", Page(held, PaperKind.InvoiceBasis).QuerySelectorAll(".blank").Select(blank => blank.TextContent));
        Assert.Null(Page(held, PaperKind.InvoiceBasis).QuerySelector(".amount"));
    }

    [Fact]
    [Requirement("N-37", "N-38")]
    public void What_is_posted_is_ticked_off_envelope_address_and_ordinary_mail()
    {
        var ticks = Ticks(nameof(Releases.Post));
        Assert.Contains(ticks, tick => tick.StartsWith("Använd det förtryckta kuvertet", StringComparison.Ordinal) && tick.Contains("N-37 (rad 52)", StringComparison.Ordinal));
        Assert.Contains(ticks, tick => tick.StartsWith("Adressera till patientens folkbokföringsadress", StringComparison.Ordinal));
        Assert.Contains(ticks, tick => tick.StartsWith("Skicka utan rekommenderad försändelse", StringComparison.Ordinal));
        var letter = Page(Draw(nameof(Releases.Post)), Letter);
        Assert.StartsWith("Åsa Märta Öberg", letter.QuerySelector(".address")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, letter.QuerySelectorAll(".address i").Length);
    }

    [Fact]
    [Requirement("N-39", "N-40")]
    public void What_the_patient_picks_up_asks_for_an_identity_document()
    {
        var ticks = Ticks(nameof(Releases.PickUp));
        Assert.Contains(ticks, tick => tick.StartsWith("Patienten har visat giltig ID-handling", StringComparison.Ordinal) && tick.Contains("N-39 (rad 53)", StringComparison.Ordinal));
        Assert.Contains(ticks, tick => tick.Contains("N-40 (rad 53)", StringComparison.Ordinal));
        Assert.DoesNotContain(ticks, tick => tick.Contains("Fullmakt", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    [Requirement("N-41", "N-42", "N-43")]
    public void What_a_proxy_picks_up_asks_for_the_form_and_both_documents()
    {
        var ticks = Ticks(nameof(Releases.Proxy));
        Assert.Contains(ticks, tick => tick.Contains("Fullmakt för utlämnande av röntgenbilder/röntgenutlåtanden", StringComparison.Ordinal));
        Assert.Contains(ticks, tick => tick.StartsWith("Ombudet har visat giltig ID-handling", StringComparison.Ordinal) && tick.Contains("N-42 (rad 54)", StringComparison.Ordinal));
        Assert.Contains(ticks, tick => tick.StartsWith("Patientens giltiga ID-handling har visats", StringComparison.Ordinal));
        Assert.Contains(ticks, tick => tick.StartsWith("Sätt in fullmakten i remisspärmen", StringComparison.Ordinal) && tick.Contains("N-43 (rad 55)", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_duty_of_a_person_is_on_the_checklist(string release)
    {
        var contents = Releases.Contents(Releases.All[release]);
        var words = contents.Duties.Select(DutyTable.Of).Where(duty => ExportSteps.By(duty.Step) == StepActor.Person && duty.Code != DutyTable.HandItOver).Select(duty => duty.Swedish).ToList();
        Assert.NotEmpty(words);
        Assert.Empty(words.Except(((ChecklistPaper)Paper(contents, HandOverChecklist)).Sections.SelectMany(section => section.Items).Select(item => item.Text)));
    }

    [Fact]
    [Requirement("H-14")]
    public void A_report_that_is_refused_leads_to_the_treating_doctor()
    {
        var text = TextOf(Releases.Contents(Releases.HallandPatient), ReferralSheet);
        Assert.Contains("din behandlande läkare", text, StringComparison.Ordinal);
        Assert.Contains("H-14 (rad 39)", text, StringComparison.Ordinal);
        Assert.Contains("Utlåtandet ingår inte.", TextOf(Releases.Contents(Releases.HallandPatient), Letter), StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("N-12", "N-16")]
    public void The_receipt_says_who_what_and_why_and_when_only_once_it_is_recorded()
    {
        var contents = Releases.Contents(Releases.Hospital);
        var before = Page(contents, DisclosureReceipt);
        Assert.Contains("Karlstad centralsjukhus, Röntgen, mediaenheten, Röntgen Karlstad", before.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Röntgenbilder och utlåtande", before.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("För din vård. Beställt av dr Vik, Ortopedkliniken Karlstad. Du har samtyckt skriftligt den 2026-11-19.", before.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("När: utlämnat den", before.QuerySelector(".blanks")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("med post", before.Body.TextContent, StringComparison.Ordinal);

        var after = Page(contents with { HandedOver = Releases.At.AddDays(2), HandOver = HandOverKind.Posted }, DisclosureReceipt);
        Assert.Contains("2026-11-23", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("med post", after.Body.TextContent, StringComparison.Ordinal);
        Assert.Null(after.QuerySelector(".blanks"));
    }

    [Fact]
    public void A_release_made_by_hand_has_papers_too_and_lines_for_what_nobody_has_read()
    {
        var contents = Releases.Contents(Releases.Hospital with { Medium = MediumType.Cd }) with { Files = [] };
        var label = Page(contents, Label);
        Assert.NotNull(label.QuerySelector(".label .name i"));
        Assert.DoesNotContain("MANIFEST", TextOf(contents, Letter), StringComparison.Ordinal);

        var linked = Releases.Contents(Releases.Hospital with { IepConnected = true, Medium = MediumType.Iep, Delivery = DeliveryMethod.Electronic }) with { Files = [], Report = ReportForm.Electronic };
        Assert.Equal([HandOverChecklist, DisclosureReceipt], PaperSet.Of(linked).Select(paper => paper.Kind));
        Assert.Contains("via Image Exchange Portal (IEP)", TextOf(linked, DisclosureReceipt), StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_text_stays_text_in_the_page_and_in_its_style()
    {
        const string Hostile = "</style><script>alert('x')</script><img src=x> \"å\\\" } body { display: none } 😀";
        var request = Releases.Hospital with { RecipientName = new(Hostile), MediaUnit = Hostile, Destination = Hostile, Orderer = Hostile, OrderingClinic = Hostile, Examination = Hostile, AccessionNumber = Hostile };
        foreach (var contents in new[] { Releases.Contents(request, Hostile, careUnit: Hostile), Releases.Contents(Releases.Post with { Examination = Hostile }, Hostile, careUnit: Hostile) })
        {
            foreach (var paper in new ReleasePapers().DrawUp(contents))
            {
                var page = Page(paper);
                Assert.Empty(page.QuerySelectorAll("script, img"));
                Assert.Single(page.QuerySelectorAll("style"));
                Assert.DoesNotContain("</style><script>", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
                Assert.Contains("\\3c /style\\3e \\3c script\\3e alert(\\27 x\\27 )", page.QuerySelector("style")!.TextContent, StringComparison.Ordinal);
                Assert.Contains("<script>alert('x')</script>", page.Body!.TextContent, StringComparison.Ordinal);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_paper_needs_nothing_but_itself_and_comes_out_the_same_again(string release)
    {
        var again = Draw(release);
        foreach (var (paper, same) in Draw(release).Zip(again))
        {
            Assert.True(paper.Content.Span.SequenceEqual(same.Content.Span));
            var html = Encoding.UTF8.GetString(paper.Content.Span);
            Assert.Empty(Page(paper).QuerySelectorAll("script, link, img, iframe, object, [src], [href], [onclick]"));
            Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("url(", html, StringComparison.Ordinal);
        }

        Assert.Equal(again.Count, again.Select(paper => paper.FileName).Distinct().Count());
    }

    [Theory, MemberData(nameof(Names))]
    public void Each_is_data_as_well_and_its_json_masks_who_it_is_about(string release)
    {
        foreach (var paper in Draw(release))
        {
            var json = JsonSerializer.Serialize(paper.Data, paper.Data.GetType());
            using var read = JsonDocument.Parse(json);
            Assert.Equal(Releases.Id, read.RootElement.GetProperty("Head").GetProperty("ExportId").GetString());
            Assert.DoesNotContain("Öberg", System.Text.RegularExpressions.Regex.Unescape(json), StringComparison.Ordinal);
            Assert.DoesNotContain("1212121212", json, StringComparison.Ordinal);
        }
    }

    private static IReadOnlyList<ReleasePaper> Draw(string release) => new ReleasePapers().DrawUp(Releases.Contents(Releases.All[release]));

    private static Paper Paper(PaperContents contents, PaperKind kind) => PaperSet.Of(contents).Single(paper => paper.Kind == kind);

    private static IHtmlDocument Page(IReadOnlyList<ReleasePaper> papers, PaperKind kind) => Page(papers.Single(paper => paper.Kind == kind));

    private static IHtmlDocument Page(PaperContents contents, PaperKind kind) => Page(ReleasePapers.Draw(Paper(contents, kind)));

    private static IHtmlDocument Page(ReleasePaper paper) => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(paper.Content.Span));

    private static string TextOf(PaperContents contents, PaperKind kind) => Page(contents, kind).Body!.TextContent;

    private static string TextOf(ReleasePaper paper) => Page(paper).Body!.TextContent;

    private static List<string> Ticks(string release) => [.. Page(Draw(release), HandOverChecklist).QuerySelectorAll(".tick li").Select(tick => tick.TextContent)];
}
