using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>Night incidents at the external reader, by the routine of NÄL.</summary>
public sealed class ReaderDeskTests
{
    private readonly ReaderBench bench = new();

    [Fact]
    [Requirement("X-08", "X-09", "X-17", "X-18", "X-26", "X-27", "X-28", "C30", "C35")]
    public void Staff_who_notice_contact_the_reader_at_once_then_VGR_IT_and_the_reader_calls_in_the_radiologist()
    {
        var incident = bench.Open();
        Assert.Empty(SealedLists.In(incident));
        Assert.StartsWith("Kontakta extern granskare omgående: Teleconsult koordinator +46 81 235 01 90; Reservtelefonnummer 1 +46 31 373 77 95; Reservtelefonnummer 2 (fast telefoni) +62 81 338 773 651 (numret kan vara fel", incident.ToDo[0], StringComparison.Ordinal);
        Assert.Contains("(X-08, rad 25)", incident.ToDo[0], StringComparison.Ordinal);
        Assert.Equal("Kontakta VGR-IT; rutinen anger inget nummer (X-09, rad 25)", incident.ToDo[1]);
        bench.Later(2);
        incident = bench.Step(ReaderStepKind.ReaderContacted);
        Assert.Equal((bench.Clock.Now, "nat11", "nat11", true, "X-08"), (incident.ReaderReached, incident.Steps[0].By, incident.Steps[0].ConfirmedBy, incident.Steps[0].Reached, incident.Steps[0].RuleId));
        Assert.StartsWith("Kontakta VGR-IT", incident.ToDo[0], StringComparison.Ordinal);
        bench.Later(5);
        incident = bench.Step(ReaderStepKind.VgrItContacted);
        Assert.StartsWith("Se om problemet kvarstår", incident.ToDo[0], StringComparison.Ordinal);
        bench.Later(30);
        incident = bench.Step(ReaderStepKind.ProblemPersists);
        Assert.Equal(
            "Problemet kvarstår: extern granskare ringer in läkare i beredskap (radiolog på röntgen) (X-17, rad 31). Kontaktuppgifter till läkare i beredskap fås från nattröntgensjuksköterska (X-18, rad 31); RadOps har inget nummer.",
            incident.ToDo[0]);
        bench.Later(10);
        incident = bench.Step(ReaderStepKind.OnCallCalledIn);
        Assert.Equal("extern granskare", incident.Steps[^1].By);
        Assert.Equal(bench.Clock.Now, incident.OnCallReached);
        Assert.Equal([2, 7, 37, 47], incident.Steps.Select(step => (int)(step.At - incident.Detected).TotalMinutes));
    }

