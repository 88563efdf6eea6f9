using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>NÄL: the fallback routine for the external night reader.</summary>
internal static class ReaderChecks
{
    [Requirement("X-01")]
    internal static void The_scope_is_the_reception_at_NAL(PackSet packs)
    {
        packs.Says("X-01", "Radiologisk mottagning NÄL");
        Assert.Equal(["Radiologisk mottagning NÄL"], packs.Reader.Scope);
    }

    [Requirement("X-02")]
    internal static void It_is_in_force_from_its_first_day_to_its_last(PackSet packs)
    {
        packs.Says("X-02", "2026-01-15", "2027-05-30");
        OutageChecks.AssertDates(packs.Reader, new(2026, 1, 15), new(2027, 5, 30));
        Assert.Equal(ExpiredDocument.GoOn, packs.Reader.Documents[0].WhenExpired);
    }

    [Requirement("X-03")]
    internal static void Somebody_answers_for_the_contents(PackSet packs)
    {
        packs.Says("X-03", "Lena Nunstedt, (lennu), Röntgensjuksköterska");
        OutageChecks.AssertPerson(packs.Reader.Documents[0].Owner, "lennu", "Röntgensjuksköterska", "Lena Nunstedt");
    }

    [Requirement("X-04", "C29")]
    internal static void The_approver_is_one_user_in_two_spellings(PackSet packs)
    {
        packs.Says("X-04", "Ann-Christine Frendius, (annan83), Överläkare", "Ann-Christine Frennius, (annan83), Överläkare");
        OutageChecks.AssertPerson(packs.Reader.Documents[0].Approver, "annan83", "Överläkare", "Ann-Christine Frendius", "Ann-Christine Frennius");
        Assert.Equal("Ann-Christine Frendius (även skrivet Ann-Christine Frennius), annan83, Överläkare", packs.Reader.Documents[0].Approver!.ToString());
    }

    [Requirement("X-05")]
    internal static void The_title_says_that_it_is_for_nights(PackSet packs)
    {
        packs.Says("X-05", "Reservrutin extern granskare natt");
        Assert.Equal("Reservrutin extern granskare natt", packs.Reader.Documents[0].Title);
    }

    [Requirement("X-06")]
    internal static void Referrals_images_or_both_may_fail(PackSet packs) => packs.Says("X-06", "överföring av remiss och/eller bilder");

    [Requirement("X-07")]
    internal static void There_is_no_Skype(PackSet packs)
    {
        packs.Says("X-07", "Skype borttaget");
        Assert.Null(packs.Fact("X-07").Notice!.Date);
        Assert.Contains(new PolicyChange(21, null, "Reservtelefonnummer Skype borttaget."), packs.Reader.Documents[0].Changes);
        Assert.DoesNotContain(packs.Facts, fact => fact.Contact?.Name.Contains("Skype", StringComparison.OrdinalIgnoreCase) == true);
    }

    [Requirement("X-08", "C30")]
    internal static void Staff_who_notice_contact_the_reader_at_once(PackSet packs)
    {
        packs.Says("X-08", "personal på röntgen upptäcker", "omgående");
        AssertStep(packs, "X-08", "personal på röntgen", null);
    }

    [Requirement("X-09")]
    internal static void VGR_IT_is_contacted_and_has_no_number(PackSet packs)
    {
        packs.Says("X-09", "Även VGR-IT kontaktas");
        AssertContact(packs, "X-09", "VGR-IT", ContactKind.NotStated, ContactTopic.Technical);
        AssertStep(packs, "X-09", "personal på röntgen", null);
    }

    [Requirement("X-10")]
    internal static void The_reader_may_notice(PackSet packs)
    {
        packs.Says("X-10", "Extern granskare kontaktar oss");
        AssertStep(packs, "X-10", "extern granskare", null);
    }

    [Requirement("X-11", "C31")]
    internal static void Nothing_is_faxed_before_it_is_anonymised(PackSet packs)
    {
        packs.Says("X-11", "skrivas ut, anonymiseras och faxas");
        AssertStep(packs, "X-11", "personal på röntgen", ProcedureAct.Fax);
    }

