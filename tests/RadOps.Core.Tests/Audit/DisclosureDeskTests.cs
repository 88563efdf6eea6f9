using System.Text.Json;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Completion;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit;

/// <summary>The account of a patient's releases (patientdatalagen 8 kap. 5 §).</summary>
public sealed class DisclosureDeskTests : IDisposable
{
    private static readonly PatientId Patient = PatientId.Parse(Decisions.Patient, Decisions.Day);

    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegister store;
    private readonly ReleaseRegister register;
    private readonly ReleaseCompletion completion;
    private readonly DisclosureDesk desk;

    public DisclosureDeskTests()
    {
        store = new MemoryRegister(clock);
        register = new ReleaseRegister(store, clock, new OperatorContext("sve11", "Röntgen"));
        completion = new ReleaseCompletion(store, register, new ReleaseDesk(BuiltIn.Catalog, register, clock), clock);
        desk = new DisclosureDesk(store, clock, new OperatorContext("arkiv1", "Röntgen Uddevalla"));
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void Every_release_is_told_to_whom_when_how_why_and_by_whom()
    {
        Release("R-1", Decisions.ToClinic());
        clock.Now = clock.Now.AddDays(2);
        Release("R-2", Decisions.ToPatient());
        Release("R-3", Decisions.ToClinic("191212121212"));
        var report = desk.Report(Patient);
        Assert.Equal(["R-1", "R-2"], report.Disclosures.Select(disclosure => disclosure.ExportId));
        var toClinic = report.Disclosures[0];
        Assert.Equal("Toraxkliniken SU/S, Media SU/S, Sahlgrenska", toClinic.ToWhom);
        Assert.Equal("Röntgenbilder och utlåtande", toClinic.What);
        Assert.Equal("Elektroniskt, via Image Exchange Portal (IEP)", toClinic.How);
        Assert.Equal("För din vård. Beställt av dr Andersson, Medicinmott HSV. Du har samtyckt muntligt till beställaren den 2026-11-20.", toClinic.Why);
        Assert.Equal(("sve11", "Röntgen", "CT torax", new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero)), (toClinic.By, toClinic.CareUnit, toClinic.Examination, toClinic.When));
        Assert.Equal(("Dig själv", "CD-skiva, nummer R-2", "Du har själv begärt det, för eget bruk."), (report.Disclosures[1].ToWhom, report.Disclosures[1].How, report.Disclosures[1].Why));
        Assert.Equal(("arkiv1", "Röntgen Uddevalla", clock.Now), (report.Operator, report.CareUnit, report.At));
        Assert.Equal(["Ett utlämnande infördes i registret", "Ett utlämnande infördes i registret"], report.Log.Select(entry => entry.What));
        Assert.Equal(["R-1", "R-2"], report.Log.Select(entry => entry.ExportId));
    }

    [Fact]
    public void What_went_wrong_is_told_too()
    {
        Release("R-1", Decisions.ToClinic());
        Release("R-2", Decisions.ToPatient());
        completion.Correct("R-1", CorrectionKind.WrongRecipient, "fel klinik", "Media Borås, 19811218-9876", "AV-1");
        completion.Correct("R-2", CorrectionKind.Void, "ångrat");
        var report = desk.Report(Patient);
        Assert.Equal("Utlämnandet nådde fel mottagare: Media Borås, 19811218-****.", report.Disclosures[0].Remark);
        Assert.Equal("Utlämnandet blev inte av.", report.Disclosures[1].Remark);
        Assert.Contains("Ett fel i ett utlämnande antecknades", report.Log.Select(entry => entry.What));
    }

    [Fact]
    public void A_period_restricts_it_and_a_patient_without_releases_gets_an_empty_answer()
    {
        Release("R-1", Decisions.ToClinic());
        clock.Now = clock.Now.AddDays(2);
        Release("R-2", Decisions.ToPatient());
        Assert.Equal(["R-2"], desk.Report(Patient, since: clock.Now).Disclosures.Select(disclosure => disclosure.ExportId));
        Assert.Equal(["R-1"], desk.Report(Patient, before: clock.Now).Disclosures.Select(disclosure => disclosure.ExportId));
        var none = desk.Report(PatientId.Parse("191212121212", Decisions.Day));
        Assert.Empty(none.Disclosures);
        Assert.Empty(none.Log);
    }

