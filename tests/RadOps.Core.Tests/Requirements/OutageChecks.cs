using RadOps.Core.Continuity;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>SÄS, Borås: outage in RIS, PACS or order management.</summary>
internal static class OutageChecks
{
    private static readonly ContactHours Daytime = new(ContactPeriod.WorkdayDaytime, null, null);
    private static readonly string[] PaperReferral = ["reservrutiner bild- och funktionsmedicin", "blanketter vid driftstopp", "röntgenremiss för utskrift"];

    [Requirement("D-01")]
    internal static void Scope_owner_reviewer_and_approver(PackSet packs)
    {
        Assert.Equal(["Bild- och funktionsmedicin och medicinsk service"], packs.Outage.Scope);
        packs.Says("D-01", "Aina Reimer Årebäck, (ainre), Systemförvaltare", "Pia Johansson, (piajo32), Enhetschef", "Markus Håkansson, (marha68), Verksamhetschef");
        var document = packs.Outage.Documents[0];
        AssertPerson(document.Owner, "ainre", "Systemförvaltare", "Aina Reimer Årebäck");
        AssertPerson(document.Reviewer, "piajo32", "Enhetschef", "Pia Johansson");
        AssertPerson(document.Approver, "marha68", "Verksamhetschef", "Markus Håkansson");
    }

    [Requirement("D-02")]
    internal static void It_is_in_force_from_its_first_day_to_its_last(PackSet packs)
    {
        packs.Says("D-02", "2025-09-29", "2027-09-18");
        AssertDates(packs.Outage, new(2025, 9, 29), new(2027, 9, 18));
    }

    [Requirement("D-03", "C42")]
    internal static void There_are_three_modes_of_which_one_is_for_either_of_two_systems(PackSet packs)
    {
        packs.Says("D-03", "akuta driftstörningar", "Order Management (OM)", "(RIS)", "(PACS)");
        Assert.Equal("Driftstörning i radiologiskt informations- och bildsystem (SÄS)", packs.Outage.Documents[0].Title);
        Assert.Equal(
            [("Pacs", 24, "PACS"), ("Om Ris", 31, "OM RIS"), ("Total", 40, "OM RIS PACS")],
            packs.Outage.Modes.Select(mode => (string.Join(' ', mode.Modes), mode.Line, string.Join(' ', mode.Systems))));
        Assert.Equal(
            ["Driftstörning i bildsystem, PACS", "Driftstörning remissverktyget, Order Management (OM), eller radiologiskt informationssystem (RIS)", "Totalt driftstopp"],
            packs.Outage.Modes.Select(mode => mode.Title));
    }

    [Requirement("D-04")]
    internal static void It_speaks_to_those_who_refer(PackSet packs) => packs.Says("D-04", "riktar sig till de verksamheter som remitterar");

    [Requirement("D-05")]
    internal static void Radiology_tells_the_officer_on_duty_who_tells_the_units(PackSet packs)
    {
        packs.Says("D-05", "tjänsteman i beredskap (TiB) som informerar vidare ut i verksamheterna");
        AssertStep(packs, "D-05", Procedure.OutageStart, "bild- och funktionsmedicin", null);
    }

    [Requirement("D-06")]
    internal static void Without_PACS_referrals_go_as_usual(PackSet packs)
    {
        packs.Says("D-06", "som vanligt via Order Management samt Asynja");
        AssertSays(packs, "D-06", "Pacs", "ElectronicReferral=Yes");
    }

    [Requirement("D-07")]
    internal static void Without_PACS_there_are_no_images(PackSet packs)
    {
        packs.Says("D-07", "inga bilder finns tillgängliga elektroniskt");
        AssertSays(packs, "D-07", "Pacs", "Images=No");
    }

    [Requirement("D-08")]
    internal static void Without_PACS_acute_images_are_at_the_modality(PackSet packs)
    {
        packs.Says("D-08", "akuta undersökningar kan ses på respektive modalitet");
        AssertSays(packs, "D-08", "Pacs", "AcuteImages=AtModality");
    }

    [Requirement("D-09")]
    internal static void Without_PACS_reports_come_by_fax(PackSet packs)
    {
        packs.Says("D-09", "svar på undersökning kommer via fax");
        AssertSays(packs, "D-09", "Pacs", "NewReports=Fax");
    }

    [Requirement("D-10", "C43")]
    internal static void Without_OM_or_RIS_no_referral_goes_electronically(PackSet packs)
    {
        packs.Says("D-10", "elektroniska remisser kan inte skickas");
        AssertSays(packs, "D-10", "Om Ris", "ElectronicReferral=No");
    }