    [Requirement("X-12")]
    internal static void The_fax_number_is_in_two_places(PackSet packs)
    {
        packs.Says("X-12", "vid faxen i ”akutskriv”", "vid kopieringsmaskinen");
        AssertStep(packs, "X-12", null, null);
    }

    [Requirement("X-13", "C31")]
    internal static void The_report_comes_back_anonymised(PackSet packs)
    {
        packs.Says("X-13", "faxas anonymiserat från extern granskare");
        AssertStep(packs, "X-13", "extern granskare", null);
    }

    [Requirement("X-14")]
    internal static void The_report_is_copied_and_passed_on_before_it_is_over(PackSet packs)
    {
        packs.Says("X-14", "Kopiera utlåtandet och vidarebefordra till remitterande enhet");
        AssertStep(packs, "X-14", "personal på röntgen", ProcedureAct.Close);
    }

    [Requirement("X-15")]
    internal static void The_reader_answers_the_referrer_by_word_of_mouth(PackSet packs)
    {
        packs.Says("X-15", "ringer extern granskare remittenten direkt", "muntligt svar");
        AssertStep(packs, "X-15", "extern granskare", null);
    }

    [Requirement("X-16")]
    internal static void Each_faxed_report_waits_for_a_RIS_administrator(PackSet packs)
    {
        packs.Says("X-16", "Faxade utlåtanden läggs till RIS-administratör");
        AssertStep(packs, "X-16", "RIS-administratör", ProcedureAct.Close);
    }

    [Requirement("X-17")]
    internal static void It_is_the_reader_who_calls_in_the_radiologist(PackSet packs)
    {
        packs.Says("X-17", "ringer extern granskare in läkare i beredskap (radiolog på röntgen)");
        Assert.Equal([31, 49], packs.Fact("X-17").Passages.Select(passage => passage.Line));
        AssertStep(packs, "X-17", "extern granskare", null);
    }

    [Requirement("X-18", "C32")]
    internal static void The_radiologists_number_is_the_night_nurses_and_not_here(PackSet packs)
    {
        packs.Says("X-18", "nattröntgensjuksköterska", "nattströmtgensjuksköterska");
        AssertContact(packs, "X-18", "läkare i beredskap", ContactKind.NotStated, ContactTopic.OnCall);
    }

    [Requirement("X-19")]
    internal static void There_are_four_ways_in_the_routines_order(PackSet packs)
    {
        Assert.Equal(
            [(TransferRoute.Modality, 39), (TransferRoute.Teleradiology, 40), (TransferRoute.SyngoVia, 41), (TransferRoute.Bfr, 43)],
            packs.Fact("X-19").Routes.Select(route => (route.Route, route.Passage.Line)));
        packs.Says("X-19", "Möjliga bildöverföringsvägar");
        Assert.Equal(ReleaseRoute.ExternalReader, packs.Decide(Reading).Route);
    }

    [Requirement("X-20")]
    internal static void The_way_depends_on_the_fault(PackSet packs) => packs.Says("X-20", "beror givetvis på vilket typ av fel det är");

    [Requirement("X-21", "C33")]
    internal static void The_way_by_syngo_via_is_closed_since_a_dated_notice(PackSet packs)
    {
        packs.Says("X-21", "går det INTE att skicka bilder till extern granskare via syngo.via");
        Assert.Equal(new Notice { Date = new(2025, 5, 6), ForNow = true }, packs.Fact("X-21").Notice);
        var closed = Assert.Single(packs.Fact("X-19").Routes, route => route.ClosedBy is not null);
        Assert.Equal((TransferRoute.SyngoVia, "X-21"), (closed.Route, closed.ClosedBy));
        Assert.Contains(packs.Decide(Reading).Rules, rule => rule is { RuleId: "X-21", Line: 42 });
    }

    [Requirement("X-22")]
    internal static void The_reader_fetches_from_BFR(PackSet packs) => packs.Says("X-22", "Bildöverföring till BFR där Extern granskare har möjlighet att hämta");

    [Requirement("X-23")]
    internal static void The_fallback_routines_are_named_by_a_dead_link(PackSet packs) => AssertDeadLink(packs, "X-23", "Reservrutiner radiologi – NU-sjukvården");

