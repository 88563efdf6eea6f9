using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>Region Halland, Varberg: images and reports, release.</summary>
internal static class HallandChecks
{
    private static readonly ReleaseRequest Order = Requests.HallandOrder with { Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, Signature = SignatureStatus.Final };

    [Requirement("H-01")]
    internal static void The_warning_that_paper_must_bear_is_the_routines(PackSet packs)
    {
        packs.Says("H-01", "Utskriven version kan vara inaktuell");
        Assert.Equal("Utskriven version kan vara inaktuell", packs.Halland.Documents[0].PrintWarning);
    }

    [Requirement("H-02")]
    internal static void The_version_that_counts_is_in_two_places(PackSet packs)
    {
        packs.Says("H-02", "intranätet under \"styrande dokument\" eller vårdgivarwebben");
        Assert.Equal("intranätet under \"styrande dokument\" eller vårdgivarwebben", packs.Halland.Documents[0].AuthoritativePlace);
    }

    [Requirement("H-03")]
    internal static void Three_units_are_in_scope_and_another_is_open(PackSet packs)
    {
        string[] units = ["Mammografi", "Privata Vårdgivare", "Röntgenmottagningen Varberg"];
        Assert.Equal(units, packs.Halland.Scope);
        Assert.All([null, .. units], unit => Assert.Equal(DecisionOutcome.Allow, packs.Decide(Order with { Unit = unit }).Outcome));
        var outside = packs.Decide(Order with { Unit = "Röntgenmottagningen Halmstad" });
        Assert.Equal((ItemVerdict.Open, ItemVerdict.Open), (outside.Images, outside.Report));
        Assert.Contains("OutsideDocumentScope", outside.Flags);
    }

    [Requirement("H-04", "C01")]
    internal static void The_title_is_kept_as_it_is_spelled(PackSet packs)
    {
        packs.Says("H-04", "Bilder och utlåtnade, utlämnade");
        Assert.Equal(("Bilder och utlåtnade, utlämnade", "Bilder och utlåtanden, utlämnande"), (packs.Halland.Documents[0].Title, packs.Halland.Documents[0].DisplayTitle));
    }

    [Requirement("H-05")]
    internal static void All_eight_headings_are_there_and_nothing_leans_on_a_link(PackSet packs)
    {
        string[] headings =
        [
            "Annan klinik vill beställa bilder", "Utlåtande till patient", "Sjukgymnast", "Kiropraktorer", "Naprapat",
            "Privat vård eller vårdgivare utanför Region Halland", "Exporterade bilder", "Uppdaterat från föregående version",
        ];
        Assert.Equal(headings.Zip([16, 17, 18, 19, 20, 22, 23, 24]), packs.Fact("H-05").Passages.Select(passage => (passage.Quote, passage.Line)));
        Assert.Equal(headings[..6].Zip([26, 37, 41, 45, 51, 55]), packs.Halland.Sections.Where(section => section.Document is not null).Select(section => (section.Title, section.Line!.Value)));
        Assert.All(packs.Halland.Facts, fact => Assert.Null(fact.Reference));
    }

    [Requirement("H-11")]
    internal static void Sent_and_linked_are_told_apart(PackSet packs) => packs.Says("H-11", "skickade/länkade", "skickas/länkas");

    [Requirement("H-25")]
    internal static void Images_and_report_are_two_items(PackSet packs)
    {
        packs.Says("H-25", "bilder och/eller utlåtnade", "bilder och/eller utlåtande");
        Assert.Equal([49, 53, 57], packs.Fact("H-25").Passages.Select(passage => passage.Line));
    }

    [Requirement("H-27", "C10")]
    internal static void The_routines_own_line_is_read_and_written_to_the_letter(PackSet packs)
    {
        var words = packs.Words("H-27");
        var line = RegisterLine.TryParse(words, BuiltIn.Today);
        Assert.NotNull(line);
        Assert.Equal(
            ("CT torax", new DateOnly(2026, 6, 8), ReleaseMethod.Linked, "Media SU/S", "Toraxkliniken SU/S", "dr Andersson", "Medicinmott HSV"),
            (line.Examination, line.ExaminationDate!.Value, line.Method, line.MediaUnit, line.FinalClinic!, line.Physician!, line.OrderingClinic!));
        Assert.Equal(words, line.ToString());
    }

