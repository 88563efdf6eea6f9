using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Identity;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>Outages and the papers of them, by the routine of SÄS.</summary>
public sealed class OutageDeskTests
{
    private static readonly PatientId Patient = PatientId.Parse("19121212-1212", new(2026, 11, 24));
    private static readonly PatientId Another = PatientId.Parse("19811218-9876", new(2026, 11, 24));

    private readonly OutageBench bench = new();

    [Fact]
    [Requirement("D-06", "D-07", "D-08", "D-09", "D-10", "D-11", "D-12", "D-13", "D-14", "D-15", "D-16")]
    public void Each_mode_has_the_routines_own_sentences_and_no_others()
    {
        Assert.Equal(["D-06", "D-07", "D-08", "D-09"], Units(OutageMode.Pacs).Select(line => line.RuleId));
        string[] referrals = ["D-10", "D-11", "D-12", "D-13", "D-14", "D-15", "D-21"];
        Assert.Equal(referrals, Units(OutageMode.Om).Select(line => line.RuleId));
        Assert.Equal(referrals, Units(OutageMode.Ris).Select(line => line.RuleId));
        Assert.Equal(
            ["elektroniska remisser kan inte skickas", "fyll i pappersremiss på intranätet", "skriv ut remissen och faxa den till radiologin", "inga remisser, svar eller bilder finns tillgängliga elektroniskt under driftstoppet", "bilder på akuta undersökningar kan ses på respektive modalitet på radiologin", "svar på undersökning kommer via fax", "Glöm inte att ange faxnummer för svar på remissen"],
            Units(OutageMode.Total).Select(line => line.Text));
        Assert.Equal(["reservrutiner bild- och funktionsmedicin", "blanketter vid driftstopp", "röntgenremiss för utskrift"], Units(OutageMode.Ris).Single(line => line.RuleId == "D-11").Path);
    }

    [Fact]
    [Requirement("C42", "C43")]
    public void PACS_together_with_another_is_taken_as_everything_and_says_so()
    {
        var joined = OutageInstructions.Of(OutageBench.Pack, [OutageMode.Pacs, OutageMode.Ris]);
        Assert.Equal("Totalt driftstopp", joined.Title);
        Assert.Contains(joined.Notes, note => note.StartsWith("C42", StringComparison.Ordinal));
        Assert.DoesNotContain(OutageInstructions.Of(OutageBench.Pack, [OutageMode.Total]).Notes, note => note.StartsWith("C42", StringComparison.Ordinal));
        Assert.Contains(OutageInstructions.Of(OutageBench.Pack, [OutageMode.Om]).Notes, note => note.StartsWith("C43", StringComparison.Ordinal) && note.Contains("bekräftas med radiologin", StringComparison.Ordinal));
    }

    [Fact]
    [Requirement("D-05")]
    public void The_first_thing_to_do_is_to_contact_TiB_until_somebody_says_when()
    {
        var status = bench.Outages.Start([OutageMode.Pacs]);
        Assert.Contains("Kontakta TiB nu", status.ToDo[0], StringComparison.Ordinal);
        Assert.Contains("tjänsteman i beredskap (TiB)", status.ToDo[0], StringComparison.Ordinal);
        bench.Later(4);
        status = bench.Outages.Start([], tibTold: bench.Clock.Now);
        Assert.Equal(bench.Clock.Now, status.TibTold);
        Assert.Empty(status.ToDo);
        Assert.Equal("TimeAhead", Code(() => bench.Outages.Start([], tibTold: bench.Clock.Now.AddHours(1))));
    }

    [Fact]
    public void What_is_out_may_change_while_it_lasts()
    {
        Assert.Equal("OutageModeMissing", Code(() => bench.Outages.Start([])));
        bench.Outages.Start([OutageMode.Pacs]);
        bench.Later(20);
        var status = bench.Outages.Start([OutageMode.Total]);
        Assert.Equal([OutageMode.Total], status.Modes);
        Assert.Equal(OutageBench.Now, status.Started);
        var events = bench.Journal.Read().Events.Count;
        bench.Outages.Start([OutageMode.Total]);
        Assert.Equal(events, bench.Journal.Read().Events.Count);
    }