    [Requirement("X-24")]
    internal static void A_nights_fault_ends_with_a_mail_to_the_administrators(PackSet packs)
    {
        packs.Says("X-24", "informerade om problemet och om det kvarstår");
        AssertContact(packs, "X-24", "RIS/PACS-administratörer", ContactKind.Email, ContactTopic.Administrators, "nu.radiologen.administratorer@vgregion.se");
        AssertStep(packs, "X-24", null, ProcedureAct.Close);
    }

    [Requirement("X-25")]
    internal static void The_routine_of_external_reading_is_named_by_a_dead_link(PackSet packs)
    {
        packs.Says("X-25", "För utförligare information om extern granskning-rutiner");
        AssertDeadLink(packs, "X-25", "Externgranskning");
    }

    [Requirement("X-26", "C34")]
    internal static void The_coordinators_number_is_verbatim(PackSet packs) =>
        AssertContact(packs, "X-26", "Teleconsult koordinator", ContactKind.Phone, ContactTopic.ExternalReader, "+46 81 235 01 90");

    [Requirement("X-27")]
    internal static void The_first_spare_number_is_verbatim(PackSet packs) =>
        AssertContact(packs, "X-27", "Reservtelefonnummer 1", ContactKind.Phone, ContactTopic.ExternalReader, "+46 31 373 77 95");

    [Requirement("X-28", "C35")]
    internal static void The_second_spare_number_is_verbatim_and_the_only_suspect_one(PackSet packs)
    {
        AssertContact(packs, "X-28", "Reservtelefonnummer 2 (fast telefoni)", ContactKind.Phone, ContactTopic.ExternalReader, "+62 81 338 773 651");
        Assert.Contains("+62", packs.Fact("X-28").Contact!.Suspect, StringComparison.Ordinal);
        Assert.Equal("X-28", Assert.Single(packs.Facts, fact => fact.Contact?.Suspect is not null).RuleId);
    }

    [Requirement("X-29")]
    internal static void The_readers_fax_is_verbatim(PackSet packs) =>
        AssertContact(packs, "X-29", "Fax Teleconsult", ContactKind.Fax, ContactTopic.ExternalReader, "+46 31 745 96 10");

    [Requirement("X-30", "C52")]
    internal static void The_readers_mail_address_is_verbatim(PackSet packs) =>
        AssertContact(packs, "X-30", "Extern granskare Teleconsult", ContactKind.Email, ContactTopic.ExternalReader, "urgent@teleconsult.net");

    [Requirement("X-31")]
    internal static void The_document_states_its_kind_id_and_version(PackSet packs)
    {
        packs.Says("X-31", "Handlingstyp: Rutin", "Dokument-ID: NU10095-1819752655-434", "Version: 8.0");
        var document = packs.Reader.Documents[0];
        Assert.Equal(("Rutin", "NU10095-1819752655-434", "8.0", "8.0"), (document.DocumentType, document.DocumentId, document.Version, packs.Reader.Version));
    }

    private static ReleaseRequest Reading { get; } = new() { Organisation = "NuSjukvarden", Recipient = RecipientType.Other, TransferPurpose = TransferPurpose.ExternalReading, ArchivedInBfr = false };

    /// <summary>Who is reached, how and by what numbers; at any time.</summary>
    private static void AssertContact(PackSet packs, string id, string name, ContactKind reach, ContactTopic topic, params string[] numbers)
    {
        var contact = packs.Fact(id).Contact!;
        Assert.Equal((name, reach, topic, null), (contact.Name, contact.Reach, contact.Topic, contact.When));
        Assert.Equal(numbers, contact.Numbers);
    }

    private static void AssertStep(PackSet packs, string id, string? by, ProcedureAct? blocks)
    {
        var step = packs.Fact(id).Step!;
        Assert.Equal([Procedure.ReaderFault], step.Of);
        Assert.Equal((by, blocks), (step.By, step.Blocks));
    }

    private static void AssertDeadLink(PackSet packs, string id, string name)
    {
        var reference = packs.Fact(id).Reference!;
        Assert.Equal([name], reference.Names);
        Assert.True(reference.DeadLink);
    }
}
