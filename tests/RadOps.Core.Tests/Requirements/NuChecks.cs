using RadOps.Core.Policies.Facts;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>NU-sjukvården: CD/DVD/USB or IEP to a patient or another hospital.</summary>
internal static class NuChecks
{
    [Requirement("N-01")]
    internal static void The_media_are_four(PackSet packs)
    {
        packs.Says("N-01", "CD/DVD/USB eller IEP");
        Assert.Equal([MediumType.Iep, MediumType.Cd, MediumType.Dvd, MediumType.Usb], packs.Nu.Media);
        Assert.Equal("CD/DVD/USB eller IEP till patient/ annat sjukhus", packs.Nu.Documents[0].Title);
    }

    internal static void The_headings_stand_on_their_lines(PackSet packs) => Assert.Equal(
        [("X", 33), ("N", 38), ("N", 62), ("N", 30), ("N", 46), ("N", 70), ("N", 76), ("N", 59)],
        packs.Nu.Sections.Where(section => section.Document is not null).Select(section => (section.Document!, section.Line!.Value)));

    [Requirement("N-05", "C16")]
    internal static void The_Lathund_is_named_and_not_here(PackSet packs)
    {
        Assert.Equal(["Lathund journalbeställning"], packs.Fact("N-05").Reference!.Names);
        packs.Says("N-05", "Samtycke/fullmakt, menprövning och avgift");
    }

    [Requirement("N-06")]
    internal static void The_change_log_has_no_date(PackSet packs)
    {
        packs.Says("N-06", "Reviderad, USB eller CD-skiva etc. till patient för privat bruk");
        Assert.Null(packs.Fact("N-06").Notice!.Date);
        var change = Assert.Single(packs.Nu.Documents[0].Changes);
        Assert.Equal((8, null), (change.Line, change.Date));
        Assert.EndsWith("patientens folkbokföringsadress utan rekommenderad försändelse.", change.Text, StringComparison.Ordinal);
    }

    [Requirement("N-07")]
    internal static void IEP_is_Sectras_portal(PackSet packs) => packs.Says("N-07", "Image Exchange Portal", "import-/exportportal i Sectra");

    [Requirement("N-08")]
    internal static void IEP_reaches_Sweden_and_no_farther(PackSet packs)
    {
        packs.Says("N-08", "skicka och ta emot röntgenbilder från hela Sverige");
        foreach (var recipient in Enum.GetValues<RecipientType>())
            foreach (var situation in Enum.GetValues<Situation>())
                Assert.NotEqual(ReleaseRoute.Iep, packs.Decide(new() { Organisation = "NuSjukvarden", Recipient = recipient, Situation = situation, RecipientLocation = RecipientLocation.Abroad, IepConnected = true, Signature = SignatureStatus.Final }).Route);
    }

    [Requirement("N-11")]
    internal static void The_manual_of_media_is_named(PackSet packs) => Assert.Equal(["PACS-manual Bränna CD/DVD/USB – Exportera till Media"], packs.Fact("N-11").Reference!.Names);

    [Requirement("N-12")]
    internal static void What_follows_waits_for_the_medium(PackSet packs)
    {
        packs.Says("N-12", "CD:n kommer ut när den är klar");
        Assert.Equal(ProcedureAct.Continue, packs.Fact("N-12").Step!.Blocks);
    }

    [Requirement("N-15")]
    internal static void The_way_through_RIS_to_a_new_recipient_of_reports(PackSet packs) =>
        Assert.Equal(["Svar", "Distribution/lokala def.", "Svarsmottagare", "Skriv in namn och adress", "Aktuellt svar", "Skriv ut"], packs.Fact("N-15").Passages[0].Path);

    [Requirement("N-16")]
    internal static void The_notes_words_are_the_routines(PackSet packs)
    {
        var note = NoteText.Referral(new() { Recipient = RecipientType.Patient }, ReleaseRoute.Media, MediumType.Cd, report: true, CompletedSteps.MediumMade | CompletedSteps.Sent | CompletedSteps.InvoiceBasisSent);
        // The routine opens its quote and never closes it.
        Assert.Equal("”" + note, packs.Words("N-16"));
        Assert.Equal(ProcedureAct.Close, packs.Fact("N-16").Step!.Blocks);
    }

