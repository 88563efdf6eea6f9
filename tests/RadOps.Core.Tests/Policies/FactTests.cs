using System.Globalization;
using RadOps.Core.Policies.Facts;
using Xunit;

namespace RadOps.Core.Tests.Policies;

/// <summary>The facts of the routines, as what is built on them reads them.</summary>
public sealed class FactTests
{
    /// <summary>Each routine's requirements. H-33 and N-50 say what the document does not, and N-49 is about its text.</summary>
    private static readonly (string Prefix, int Last, int[] NoSentence)[] Requirements = [("H", 33, [33]), ("N", 50, [49, 50]), ("X", 31, []), ("F", 37, []), ("D", 30, [])];

    [Fact]
    public void Every_requirement_that_a_sentence_states_is_one_rule_or_one_fact()
    {
        var wanted =
            from routine in Requirements
            from number in Enumerable.Range(1, routine.Last).Except(routine.NoSentence)
            select string.Create(CultureInfo.InvariantCulture, $"{routine.Prefix}-{number:00}");
        var stated = BuiltIn.Packs.All.SelectMany(pack => pack.Facts.Select(fact => fact.RuleId).Concat(pack.Rules.Where(rule => !rule.IsProductDefault).Select(rule => rule.RuleId))).ToList();
        Assert.Equal(wanted.Order(), stated.Distinct().Order());
        // The ways to the external reader are facts of its own routine, and decide a route in NU-sjukvården's.
        Assert.Equal(["X-19", "X-21"], stated.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).Order());
    }

    [Theory]
    [InlineData("X-26", ContactKind.Phone, ContactTopic.ExternalReader, "+46 81 235 01 90")]
    [InlineData("X-27", ContactKind.Phone, ContactTopic.ExternalReader, "+46 31 373 77 95")]
    [InlineData("X-28", ContactKind.Phone, ContactTopic.ExternalReader, "+62 81 338 773 651")]
    [InlineData("X-29", ContactKind.Fax, ContactTopic.ExternalReader, "+46 31 745 96 10")]
    [InlineData("X-30", ContactKind.Email, ContactTopic.ExternalReader, "urgent@teleconsult.net")]
    [InlineData("X-24", ContactKind.Email, ContactTopic.Administrators, "nu.radiologen.administratorer@vgregion.se")]
    [InlineData("X-09", ContactKind.NotStated, ContactTopic.Technical)]
    [InlineData("X-18", ContactKind.NotStated, ContactTopic.OnCall)]
    [InlineData("D-17", ContactKind.Fax, ContactTopic.Fax, "033-616 19 57")]
    [InlineData("D-18", ContactKind.Fax, ContactTopic.Fax, "0320- 77 90 71")]
    [InlineData("D-19", ContactKind.Fax, ContactTopic.Fax, "0321- 100 42")]
    [InlineData("D-20", ContactKind.Fax, ContactTopic.Fax, "033-616 15 00")]
    [InlineData("D-22", ContactKind.Phone, ContactTopic.Technical, "033 616 21 00")]
    [InlineData("D-23", ContactKind.Phone, ContactTopic.Referral, "033-616 11 98")]
    [InlineData("D-24", ContactKind.Phone, ContactTopic.Referral, "033-616 12 10", "033-616 45 78")]
    [InlineData("D-25", ContactKind.Phone, ContactTopic.OnCall, "033-616 12 29")]
    public void A_contact_stands_as_the_routine_writes_it(string id, ContactKind reach, ContactTopic topic, params string[] numbers)
    {
        var contact = Fact(id).Contact!;
        Assert.Equal((reach, topic), (contact.Reach, contact.Topic));
        Assert.Equal(numbers, contact.Numbers);
    }

    [Fact]
    public void There_are_no_other_contacts_and_none_by_Skype()
    {
        var contacts = BuiltIn.Packs.All.SelectMany(pack => pack.Facts).Where(fact => fact.Contact is not null).ToList();
        Assert.Equal(16, contacts.Count);
        Assert.Equal("X-28", Assert.Single(contacts, fact => fact.Contact!.Suspect is not null).RuleId);
        Assert.DoesNotContain(contacts, fact => fact.Contact!.Name.Contains("Skype", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_contact_has_the_hours_that_the_routine_gives_it()
    {
        var daytime = new ContactHours(ContactPeriod.WorkdayDaytime, null, null);
        Assert.Null(Fact("D-17").Contact!.When);
        Assert.All(["D-18", "D-19", "D-20"], id => Assert.Equal(daytime with { Until = new(15, 30) }, Fact(id).Contact!.When));
        Assert.All(["D-22", "D-23"], id => Assert.Equal(daytime, Fact(id).Contact!.When));
        Assert.Equal(new(ContactPeriod.OutOfHours, null, null), Fact("D-24").Contact!.When);
        Assert.Equal(new(ContactPeriod.OutOfHours, new(2, 0), new(7, 0)), Fact("D-25").Contact!.When);
        Assert.Equal(["D-24"], Fact("D-25").Contact!.ExceptionTo);
        var warning = Fact("D-26").Warning!;
        Assert.Equal(ContactPeriod.OutOfHours, warning.Period);
        Assert.Equal([OutageMode.Om, OutageMode.Ris, OutageMode.Total], warning.Modes);
    }

    // The outage matrix that section A5 derives from the routine: what no line says is not there.
    [Theory]
    [InlineData(OutageMode.Pacs, 24, 4, "PACS", "ElectronicReferral=Yes Images=No AcuteImages=AtModality NewReports=Fax")]
    [InlineData(OutageMode.Om, 31, 6, "OM, RIS", "ElectronicReferral=No PaperReferral=Fax Referrals=No Images=Ids7Web Reports=Ids7Web NewReports=Fax")]
    [InlineData(OutageMode.Ris, 31, 6, "OM, RIS", "ElectronicReferral=No PaperReferral=Fax Referrals=No Images=Ids7Web Reports=Ids7Web NewReports=Fax")]
    [InlineData(OutageMode.Total, 40, 6, "OM, RIS, PACS", "ElectronicReferral=No PaperReferral=Fax Referrals=No Images=No AcuteImages=AtModality Reports=No NewReports=Fax")]
    public void An_outage_has_its_lines_and_says_what_may_be_had(OutageMode mode, int line, int lines, string systems, string expected)
    {
        var pack = BuiltIn.Packs.For("SasBoras")[0];
        var heading = Assert.Single(pack.Modes, heading => heading.Modes.Contains(mode));
        Assert.Equal((line, systems), (heading.Line, string.Join(", ", heading.Systems)));
        var facts = pack.Facts.Where(fact => fact.Instruction?.Modes.Contains(mode) == true).ToList();
        Assert.Equal(Enumerable.Range(heading.Line + 2, lines), facts.SelectMany(fact => fact.Passages).Select(passage => passage.Line));
        Assert.Equal(expected, string.Join(' ', facts.SelectMany(fact => fact.Instruction!.Says).OrderBy(said => said.Key).Select(said => $"{said.Key}={said.Value}")));
    }

    [Theory]
    [InlineData("F-15", LimitName.ReplyTime, 2, LimitUnit.Days)]
    [InlineData("F-16", LimitName.FilesPerMessage, 5, LimitUnit.Files)]
    [InlineData("F-19", LimitName.FileSize, 20, LimitUnit.Megabytes)]
    [InlineData("F-34", LimitName.Retention, 2, LimitUnit.Years)]
    public void A_limit_has_its_figure(string id, LimitName name, int most, LimitUnit unit)
    {
        var limit = Fact(id).Limit!;
        Assert.Equal((name, most, unit), (limit.Name, limit.Most, limit.Unit));
    }

    [Fact]
    public void Limits_of_kind_name_what_is_permitted_and_what_is_not()
    {
        Assert.Equal(["PDF", "GIF", "JPEG", "PNG"], Fact("F-18").Limit!.Only);
        Assert.Equal(["PDF"], Fact("F-22").Limit!.Not);
        Assert.Equal(["mejl", "mms", "sms"], Fact("F-07").Limit!.Not);
        Assert.Equal(["VGR-ID"], Fact("F-23").Limit!.Only);
        Assert.Equal(["GK-konto"], Fact("F-23").Limit!.Not);
    }

    [Fact]
    public void The_four_ways_to_the_external_reader_are_those_of_the_routine_and_one_is_closed()
    {
        Assert.Equal([TransferRoute.Modality, TransferRoute.Teleradiology, TransferRoute.SyngoVia, TransferRoute.Bfr], Fact("X-19").Routes.Select(route => route.Route));
        var closed = Assert.Single(Fact("X-19").Routes, route => route.ClosedBy is not null);
        Assert.Equal((TransferRoute.SyngoVia, "X-21"), (closed.Route, closed.ClosedBy));
        Assert.Equal(new Notice { Date = new(2025, 5, 6), ForNow = true }, Fact("X-21").Notice);
    }

    [Theory]
    [InlineData(Procedure.OutageEnd, "D-27 D-28")]
    [InlineData(Procedure.FileRequest, "F-08 F-10 F-11 F-12 F-13 F-20")]
    [InlineData(Procedure.SaveImage, "F-06 F-09 F-17 F-24 F-26 F-27 F-28 F-29 F-30")]
    [InlineData(Procedure.SaveDocument, "F-06 F-17 F-24 F-26 F-31 F-32")]
    [InlineData(Procedure.ReaderFault, "X-08 X-09 X-10 X-11 X-12 X-13 X-14 X-15 X-16 X-17 X-24")]
    public void A_procedure_has_its_steps_in_order(Procedure procedure, string ids) =>
        Assert.Equal(ids, string.Join(' ', BuiltIn.Packs.All.SelectMany(pack => pack.Facts).Where(fact => fact.Step?.Of.Contains(procedure) == true).Select(fact => fact.RuleId)));

    [Theory]
    [InlineData("X-11", ProcedureAct.Fax)]
    [InlineData("X-16", ProcedureAct.Close)]
    [InlineData("X-24", ProcedureAct.Close)]
    [InlineData("D-21", ProcedureAct.Print)]
    [InlineData("D-28", ProcedureAct.Close)]
    [InlineData("F-20", ProcedureAct.Send)]
    [InlineData("F-06", ProcedureAct.Save)]
    [InlineData("F-30", ProcedureAct.Close)]
    [InlineData("F-32", ProcedureAct.Close)]
    public void What_waits_for_a_step_is_known(string id, ProcedureAct act) => Assert.Equal(act, Fact(id).Step!.Blocks);

    private static PolicyFact Fact(string id) => BuiltIn.Packs.All.SelectMany(pack => pack.Facts).Single(fact => fact.RuleId == id);
}