    [Fact]
    [Requirement("X-10")]
    public void Where_the_reader_notices_it_has_contacted_radiology_and_of_VGR_IT_the_routine_says_nothing()
    {
        var incident = bench.Open(by: ReaderDetector.ExternalReader);
        Assert.Equal(incident.Detected, incident.ReaderReached);
        Assert.DoesNotContain(incident.ToDo, line => line.Contains("Kontakta extern granskare", StringComparison.Ordinal));
        Assert.StartsWith("Rutinen säger inte om VGR-IT", incident.ToDo[0], StringComparison.Ordinal);
        Assert.Contains("extern granskare kontaktade röntgen (X-10)", bench.Close().Message!.Body, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("X-08")]
    public void A_call_that_nobody_answers_is_made_again_and_counts_for_nothing()
    {
        bench.Open();
        bench.Later(1);
        var incident = bench.Step(ReaderStepKind.ReaderContacted, noAnswer: true);
        Assert.Null(incident.ReaderReached);
        Assert.StartsWith("Ring igen (utan svar 01:41): kontakta extern granskare omgående", incident.ToDo[0], StringComparison.Ordinal);
        Assert.Equal("ReaderContactsMissing", Code(() => bench.Close()));
        Assert.Equal("NoAnswerMeaningless", Code(() => bench.Step(ReaderStepKind.ProblemPersists, noAnswer: true)));
        bench.Later(3);
        Assert.Equal(bench.Clock.Now, bench.Step(ReaderStepKind.ReaderContacted).ReaderReached);
    }

    [Fact]
    [Requirement("X-11", "X-12", "X-20")]
    public void What_is_done_meanwhile_depends_on_what_does_not_come_through()
    {
        Assert.Contains(bench.Open(ReaderProblem.Images).ToDo, line => line.Contains("Get-TransferRoute", StringComparison.Ordinal) && line.Contains("X-20", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Desk.Incidents()[0].ToDo, line => line.Contains("X-11", StringComparison.Ordinal));
        var referral = new ReaderBench().Open(ReaderProblem.Referral).ToDo;
        Assert.Contains(referral, line => line.Contains("anonymiseras och faxas till extern granskare (X-11, rad 27)", StringComparison.Ordinal) && line.Contains("”akutskriv” och vid kopieringsmaskinen (X-12, rad 27)", StringComparison.Ordinal));
        Assert.DoesNotContain(referral, line => line.Contains("Get-TransferRoute", StringComparison.Ordinal));
        Assert.Equal(["X-11", "X-20"], new ReaderBench().Open(ReaderProblem.Both).ToDo.SelectMany(line => ((string[])["X-11", "X-20"]).Where(rule => line.Contains(rule, StringComparison.Ordinal))).Order());
    }

    [Fact]
    [Requirement("X-24")]
    public void Closing_writes_to_the_administrators_what_it_was_and_whether_it_persists()
    {
        bench.Open(symptom: "Bilderna fastnar i kön till Teleconsult sedan 01:20.");
        bench.Later(2);
        bench.Step(ReaderStepKind.ReaderContacted);
        bench.Step(ReaderStepKind.VgrItContacted, noAnswer: true);
        bench.Later(4);
        bench.Step(ReaderStepKind.VgrItContacted);
        bench.Desk.AddStep(new() { Kind = ReaderStepKind.ImagesSent, Route = TransferRoute.Bfr });
        bench.Later(60);
        var incident = bench.Close(persists: true, happened: "Omstart av servern hjälpte inte");
        var message = Assert.Single(bench.Written);
        Assert.Equal(message, incident.Message);
        Assert.Equal("nu.radiologen.administratorer@vgregion.se", message.To);
        Assert.Equal("Problem med den digitala kontakten med extern granskare 2026-11-28 01:40: KVARSTÅR", message.Subject);
        Assert.Equal(
            $"""
            Till RIS/PACS-administratörerna

            Vad: bildöverföring (Sectra PACS).
            Symptom: Bilderna fastnar i kön till Teleconsult sedan 01:20.
            Vad som hände: Omstart av servern hjälpte inte
            Upptäckt: 2026-11-28 01:40 av personal på röntgen.
            Avslutat i RadOps: 2026-11-28 02:46.
            Kvarstår problemet: JA.
            Gjort:
            - 2026-11-28 01:42 extern granskare kontaktad (X-08)
            - 2026-11-28 01:42 VGR-IT ringt, inget svar (X-09)
            - 2026-11-28 01:46 VGR-IT kontaktat (X-09)
            - 2026-11-28 01:46 bilder skickade till BFR, där extern granskare hämtar (X-19)
            Antecknat som {incident.Id}.

            Rutinen: Om det varit problem under natten är det viktigt att RIS/PACS-administratörer blir informerade om problemet och om det kvarstår.
            Meddelandet innehåller inga patientuppgifter. Svara inte med sådana i e-post.

            """.ReplaceLineEndings("\n"),
            message.Body);
        Assert.Equal("ReaderIncidentNotOpen", Code(() => bench.Close()));
        Assert.Empty(SealedLists.In(incident));
    }

    [Fact]
    [Requirement("X-24")]
    public void What_cannot_be_written_to_the_administrators_leaves_the_incident_open()
    {
        bench.Open(by: ReaderDetector.ExternalReader);
        Assert.Throws<IOException>(() => bench.Desk.Close(new() { Persists = false }, _ => throw new IOException("full")));
        Assert.True(bench.Desk.Incidents()[0].IsOpen);
        bench.Files.Room = 10;
        Assert.Equal("JournalNotWritten", Code(() => bench.Close()));
        bench.Files.Room = null;
        Assert.True(bench.Desk.Incidents()[0].IsOpen);
        Assert.False(bench.Close().IsOpen);
    }

    [Fact]
    public void A_forced_end_keeps_its_reason_and_the_message_says_what_nobody_confirmed()
    {
        bench.Open();
        var incident = bench.Close(force: "Natten är slut och telefonen svarar inte");
        Assert.Equal("Natten är slut och telefonen svarar inte", incident.ForcedBecause);
        Assert.Contains("- INTE bekräftat: extern granskare (X-08)\n- INTE bekräftat: VGR-IT (X-09)\n", incident.Message!.Body, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("X-14", "X-16")]
    public void Faxed_reports_are_passed_on_before_it_is_closed_and_stay_open_until_they_are_entered()
    {
        bench.Open(by: ReaderDetector.ExternalReader);
        bench.Later(50);
        bench.Downtime.Register(new() { Kind = DowntimeItemKind.FaxedReport, Number = null, To = "Akuten", Patient = Core.Identity.PatientId.Parse("19121212-1212", new(2026, 11, 28)) }, drill: false);
        Assert.Contains(bench.Desk.Incidents()[0].ToDo, line => line.StartsWith("1 faxade utlåtanden", StringComparison.Ordinal) && line.Contains("X-14, rad 28", StringComparison.Ordinal) && line.Contains("X-16, rad 30", StringComparison.Ordinal));
        Assert.Equal("FaxedReportsOpen", Code(() => bench.Close()));
        Assert.Contains("inte är inskrivna i RIS: 1 (X-16)", bench.Close(passedOn: true).Message!.Body, StringComparison.Ordinal);
        Assert.True(bench.Downtime.Items().Single().IsOpen);
    }

    [Fact]
    public void Two_machines_apart_agree_and_what_one_did_not_see_it_does_not_close()
    {
        var other = new ReaderBench("PC2");
        var share = new MemoryJournals();
        var ours = bench.Open(by: ReaderDetector.ExternalReader);
        var theirs = other.Open(by: ReaderDetector.ExternalReader);
        bench.Close();
        bench.Journal.Exchange(share);
        other.Journal.Exchange(share);
        bench.Journal.Exchange(share);
        Assert.Equal([theirs.Id], bench.Desk.Incidents().Where(incident => incident.IsOpen).Select(incident => incident.Id));
        Assert.Equal(bench.Desk.Incidents().Select(incident => incident.ToString()), other.Desk.Incidents().Select(incident => incident.ToString()));
        Assert.NotEqual(ours.Id, theirs.Id);
        bench.Step(ReaderStepKind.ProblemPersists);
        bench.Journal.Exchange(share);
        other.Journal.Exchange(share);
        Assert.Equal(ReaderStepKind.ProblemPersists, other.Desk.Find(theirs.Id).Steps.Single().Kind);
    }

    [Fact]
    public void It_reaches_the_register_as_it_was_and_once()
    {
        using var register = new MemoryRegister(bench.Clock);
        bench.Open(by: ReaderDetector.ExternalReader);
        bench.Later(60);
        bench.Close();
        bench.Journal.Exchange(register);
        bench.Journal.Exchange(register);
        var events = register.Read(new()).ToList();
        Assert.Equal([EventKinds.JournalOpened, EventKinds.ReaderIncidentOpened, EventKinds.ReaderIncidentClosed], events.Select(item => item.Kind));
        Assert.Equal(ReaderBench.Now.ToUniversalTime(), events[1].Occurred);
        Assert.All(events, item => Assert.Equal("", item.Subject));
    }

    [Fact]
    public void A_drill_is_a_world_of_its_own_and_is_scored()
    {
        var incident = bench.Open(drill: true);
        Assert.StartsWith("OV-NI-", incident.Id, StringComparison.Ordinal);
        Assert.All(incident.ToDo, line => Assert.StartsWith("ÖVNING", line, StringComparison.Ordinal));
        Assert.Empty(bench.Desk.Incidents());
        Assert.Equal("ReaderIncidentNotOpen", Code(() => bench.Step(ReaderStepKind.ReaderContacted)));
        bench.Later(4);
        bench.Step(ReaderStepKind.ReaderContacted, drill: true);
        bench.Later(40);
        bench.Step(ReaderStepKind.VgrItContacted, drill: true);
        var closed = bench.Close(drill: true);
        Assert.Equal([3, 1, 2], closed.Scores.Select(score => score.Points));
        Assert.StartsWith("ÖVNING", closed.Message!.Subject, StringComparison.Ordinal);
        Assert.StartsWith("ÖVNING", closed.Message.Body, StringComparison.Ordinal);
        bench.Open();
        Assert.Equal("OutageRunning", Code(() => bench.Open(drill: true)));
    }

    [Fact]
    public void What_cannot_have_been_so_is_refused()
    {
        Assert.Equal("ReaderIncidentNotOpen", Code(() => bench.Step(ReaderStepKind.ReaderContacted)));
        Assert.Equal("TimeAhead", Code(() => bench.Desk.Open(new() { Problem = ReaderProblem.Other, Detected = bench.Clock.Now.AddHours(1) })));
        bench.Open();
        Assert.Equal("ReaderIncidentOpen", Code(() => bench.Open()));
        Assert.Equal("StepBeforeIncident", Code(() => bench.Desk.AddStep(new() { Kind = ReaderStepKind.ReaderContacted, Occurred = bench.Clock.Now.AddMinutes(-1) })));
        Assert.Equal("RouteMissing", Code(() => bench.Step(ReaderStepKind.ImagesSent)));
        Assert.Equal("NoteMissing", Code(() => bench.Step(ReaderStepKind.Observed)));
        Assert.Equal("ReaderIncidentNotFound", Code(() => bench.Desk.Find("NI-XXXXXXXX-1")));
        Assert.Equal("ReaderRoutineMissing", Code(() => _ = new ReaderDesk(bench.Journal, OutageBench.Pack, new(OutageBench.Pack, new()), bench.Clock, new("a", "b"))));
    }

    private static string Code(Action action) => Assert.Throws<RadOpsException>(action).Code;
}