    [Fact]
    [Requirement("D-27", "D-28")]
    public void It_is_ended_when_TiB_knows_and_every_paper_is_entered()
    {
        Assert.Equal("OutageNotRunning", Code(() => bench.Outages.Stop(null)));
        bench.Outages.Start([OutageMode.Ris]);
        var paper = bench.Referral(patient: Patient);
        Assert.Equal("TibNotContacted", Code(() => bench.Outages.Stop(null)));
        Assert.Equal("DowntimeItemsOpen", Code(() => bench.Outages.Stop(bench.Clock.Now)));
        Assert.True(bench.Outages.Status().IsOngoing);
        bench.Downtime.Complete(new() { Number = paper.Number, Patient = Patient, AccessionNumber = "S1", EnteredBy = "aaa11", ConfirmedBy = "bbb22" });
        bench.Later(60);
        var status = bench.Outages.Stop(bench.Clock.Now);
        Assert.False(status.IsOngoing);
        Assert.Equal(bench.Clock.Now, status.Stopped);
        Assert.Equal(bench.Clock.Now, status.TibTold);
    }

    [Fact]
    [Requirement("D-28")]
    public void A_forced_end_keeps_its_reason_and_what_was_open_stays_so()
    {
        bench.Outages.Start([OutageMode.Ris]);
        bench.Referral();
        var status = bench.Outages.Stop(bench.Clock.Now, "RIS uppe, dagpersonalen skriver in");
        Assert.Equal("RIS uppe, dagpersonalen skriver in", status.Outages[0].ForcedBecause);
        Assert.Equal(1, status.OpenItems);
        Assert.Contains(status.ToDo, line => line.Contains("fast driftstörningen är avslutad", StringComparison.Ordinal));
    }

    [Fact]
    public void An_outage_that_another_machine_began_unseen_is_not_ended_with_ours()
    {
        var other = new OutageBench("PC2");
        var share = new MemoryJournals();
        bench.Outages.Start([OutageMode.Pacs]);
        other.Outages.Start([OutageMode.Ris]);
        bench.Outages.Stop(bench.Clock.Now);
        bench.Journal.Exchange(share);
        other.Journal.Exchange(share);
        bench.Journal.Exchange(share);
        Assert.Equal([OutageMode.Ris], bench.Outages.Status().Modes);
        Assert.Equal([OutageMode.Ris], other.Outages.Status().Modes);
        bench.Outages.Stop(bench.Clock.Now);
        bench.Journal.Exchange(share);
        other.Journal.Exchange(share);
        Assert.False(other.Outages.Status().IsOngoing);
    }

    [Fact]
    public void A_drill_is_a_world_of_its_own()
    {
        bench.Outages.Start([OutageMode.Total], drill: true);
        var paper = bench.Referral(drill: true);
        Assert.StartsWith("OV-", paper.Number, StringComparison.Ordinal);
        Assert.True(bench.Outages.Status(drill: true).IsOngoing);
        Assert.False(bench.Outages.Status().IsOngoing);
        Assert.Empty(bench.Downtime.Items());
        Assert.Equal("DrillMixed", Code(() => bench.Referral(paper.Number)));
        Assert.StartsWith("ÖVNING", bench.Outages.Status(drill: true).ToDo[0], StringComparison.Ordinal);
        Assert.All(bench.Journal.Read().Events.Skip(1), item => Assert.Equal("Övning", item.Purpose));
        bench.Outages.Start([OutageMode.Pacs]);
        Assert.Equal("OutageRunning", Code(() => bench.Outages.Start([OutageMode.Ris], drill: true)));
    }