    [Requirement("D-11")]
    internal static void The_paper_referral_is_found_by_three_names(PackSet packs)
    {
        Assert.Equal(PaperReferral, packs.Fact("D-11").Passages[0].Path);
        packs.Says("D-11", "fyll i pappersremiss på intranätet");
        AssertSays(packs, "D-11", "Om Ris", "");
        Assert.Equal((PaperReferral[0], true), (Assert.Single(packs.Fact("D-11").Reference!.Names), packs.Fact("D-11").Reference!.DeadLink));
    }

    [Requirement("D-12")]
    internal static void The_paper_referral_is_printed_and_faxed(PackSet packs)
    {
        packs.Says("D-12", "skriv ut remissen och faxa den till radiologin");
        AssertSays(packs, "D-12", "Om Ris", "PaperReferral=Fax");
    }

    [Requirement("D-13")]
    internal static void Without_OM_or_RIS_no_referral_is_seen(PackSet packs)
    {
        packs.Says("D-13", "inga röntgenremisser finns tillgängliga elektroniskt");
        AssertSays(packs, "D-13", "Om Ris", "Referrals=No");
    }

    [Requirement("D-14", "C44")]
    internal static void Without_OM_or_RIS_images_and_reports_are_seen_in_IDS7_web(PackSet packs)
    {
        packs.Says("D-14", "bilder och svar kan ses i Sectra IDS7 web via uthopp");
        AssertSays(packs, "D-14", "Om Ris", "Images=Ids7Web Reports=Ids7Web");
    }

    [Requirement("D-15", "C44")]
    internal static void Without_OM_or_RIS_new_reports_come_by_fax(PackSet packs)
    {
        packs.Says("D-15", "svar på undersökning kommer via fax");
        AssertSays(packs, "D-15", "Om Ris", "NewReports=Fax");
    }

    [Requirement("D-16")]
    internal static void Without_anything_there_are_six_instructions(PackSet packs)
    {
        var fact = packs.Fact("D-16");
        Assert.Equal([42, 43, 44, 45, 46, 47], fact.Passages.Select(passage => passage.Line));
        string[] words = ["elektroniska remisser kan inte", "pappersremiss på intranätet", "faxa den", "inga remisser, svar eller bilder", "på respektive modalitet", "via fax"];
        Assert.All(fact.Passages.Zip(words), said => Assert.Contains(said.Second, said.First.Quote, StringComparison.Ordinal));
        Assert.Equal(PaperReferral, fact.Passages[1].Path);
        AssertSays(packs, "D-16", "Total", "ElectronicReferral=No PaperReferral=Fax Referrals=No Images=No AcuteImages=AtModality Reports=No NewReports=Fax");
        Assert.Equal("D-16", Assert.Single(packs.Outage.Facts, other => other.Instruction?.Modes.Contains(OutageMode.Total) == true).RuleId);
    }

    [Requirement("D-17", "C45")]
    internal static void The_fax_in_Boras_is_verbatim_and_has_no_hours(PackSet packs) => AssertContact(packs, "D-17", "Radiologi Borås", ContactKind.Fax, ContactTopic.Fax, null, "033-616 19 57");

    [Requirement("D-18", "C47")]
    internal static void The_fax_in_Skene_is_verbatim_until_half_past_three(PackSet packs) => AssertContact(packs, "D-18", "Radiologi Skene", ContactKind.Fax, ContactTopic.Fax, UntilHalfPastThree, "0320- 77 90 71");

    [Requirement("D-19", "C47")]
    internal static void The_fax_in_Ulricehamn_is_verbatim_until_half_past_three(PackSet packs) => AssertContact(packs, "D-19", "Radiologi Ulricehamn", ContactKind.Fax, ContactTopic.Fax, UntilHalfPastThree, "0321- 100 42");

    [Requirement("D-20")]
    internal static void The_fax_of_nuclear_medicine_is_verbatim_until_half_past_three(PackSet packs) => AssertContact(packs, "D-20", "Nuklearmedicin", ContactKind.Fax, ContactTopic.Fax, UntilHalfPastThree, "033-616 15 00");

    [Requirement("D-21")]
    internal static void A_paper_referral_is_not_printed_without_a_fax_number_for_the_answer(PackSet packs)
    {
        packs.Says("D-21", "Glöm inte att ange faxnummer för svar på remissen");
        AssertStep(packs, "D-21", Procedure.PaperReferral, null, ProcedureAct.Print);
    }

    [Requirement("D-22", "C47")]
    internal static void Technical_questions_by_day(PackSet packs) => AssertContact(packs, "D-22", "Vid tekniska frågor", ContactKind.Phone, ContactTopic.Technical, Daytime, "033 616 21 00");

    [Requirement("D-23")]
    internal static void Questions_about_referrals_by_day(PackSet packs) => AssertContact(packs, "D-23", "Vid frågor gällande remisser", ContactKind.Phone, ContactTopic.Referral, Daytime, "033-616 11 98");