    [Requirement("N-22", "C53")]
    internal static void One_manual_serves_BFR_and_the_reader(PackSet packs) =>
        Assert.Equal(["Länka – Skicka bilder till BFR och Externgranskare", "Länka - Skicka till BFR och Externgranskare"], packs.Fact("N-22").Reference!.Names);

    /// <summary>N-02 would keep the report back too: that it is kept back by the routine's own words for an emergency is what this rule is for.</summary>
    [Requirement("N-25")]
    internal static void An_unsigned_report_stays_behind_in_an_emergency(PackSet packs)
    {
        var decision = packs.Decide(new() { Organisation = "NuSjukvarden", Recipient = RecipientType.Hospital, RecipientLocation = RecipientLocation.OutsideRegion, Situation = Situation.EmergencyWithPatient });
        Assert.Equal((ItemVerdict.Allow, ItemVerdict.Deny), (decision.Images, decision.Report));
        Assert.Contains(decision.Rules, rule => rule is { RuleId: "N-25", Line: 32, Quote: "Vid osignerat svar bränner vi endast undersökningsbilderna" });
    }

    [Requirement("N-34", "N-35")]
    internal static void The_invoice_basis_is_the_routines_to_the_letter(PackSet packs)
    {
        var invoice = packs.Fact("N-35").Invoice!;
        Assert.Equal(("CD till patient", "3919"), (invoice.Product, invoice.Account));
        Assert.Equal(["NU-sjukvården", "Fakturering VGR", "Regionens Hus", "462 80 Vänersborg"], invoice.Address);
        Assert.Equal(["Kassa", "Ny", "Bocka för ”Produkt CD till patient konto 3919”", "Spara", "Skriv ut"], packs.Fact("N-35").Passages[0].Path);
        Assert.Equal("Skriv ett fakturaunderlag från RIS och skicka till", Assert.Single(packs.Nu.Rules, rule => rule.RuleId == "N-34").Quote);
        var drawnUp = InvoiceTemplate.Of(packs.Nu);
        Assert.Equal((invoice.Product, invoice.Account, string.Join(" – ", packs.Fact("N-35").Passages[0].Path)), (drawnUp.Product, drawnUp.Account, drawnUp.RisPath));
        Assert.Equal(invoice.Address, drawnUp.Address);
        Assert.Equal(["N-34 (rad 48)", "N-35 (rad 50, 49)", "N-36 (rad 51)"], drawnUp.Rules);
    }

    [Requirement("N-36")]
    internal static void The_amount_is_in_another_document(PackSet packs)
    {
        Assert.Equal(["Patientavgiftshandboken"], packs.Fact("N-36").Reference!.Names);
        packs.Says("N-36", "Kostnad se Patientavgiftshandboken");
    }

    [Requirement("N-49")]
    internal static void No_bookmark_is_taken_for_the_routines_words(PackSet packs)
    {
        var words = packs.Nu.Rules.SelectMany(rule => rule.Clauses.Select(clause => clause.Quote).Append(rule.Quote))
            .Concat(packs.Nu.Facts.SelectMany(fact => fact.Passages).Select(passage => passage.Quote)).ToList();
        Assert.All(words, text => Assert.DoesNotContain("bookmark", text ?? "", StringComparison.OrdinalIgnoreCase));
        // The two lines that begin with one are quoted without it.
        Assert.Equal("Dokumentera i remissanteckning då du skickat via IEP/bränt en CD", Assert.Single(packs.Nu.Rules, rule => rule.Line == 56).Quote);
        Assert.Equal("Vi skickar bilder via IEP till annat sjukhus utanför VG-regionen", Assert.Single(packs.Nu.Rules, rule => rule.Line == 72).Quote);
    }

    [Requirement("N-50", "C13")]
    internal static void What_the_document_does_not_state_is_null(PackSet packs) => HallandChecks.AssertUndated(packs.Nu, "e1a381a7e07ba9d1");
}
