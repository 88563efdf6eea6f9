using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class ReleaseRegisterTests : IDisposable
{
    private readonly MemoryRegister store = new();
    private readonly ReleaseRegister register;

    public ReleaseRegisterTests() => register = new ReleaseRegister(store, TimeProvider.System, new OperatorContext("sve11", "Röntgen Varberg"));

    public void Dispose() => store.Dispose();

    [Fact]
    [Requirement("H-11", "H-26", "H-27")]
    public void A_release_is_shown_with_the_routines_line()
    {
        var decision = Decisions.Allow(Decisions.ToClinic(), ReleaseRoute.Iep);
        var id = register.NewExportId();
        var shown = register.Record(ReleaseRecord.From(decision, id, ReleaseOrigin.Export) with { InstanceCount = 412, Bytes = 1_000_000_000_000, Path = "/media/x", ManifestSha256 = "ab" });
        Assert.Equal("CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.", shown.RegisterLine);
        Assert.Equal(id, shown.ExportId);
        Assert.Equal(412, shown.InstanceCount);
        Assert.Equal(ReleaseMethod.Linked, shown.Method);
        Assert.Equal(["H-24 (rad 57)", "C55"], shown.Rules);
        Assert.Equal("sve11", shown.Operator);
        Assert.Equal(PatientId.Parse(Decisions.Patient, Decisions.Day), shown.PatientId);
        Assert.Equal(shown.ExportId, Assert.Single(register.Find(new MediaExportQuery { PatientId = PatientId.Parse(Decisions.Patient, Decisions.Day) })).ExportId);
    }

    [Fact]
    [Requirement("C18")]
    public void No_view_text_or_JSON_holds_an_identity()
    {
        var request = Decisions.ToPatient() with { Orderer = "patienten själv 19811218-9876", MediumReason = "811218-9876", Examination = "CT 19811218-9876" };
        var shown = register.RecordManual(
            ReleaseRecord.From(Decisions.Allow(request, ReleaseRoute.Media, "ReferralNote", "InvoiceBasis"), register.NewExportId(), ReleaseOrigin.Manual) with { Proof = "kvitto för 198112189876" },
            CompletedSteps.MediumMade | CompletedSteps.Sent,
            PriceList.Empty);
        var earlier = register.FindEarlier(request);
        foreach (var text in new[] { shown.ToString(), JsonSerializer.Serialize(shown), earlier[0].ToString(), JsonSerializer.Serialize(earlier), string.Concat(shown.Notes), shown.InvoiceBasis!.ToString() })
        {
            // With the day before them: the four digits alone may stand in an event's random id.
            Assert.DoesNotMatch("18-?9876", text);
            Assert.DoesNotContain("Åsa", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Öberg", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Storgatan", text, StringComparison.Ordinal);
        }

        Assert.Contains("198112189876", store.Read(new RegisterQuery()).First().Payload?.Text, StringComparison.Ordinal);
        Assert.All(store.Read(new RegisterQuery()), item => Assert.DoesNotMatch("18-?9876", item.Subject));
    }

    [Theory]
    [InlineData(ItemVerdict.Deny)]
    [InlineData(ItemVerdict.Needs)]
    [InlineData(ItemVerdict.Open)]
    public void An_export_that_is_not_allowed_is_not_recorded(ItemVerdict verdict)
    {
        var decision = Decisions.Decide(Decisions.ToClinic(), verdict, ReleaseRoute.Media);
        Assert.Equal("ReleaseNotAllowed", Assert.Throws<RadOpsException>(() => register.Record(ReleaseRecord.From(decision, "R-1", ReleaseOrigin.Export))).Code);
        Assert.Equal("ReleaseNotAllowed", Assert.Throws<RadOpsException>(() => register.Record(ReleaseRecord.From(decision, "R-1", ReleaseOrigin.Export) with { Images = true })).Code);
        Assert.Empty(store.Read(new RegisterQuery()));
    }

    [Fact]
    public void A_release_made_by_hand_is_recorded_whatever_its_decision_says_but_not_without_proof()
    {
        var record = ReleaseRecord.From(Decisions.Decide(Decisions.ToClinic(), ItemVerdict.Deny, ReleaseRoute.None), "R-1", ReleaseOrigin.Manual) with { Images = true };
        Assert.Equal("ProofMissing", Assert.Throws<RadOpsException>(() => register.RecordManual(record, CompletedSteps.Sent, PriceList.Empty)).Code);
        Assert.Empty(store.Read(new RegisterQuery()));
        var shown = register.RecordManual(record with { Proof = "IEP-kvitto 8841", Medium = MediumType.Iep }, CompletedSteps.Sent, PriceList.Empty);
        Assert.Equal(ReleaseOrigin.Manual, shown.Origin);
        Assert.Equal("Skickat bilder via IEP till Toraxkliniken SU/S.", Assert.Single(shown.Notes).Text);
    }

    [Fact]
    [Requirement("H-26")]
    public void A_release_is_recorded_once()
    {
        var record = ReleaseRecord.From(Decisions.Allow(Decisions.ToClinic(), ReleaseRoute.Iep), "R-1", ReleaseOrigin.Export);
        register.Record(record);
        Assert.Equal("EventExists", Assert.Throws<RadOpsException>(() => register.Record(record)).Code);
        Assert.Single(store.Read(new RegisterQuery()));
    }

    [Fact]
    [Requirement("N-36")]
    public void An_invoice_basis_twice_is_one()
    {
        var decision = Decisions.Allow(Decisions.ToPatient(), ReleaseRoute.Media, "InvoiceBasis");
        register.Record(ReleaseRecord.From(decision, "R-1", ReleaseOrigin.Export));
        var first = register.AddInvoiceBasis("R-1", BuiltIn.Packs, new PriceList([new("CD till patient", 250m, new DateOnly(2020, 1, 1), "handboken", null)]));
        Assert.Equal(250m, first.Amount);
        Assert.Equal(first.Amount, register.AddInvoiceBasis("R-1", BuiltIn.Packs, PriceList.Empty).Amount);
        Assert.Equal(first.Amount, register.Get("R-1").InvoiceBasis!.Amount);
        Assert.Equal(2, store.Read(new RegisterQuery()).Count());
    }

    [Fact]
    [Requirement("N-12")]
    public void Nothing_is_noted_on_what_is_not_there()
    {
        Assert.Equal("ReleaseNotFound", Assert.Throws<RadOpsException>(() => register.AddInvoiceBasis("R-9", BuiltIn.Packs, PriceList.Empty)).Code);
        Assert.Equal("ReleaseNotFound", Assert.Throws<RadOpsException>(() => register.Get("R-9")).Code);
    }

    [Fact]
    public void Names_of_releases_can_be_said_and_printed_and_do_not_repeat()
    {
        var ids = Enumerable.Range(0, 2000).Select(_ => register.NewExportId()).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^R-[0-9]{8}-[2-9A-HJKMNP-TV-Z]{6}$", id));
    }

    [Fact]
    public void Hostile_text_in_every_field_is_recorded_and_shown()
    {
        var hostile = "'; DROP TABLE events;-- \uD800 \0 {0} %s <b> å😀\r\n" + new string('x', 100_000);
        var request = Decisions.ToClinic() with { Examination = hostile, RecipientName = new PersonName(hostile), MediaUnit = hostile, Orderer = hostile, OrderingClinic = hostile, Destination = hostile, RequestId = hostile };
        var shown = register.Record(ReleaseRecord.From(Decisions.Allow(request, ReleaseRoute.Iep), "R-1", ReleaseOrigin.Export));
        Assert.DoesNotContain('\n', shown.RegisterLine);
        Assert.True(RegisterChain.Verify(store.Read(new RegisterQuery()), store.ReadHead()).Holds);
        Assert.Equal(JsonSerializer.Serialize(shown), JsonSerializer.Serialize(register.Get("R-1")));
    }

    [Theory]
    [InlineData("toraxkliniken", 1)]
    [InlineData("SU/S", 1)]
    [InlineData("patienten", 1)]
    [InlineData("nothing like it", 0)]
    public void Releases_are_found_by_their_words(string text, int count)
    {
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToClinic(), ReleaseRoute.Iep), "R-1", ReleaseOrigin.Export));
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToPatient(), ReleaseRoute.Media), "R-2", ReleaseOrigin.Export));
        Assert.Equal(count, register.Find(new MediaExportQuery { Text = text }).Count());
        Assert.Equal("R-2", Assert.Single(register.Find(new MediaExportQuery { Recipient = RecipientType.Patient })).ExportId);
        Assert.Equal("R-1", Assert.Single(register.Find(new MediaExportQuery { AccessionNumber = "sehal0001" })).ExportId);
        Assert.Equal("R-2", Assert.Single(register.Find(new MediaExportQuery { RequestId = "p-1" })).ExportId);
        Assert.Equal("R-2", Assert.Single(register.Find(new MediaExportQuery { ExportId = " r-2 " })).ExportId);
        Assert.Empty(register.Find(new MediaExportQuery { To = DateTimeOffset.UnixEpoch }));
    }
}