    [Requirement("D-24")]
    internal static void Questions_about_referrals_out_of_hours_have_two_numbers(PackSet packs) =>
        AssertContact(packs, "D-24", "Vid frågor gällande remisser", ContactKind.Phone, ContactTopic.Referral, new(ContactPeriod.OutOfHours, null, null), "033-616 12 10", "033-616 45 78");

    [Requirement("D-25", "C45")]
    internal static void From_two_to_seven_the_radiologist_on_call_goes_before(PackSet packs)
    {
        AssertContact(packs, "D-25", "radiologjour", ContactKind.Phone, ContactTopic.OnCall, new(ContactPeriod.OutOfHours, new(2, 0), new(7, 0)), "033-616 12 29");
        packs.Says("D-25", "02:00-07:00");
        Assert.Equal(["D-24"], packs.Fact("D-25").Contact!.ExceptionTo);
    }

    [Requirement("D-26", "C46")]
    internal static void Out_of_hours_contacts_warn_where_the_referral_cannot_be_seen(PackSet packs)
    {
        packs.Says("D-26", "jouden inte kan se remissen", "totalt alternativt rör Order Management/RIS");
        var warning = packs.Fact("D-26").Warning!;
        Assert.Equal((ContactPeriod.OutOfHours, "Om Ris Total"), (warning.Period, string.Join(' ', warning.Modes)));
    }

    [Requirement("D-27")]
    internal static void When_it_works_again_radiology_tells_the_officer_on_duty(PackSet packs)
    {
        packs.Says("D-27", "åter i drift kontaktar radiologi TiB som förmedlar informationen vidare");
        AssertStep(packs, "D-27", Procedure.OutageEnd, "radiologi", ProcedureAct.Close);
    }

    [Requirement("D-28")]
    internal static void It_is_not_over_before_all_is_entered(PackSet packs)
    {
        packs.Says("D-28", "skrivs remisser och svar in i de radiologiska informationssystemen");
        AssertStep(packs, "D-28", Procedure.OutageEnd, "radiologi", ProcedureAct.Close);
    }

    [Requirement("D-29", "C47")]
    internal static void It_is_found_by_its_words_the_last_cut_off(PackSet packs)
    {
        string[] words = ["Driftstörning", "driftstopp", "RIS", "PACS", "Order Management", "OM", "IDS7", "Sectra", "radiologi", "röntgenremiss", "manuella rut"];
        Assert.Equal(words, packs.Outage.Documents[0].Keywords);
        packs.Says("D-29", string.Join(", ", words));
    }

    [Requirement("D-30")]
    internal static void The_document_states_its_kind_id_and_version(PackSet packs)
    {
        packs.Says("D-30", "Handlingstyp: Rutin", "Dokument-ID: SAS9631-514148307-207", "Version: 1.0");
        var document = packs.Outage.Documents[0];
        Assert.Equal(("Rutin", "SAS9631-514148307-207", "1.0", "1.0"), (document.DocumentType, document.DocumentId, document.Version, packs.Outage.Version));
    }

    private static ContactHours UntilHalfPastThree => Daytime with { Until = new(15, 30) };

    /// <summary>The document's dates, both days included.</summary>
    internal static void AssertDates(PolicyPack pack, DateOnly first, DateOnly last)
    {
        var document = pack.Documents[0];
        Assert.Equal((first, last), (document.ValidFrom!.Value, document.ValidTo!.Value));
        for (var day = first.AddDays(-2); day <= last.AddDays(2); day = day.AddDays(1))
            Assert.Equal(day < first ? PolicyStatus.NotYetInForce : day > last ? PolicyStatus.Expired : PolicyStatus.InForce, document.StatusOn(day));
    }

    internal static void AssertPerson(PolicyPerson? person, string user, string role, params string[] names)
    {
        Assert.Equal((user, role), (person!.UserId, person.Role));
        Assert.Equal(names, person.Names);
    }

    private static void AssertContact(PackSet packs, string id, string name, ContactKind reach, ContactTopic topic, ContactHours? when, params string[] numbers)
    {
        var contact = packs.Fact(id).Contact!;
        Assert.Equal((name, reach, topic, when), (contact.Name, contact.Reach, contact.Topic, contact.When));
        Assert.Equal(numbers, contact.Numbers);
    }

    private static void AssertStep(PackSet packs, string id, Procedure procedure, string? by, ProcedureAct? blocks)
    {
        var step = packs.Fact(id).Step!;
        Assert.Equal([procedure], step.Of);
        Assert.Equal((by, blocks), (step.By, step.Blocks));
    }

    private static void AssertSays(PackSet packs, string id, string modes, string says)
    {
        var instruction = packs.Fact(id).Instruction!;
        Assert.Equal((modes, says), (string.Join(' ', instruction.Modes), string.Join(' ', instruction.Says.OrderBy(said => said.Key).Select(said => $"{said.Key}={said.Value}"))));
    }
}