    [Fact]
    public void A_patient_is_found_by_a_release_and_no_number_is_quoted_where_none_is()
    {
        Release("R-1", Decisions.ToClinic());
        register.Import(RegisterLineReader.Read(["CT torax 200608: Länkas till Media SU/S."], Decisions.Day).SelectMany(line => ImportedRelease.From(line)));
        var imported = register.Find(new MediaExportQuery()).Single(release => release.Origin == ReleaseOrigin.Imported).ExportId;
        Assert.Equal(Patient, desk.PatientOf(" r-1 "));
        Assert.Equal("ReleaseNotFound", Assert.Throws<RadOpsException>(() => desk.PatientOf("R-9")).Code);
        Assert.Equal("ReleaseWithoutPatient", Assert.Throws<RadOpsException>(() => desk.PatientOf(imported)).Code);
    }

    [Fact]
    public void Nobody_is_named_unless_it_is_asked_for()
    {
        Release("R-2", Decisions.ToPatient() with { Examination = "MR 19811218-9876", Orderer = "19811218-9876" });
        var masked = desk.Report(Patient);
        var text = JsonSerializer.Serialize(masked) + masked;
        Assert.Contains("19811218-****", text, StringComparison.Ordinal);
        Assert.DoesNotContain("9876", text, StringComparison.Ordinal);
        Assert.DoesNotContain("berg", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Storgatan", text, StringComparison.Ordinal);
        var clear = desk.Report(Patient, includeIdentity: true);
        Assert.Equal((Decisions.Patient, "Åsa Öberg"), (clear.PatientNumber, clear.PatientName));
        Assert.DoesNotContain("9876", clear.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void That_it_was_written_is_recorded_and_stands_in_the_next_one()
    {
        Release("R-1", Decisions.ToClinic());
        desk.RecordWritten(desk.Report(Patient, includeIdentity: true), "pdf");
        var item = Assert.Single(store.Read(new RegisterQuery { Kinds = [EventKinds.DisclosureReported] }));
        Assert.Equal("""{"form":"pdf","releases":1,"withIdentity":true}""", item.Payload?.Text);
        Assert.Equal(("arkiv1", SubjectKey.Of(Patient, store.SubjectSecret)), (item.Operator, item.Subject));
        Assert.Equal("Ett utdrag som detta gjordes", desk.Report(Patient).Log[^1].What);
    }

    /// <summary>An event of a kind that this account does not know would be told by its English name.</summary>
    [Fact]
    public void Every_kind_of_event_about_a_patient_has_Swedish_words()
    {
        string[] aboutNoPatient =
        [
            EventKinds.JournalOpened, EventKinds.JournalRepaired, EventKinds.OutageStarted, EventKinds.OutageChanged, EventKinds.TibContacted, EventKinds.OutageStopped, EventKinds.DowntimeNumberGiven,
            EventKinds.RecycleBinEmptied, EventKinds.RegisterCheckpoint, EventKinds.AuditSampleDrawn, EventKinds.ReleasesAudited, EventKinds.AuditMessagesSent, EventKinds.PayloadsDisposed,
        ];
        var kinds = typeof(EventKinds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!).Except(aboutNoPatient).ToList();
        Assert.True(kinds.Count > 20);
        Assert.All(kinds.Where(kind => !LogWords.IsTechnical(kind)), kind => Assert.NotEqual(kind, LogWords.Of(kind)));
    }

    private void Release(string id, ReleaseRequest request)
    {
        var route = request.Recipient == RecipientType.Patient ? ReleaseRoute.Media : ReleaseRoute.Iep;
        register.Record(ReleaseRecord.From(Decisions.Allow(request, route), id, ReleaseOrigin.Manual) with { Proof = "kvitto" });
    }
}