    [Requirement("H-28")]
    internal static void The_change_of_channels_has_its_day(PackSet packs)
    {
        packs.Says("H-28", "2026-06-16: Ändrat till SEFOS/SDK");
        Assert.Equal(new DateOnly(2026, 6, 16), packs.Fact("H-28").Notice!.Date);
        Assert.Equal(new DateOnly(2026, 6, 16), Assert.Single(packs.Halland.Rules, rule => rule.RuleId == "H-06").ValidFrom);
        Assert.Contains(new PolicyChange(65, new(2026, 6, 16), "Ändrat till SEFOS/SDK."), packs.Halland.Documents[0].Changes);
    }

    [Requirement("H-29")]
    internal static void The_media_are_USB_and_IEP_since_DVD_was_taken_away(PackSet packs)
    {
        Assert.Equal([MediumType.Usb, MediumType.Iep], packs.Halland.Media);
        Assert.Equal(new DateOnly(2023, 8, 29), Assert.Single(packs.Halland.Rules, rule => rule.RuleId == "H-29").ValidFrom);
        Assert.Contains(
            new PolicyChange(67, new(2023, 8, 29), "Information om DVD borttaget, ersatt med USB och IEP. Anpassat till Sectra. DVD-skiva kostar 50 kr. Rutinen omfattar även patienter under 20 år."),
            packs.Halland.Documents[0].Changes);
        Assert.Equal(new DateOnly(2023, 8, 29), Assert.Single(packs.Halland.Rules, rule => rule.RuleId == "IepFirst").ValidFrom);
        Assert.DoesNotContain(MediumType.Dvd, packs.Decide(Order).Media);
    }

    [Requirement("H-30")]
    internal static void The_routine_is_fitted_to_Sectra(PackSet packs)
    {
        packs.Says("H-30", "Anpassat till Sectra");
        Assert.Equal(new DateOnly(2023, 8, 29), packs.Fact("H-30").Notice!.Date);
    }

    [Requirement("H-31", "C11")]
    internal static void The_price_is_a_DVDs_and_attaches_to_nothing_else(PackSet packs)
    {
        Assert.Equal("DVD-skiva kostar 50 kr", Assert.Single(packs.Halland.Rules, rule => rule.RuleId == "H-31").Quote);
        Assert.Contains("C11", packs.Decide(Order with { Medium = MediumType.Dvd }).Flags);
        foreach (var medium in Enum.GetValues<MediumType>())
            Assert.Equal((FeeKind.NotStated, medium == MediumType.Dvd), (packs.Decide(Order with { Medium = medium }).Fee, packs.Decide(Order with { Medium = medium }).Flags.Contains("C11")));
    }

    [Requirement("H-32", "C12")]
    internal static void Nobody_is_too_young(PackSet packs)
    {
        packs.Says("H-32", "Rutinen omfattar även patienter under 20 år");
        Assert.Equal(new DateOnly(2023, 8, 29), packs.Fact("H-32").Notice!.Date);
        Assert.All(["20230601", "20070601", "20061121"], born => Assert.Equal(DecisionOutcome.Allow, packs.Decide(Order with { PatientId = RandomRequests.Born(born) }).Outcome));
    }

    internal static void A_harm_assessment_is_by_its_paragraph(PackSet packs) =>
        Assert.Contains("(OSL 25 kap. 1 §)", Assert.Single(packs.Halland.Rules, rule => rule.RuleId == "HarmAssessmentRefused").Quote, StringComparison.Ordinal);

    [Requirement("H-33", "C13")]
    internal static void What_the_document_does_not_state_is_null(PackSet packs) => AssertUndated(packs.Halland, "4d1aeef0f528b136");

    /// <summary>A document that says nothing of itself: decisions bear the start of its hash.</summary>
    internal static void AssertUndated(PolicyPack pack, string stamp)
    {
        var document = pack.Documents[0];
        Assert.Equal((null, null, null, null, null, null), (document.DocumentId, document.Version, document.Owner, document.Reviewer, document.Approver, document.DocumentType));
        Assert.Equal((null, null, PolicyStatus.Undated, stamp), (document.ValidFrom, document.ValidTo, document.StatusOn(BuiltIn.Today), pack.Version));
        Assert.All(pack.Facts, fact => Assert.Null(fact.Contact));
    }
}