    [Fact]
    [Requirement("D-21")]
    public void A_paper_referral_without_a_number_for_the_report_is_refused() =>
        Assert.Equal("ReplyFaxMissing", Code(() => bench.Downtime.Register(new() { Kind = DowntimeItemKind.Referral, By = "Akuten", ReplyFax = " " }, drill: false)));

    [Fact]
    [Requirement("X-15")]
    public void A_result_that_was_said_is_no_report()
    {
        var paper = bench.Referral();
        Assert.Equal("DowntimeItemIncomplete", Code(() => bench.Downtime.Register(new() { Kind = DowntimeItemKind.VerbalResult, By = "dr Ek", Referral = paper.Number }, drill: false)));
        bench.Downtime.Register(new() { Kind = DowntimeItemKind.VerbalResult, By = "dr Ek", To = "dr Al, akuten", Referral = paper.Number }, drill: false);
        Assert.Equal(DowntimeAnswer.VerbalOnly, bench.Downtime.Items().Single(item => item.Number == paper.Number).Answer);
        Assert.Equal(2, bench.Downtime.Items().Count(item => item.IsOpen));
        bench.Downtime.Register(new() { Kind = DowntimeItemKind.FaxedReport, To = "Akuten", Referral = paper.Number }, drill: false);
        Assert.Equal(DowntimeAnswer.Faxed, bench.Downtime.Items().Single(item => item.Number == paper.Number).Answer);
    }

    [Fact]
    [Requirement("D-28")]
    public void A_paper_is_entered_by_two_people_and_for_the_patient_that_it_bears()
    {
        var paper = bench.Referral(patient: Patient);
        DowntimeCompletion right = new() { Number = paper.Number, Patient = Patient, AccessionNumber = "S1", EnteredBy = "aaa11", ConfirmedBy = "bbb22" };
        Assert.Equal("SecondPersonMissing", Code(() => bench.Downtime.Complete(right with { ConfirmedBy = "AAA11 " })));
        Assert.Equal("PatientMismatch", Code(() => bench.Downtime.Complete(right with { Patient = Another })));
        Assert.Equal("PatientMissing", Code(() => bench.Downtime.Complete(right with { Patient = null })));
        Assert.Equal("AccessionMissing", Code(() => bench.Downtime.Complete(right with { AccessionNumber = "" })));
        Assert.Equal("DowntimeNumberInvalid", Code(() => bench.Downtime.Complete(right with { Number = Misread(paper.Number) })));
        bench.Later(90);
        var entered = Assert.Single(bench.Downtime.Complete(right));
        Assert.Equal(("S1", "aaa11", "bbb22", TimeSpan.FromMinutes(90)), (entered.AccessionNumber, entered.CompletedBy, entered.ConfirmedBy, entered.Age));
        Assert.Equal("19121212-****", entered.Patient);
        Assert.Equal("DowntimeItemCompleted", Code(() => bench.Downtime.Complete(right)));
    }

    [Fact]
    [Requirement("D-28")]
    public void What_was_written_up_by_mistake_is_taken_back_by_two_people_and_stays_to_be_seen()
    {
        var paper = bench.Referral(patient: Patient);
        DowntimeWithdrawal mistake = new() { Number = paper.Number, Reason = "fel patient, 19121212-1212", WithdrawnBy = "aaa11", ConfirmedBy = "bbb22" };
        Assert.Equal("SecondPersonMissing", Code(() => bench.Downtime.Withdraw(mistake with { ConfirmedBy = "AAA11" })));
        Assert.Equal("ReasonMissing", Code(() => bench.Downtime.Withdraw(mistake with { Reason = " " })));
        Assert.Equal("TimeAhead", Code(() => bench.Downtime.Withdraw(mistake with { Occurred = bench.Clock.Now.AddHours(1) })));
        var back = Assert.Single(bench.Downtime.Withdraw(mistake));
        Assert.Equal((false, "fel patient, 19121212-****", "aaa11", "bbb22", null), (back.IsOpen, back.WithdrawnBecause, back.CompletedBy, back.ConfirmedBy, back.AccessionNumber));
        Assert.Equal(paper.Number, Assert.Single(bench.Downtime.Items()).Number);
        Assert.Equal("DowntimeItemCompleted", Code(() => bench.Downtime.Withdraw(mistake)));
        // The outage can be ended, and the number written up anew.
        bench.Outages.Start([OutageMode.Ris]);
        Assert.Equal(0, bench.Outages.Status().OpenItems);
        Assert.True(bench.Referral(paper.Number, patient: Another).IsOpen);
        bench.Downtime.Complete(new() { Number = paper.Number, Patient = Another, AccessionNumber = "S1", EnteredBy = "aaa11", ConfirmedBy = "bbb22" });
        Assert.Equal("DowntimeItemCompleted", Code(() => bench.Downtime.Withdraw(mistake)));
    }

    [Fact]
    [Requirement("D-28")]
    public void What_one_machine_entered_in_RIS_stays_entered_though_another_took_it_back_unseen()
    {
        var other = new OutageBench("PC2");
        var share = new MemoryJournals();
        var paper = bench.Referral();
        bench.Journal.Exchange(share);
        other.Journal.Exchange(share);
        bench.Downtime.Withdraw(new() { Number = paper.Number, Reason = "fel", WithdrawnBy = "aaa11", ConfirmedBy = "bbb22" });
        other.Downtime.Complete(new() { Number = paper.Number, AccessionNumber = "S1", EnteredBy = "ccc33", ConfirmedBy = "ddd44" });
        bench.Journal.Exchange(share);
        other.Journal.Exchange(share);
        bench.Journal.Exchange(share);
        Assert.Equal(bench.Downtime.Items(), other.Downtime.Items());
        Assert.Equal(("S1", "ccc33", null), (bench.Downtime.Items()[0].AccessionNumber, bench.Downtime.Items()[0].CompletedBy, bench.Downtime.Items()[0].WithdrawnBecause));
    }

    [Fact]
    public void A_report_that_was_taken_back_answers_nothing()
    {
        var paper = bench.Referral();
        var report = bench.Downtime.Register(new() { Kind = DowntimeItemKind.FaxedReport, To = "Akuten", Referral = paper.Number }, drill: false);
        bench.Downtime.Withdraw(new() { Number = report.Number, Reason = "faxades inte", WithdrawnBy = "aaa11", ConfirmedBy = "bbb22" });
        Assert.Equal(DowntimeAnswer.None, bench.Downtime.Items().Single(item => item.Number == paper.Number).Answer);
    }

    [Fact]
    public void A_number_with_a_wrong_letter_or_two_that_changed_places_is_noticed()
    {
        var number = bench.Downtime.GiveNumbers(1, null, null, drill: false)[0].Number;
        Assert.Equal(number, DowntimeNumber.Parse($" {number.ToLowerInvariant()} "));
        for (var i = 3; i < number.Length; i++)
        {
            foreach (var letter in char.IsAsciiDigit(number[i]) ? "0123456789" : "ABCDEFGHJKMNPQRSTVWXYZ")
            {
                if (number[i] != '-' && letter != number[i])
                    Assert.Equal("DowntimeNumberInvalid", Code(() => DowntimeNumber.Parse(number[..i] + letter + number[(i + 1)..])));
            }

            if (i + 2 < number.Length && number[i] != number[i + 1] && number[i] != '-' && number[i + 1] != '-')
                Assert.Equal("DowntimeNumberInvalid", Code(() => DowntimeNumber.Parse($"{number[..i]}{number[i + 1]}{number[i]}{number[(i + 2)..]}")));
        }
    }

    private static IEnumerable<InstructionLine> Units(OutageMode mode) => OutageInstructions.Of(OutageBench.Pack, [mode]).Lines.Where(line => line.For == InstructionAudience.ReferringUnits);

    private static string Misread(string number) => number[..^1] + (number[^1] == 'A' ? 'B' : 'A');

    private static string Code(Action action) => Assert.Throws<RadOpsException>(action).Code;
}
