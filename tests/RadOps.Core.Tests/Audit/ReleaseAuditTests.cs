using System.Text.Json;
using RadOps.Core.Audit;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit;

public sealed class ReleaseAuditTests : IDisposable
{
    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegister store;
    private readonly ReleaseRegister register;
    private readonly ReleaseCompletion completion;

    public ReleaseAuditTests()
    {
        store = new MemoryRegister(clock);
        register = new ReleaseRegister(store, clock, new OperatorContext("sve11", "Röntgen"));
        completion = new ReleaseCompletion(store, register, new ReleaseDesk(BuiltIn.Catalog, register, clock), clock);
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void A_release_with_everything_done_gives_no_finding_but_that_its_month_awaits_a_spot_check()
    {
        var id = Release(Decisions.ToPatient(), "ReferralNote", "RisNote", "InvoiceBasis");
        register.AddInvoiceBasis(id, BuiltIn.Packs, PriceList.Empty);
        completion.AddNote(id, EventKinds.RisNote, CompletedSteps.MediumMade);
        completion.AddNote(id, EventKinds.ReferralNote, CompletedSteps.Sent | CompletedSteps.InvoiceBasisSent);
        completion.MarkPasted(id);
        clock.Now = clock.Now.AddDays(100);
        var report = Audit();
        Assert.Equal([AuditCodes.SampleMissing], report.Findings.Select(finding => finding.Code));
        Assert.Equal(1, report.Releases);
        Assert.True(report.Chain.Holds);
    }

    [Theory]
    [InlineData("ReferralNote", AuditCodes.ReferralNoteMissing)]
    [InlineData("RisNote", AuditCodes.RisNoteMissing)]
    [InlineData("InvoiceBasis", AuditCodes.InvoiceBasisMissing)]
    [Requirement("N-21", "N-34", "N-44", "N-48")]
    public void Each_missing_step_is_found_and_grows_graver_with_time(string duty, string code)
    {
        var id = Release(Decisions.ToPatient(), duty);
        clock.Now = clock.Now.AddDays(6);
        var young = Assert.Single(Audit().Findings);
        Assert.Equal((code, FindingSeverity.Warning, 6, id), (young.Code, young.Severity, young.AgeDays, young.ExportId));
        Assert.Empty(SealedLists.In(young));
        clock.Now = clock.Now.AddDays(1);
        Assert.Equal(FindingSeverity.Error, Assert.Single(Audit().Findings).Severity);
    }

    [Theory]
    [InlineData(SignatureStatus.Unsigned)]
    [InlineData(SignatureStatus.Preliminary)]
    [Requirement("N-02")]
    public void What_is_not_finally_signed_is_found_with_the_routines_words(SignatureStatus signature)
    {
        Release(Decisions.ToPatient() with { Signature = signature });
        var finding = Audit().Findings.First(found => found.Code == AuditCodes.NotFinallySigned);
        Assert.Equal(["N-02 (rad 4)"], finding.Rules);
        Assert.Contains("definitivsignerats", finding.Quote, StringComparison.Ordinal);
        Assert.Equal(signature == SignatureStatus.Unsigned, Codes().Contains(AuditCodes.UnsignedReport));
    }

    [Fact]
    [Requirement("C15")]
    public void The_routines_exceptions_and_a_named_human_are_no_breach()
    {
        var emergency = Decisions.Allow(Decisions.ToPatient() with { Signature = SignatureStatus.Preliminary }, ReleaseRoute.Media);
        emergency = emergency with { Verdict = emergency.Verdict with { Rules = [new FiredRule("N-24", "CD/DVD/USB", null, null, 31, "svarsutlåtande bifogas endast", null)] } };
        register.Record(ReleaseRecord.From(emergency, "R-1", ReleaseOrigin.Manual));
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToClinic() with { Signature = SignatureStatus.Unsigned, HumanDecision = HumanAnswer.Release, DecidedBy = "ove1", DecidedAt = clock.Now, Basis = "akut" }, ReleaseRoute.Iep), "R-2", ReleaseOrigin.Export));
        Assert.Empty(Audit().Findings);
    }

    [Fact]
    [Requirement("H-24")]
    public void A_release_by_hand_without_what_the_routine_demands_is_found()
    {
        var denied = Decisions.Decide(Decisions.ToClinic() with { Consent = ConsentForm.None }, ItemVerdict.Needs, ReleaseRoute.Iep);
        denied = denied with { Verdict = denied.Verdict with { Needs = ["Consent.VerbalViaOrderer", "Order.Clinic"] } };
        register.RecordManual(ReleaseRecord.From(denied, "R-1", ReleaseOrigin.Manual) with { Images = true, Proof = "kvitto" }, CompletedSteps.None, PriceList.Empty);
        var found = Audit().Findings;
        Assert.Equal([AuditCodes.ConsentMissing, AuditCodes.ReleasedAgainstDecision], found.Select(finding => finding.Code).Order(StringComparer.Ordinal));
        Assert.All(found, finding => Assert.Contains("H-24 (rad 57)", finding.Rules));
        Assert.Contains("Order.Clinic", found.First(finding => finding.Code == AuditCodes.ReleasedAgainstDecision).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "2026-11-01", "vem som tog det")]
    [InlineData("sve11", null, "när det togs")]
    [InlineData(null, null, "vem som tog det och när")]
    [Requirement("H-18", "C07")]
    public void A_consent_without_who_or_when_is_found(string? by, string? at, string words)
    {
        Release(Decisions.ToClinic() with { ConsentBy = by, ConsentAt = at is null ? null : DateOnly.ParseExact(at, "yyyy-MM-dd", null) });
        var finding = Assert.Single(Audit().Findings);
        Assert.Equal(AuditCodes.ConsentIncomplete, finding.Code);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Requirement("H-10")]
    public void A_duplicate_is_found_unless_it_was_acknowledged_or_went_elsewhere()
    {
        Release(Decisions.ToClinic());
        Release(Decisions.ToClinic() with { RegisterHitAcknowledged = true });
        Release(Decisions.ToClinic() with { MediaUnit = "SUS", RecipientName = null, Destination = "SUS" });
        Assert.Empty(Audit().Findings);
        var id = Release(Decisions.ToClinic());
        var finding = Assert.Single(Audit().Findings);
        Assert.Equal((AuditCodes.DuplicateRelease, id, "H-10 (rad 33)"), (finding.Code, finding.ExportId, finding.Rules[0]));
    }

    [Fact]
    [Requirement("N-04")]
    public void A_medium_for_a_connected_recipient_needs_a_reason_in_NU()
    {
        Release(Decisions.ToPatient() with { IepConnected = true });
        Assert.Equal([AuditCodes.MediumWithoutReason], Codes());
        Assert.Equal(FindingSeverity.Warning, Audit().Findings[0].Severity);
        Release(Decisions.ToPatient() with { IepConnected = true, MediumReason = "patienten saknar BankID", AccessionNumber = "2" });
        Release(Decisions.ToPatient() with { IepConnected = true, RecipientLocation = RecipientLocation.Abroad, AccessionNumber = "3" });
        Assert.Single(Audit().Findings);
    }

    [Fact]
    [Requirement("N-39", "N-41", "N-42")]
    public void A_pick_up_without_identity_documents_is_found_until_a_note_says_they_were_checked()
    {
        var id = Release(Decisions.ToPatient() with { Delivery = DeliveryMethod.PickUpByProxy, PatientIdChecked = true });
        var finding = Assert.Single(Audit().Findings);
        Assert.Equal(AuditCodes.IdentityNotChecked, finding.Code);
        Assert.Equal("Det är inte antecknat att ombudets ID-handling kontrollerats och fullmakten tagits emot.", finding.Message);
        completion.AddNote(id, EventKinds.ReferralNote, CompletedSteps.ProxyIdChecked | CompletedSteps.ProxyFormReceived);
        Assert.Empty(Audit().Findings);
    }

    [Fact]
    public void An_export_that_never_ended_is_found_and_one_that_failed_is_not()
    {
        var decision = Decisions.Allow(Decisions.ToPatient(), ReleaseRoute.Media);
        var journal = new ExportJournal(store, clock, register.Context, new FakeWorkers());
        journal.Take(TestPlans.Of(decision.Request, "R-1"), out _);
        journal.Fail(journal.Take(TestPlans.Of(decision.Request with { RequestId = "P-2" }, "R-2"), out _)!, "PatientMismatch", "…");
        Assert.Empty(Audit().Findings);
        clock.Now = clock.Now.AddHours(2);
        Assert.Equal((AuditCodes.ExportNotEnded, "R-1"), (Audit().Findings[0].Code, Audit().Findings[0].ExportId));
        register.Record(ReleaseRecord.From(decision, "R-1", ReleaseOrigin.Export) with { ManifestSha256 = "ab" });
        Assert.DoesNotContain(AuditCodes.ExportNotEnded, Codes());
    }

    [Fact]
    public void A_request_that_waits_too_long_is_found_until_it_is_answered()
    {
        register.RecordRefusal(Decisions.Decide(Decisions.ToPatient(), ItemVerdict.Open, ReleaseRoute.Media));
        register.RecordRefusal(Decisions.Decide(Decisions.ToClinic(), ItemVerdict.Deny, ReleaseRoute.None));
        clock.Now = clock.Now.AddDays(6);
        Assert.Empty(Audit().Findings);
        register.RecordRefusal(Decisions.Decide(Decisions.ToPatient(), ItemVerdict.Open, ReleaseRoute.Media));
        clock.Now = clock.Now.AddDays(2);
        var finding = Assert.Single(Audit().Findings);
        Assert.Equal((AuditCodes.OpenItem, 8), (finding.Code, finding.AgeDays));
        Release(Decisions.ToPatient());
        Assert.Empty(Audit().Findings);
    }

    [Fact]
    [Requirement("H-14")]
    public void Images_that_wait_for_a_decision_are_not_forgotten_because_the_report_is_denied()
    {
        var decision = BuiltIn.Catalog.For("RegionHalland").Decide(Decisions.ToPatient() with { Organisation = "RegionHalland" }, BuiltIn.Today);
        Assert.Equal((ItemVerdict.Open, ItemVerdict.Deny, DecisionOutcome.Deny), (decision.Images, decision.Report, decision.Outcome));
        register.RecordRefusal(decision);
        clock.Now = clock.Now.AddDays(8);
        Assert.Equal([AuditCodes.OpenItem], Codes());
    }

    [Fact]
    public void A_protected_identity_and_a_human_answer_without_its_basis_are_found()
    {
        Release(Decisions.ToPatient() with { ProtectedIdentity = true });
        Assert.Equal([AuditCodes.ProtectedIdentity], Codes());
        Release(Decisions.ToPatient() with { AccessionNumber = "2", HumanDecision = HumanAnswer.Release, DecidedBy = "ove1" });
        Assert.Contains(AuditCodes.HumanDecisionIncomplete, Codes());
    }

    [Fact]
    public void Imported_releases_are_counted_and_only_make_later_ones_duplicates()
    {
        register.Import(RegisterLineReader.Read(["19811218-9876 CT torax 260608: Länkas till Media SU/S.", "CT torax 260608: Länkas till Media SU/S.", "CT torax 260608: Länkas till Media SU/S."], Decisions.Day).SelectMany(line => ImportedRelease.From(line)));
        Assert.Empty(Audit().Findings);
        Release(Decisions.ToClinic());
        Assert.Equal([AuditCodes.DuplicateRelease], Codes());
        Assert.Equal((1, 3), (Audit().Releases, Audit().Imported));
    }

    [Fact]
    public void Since_leaves_out_what_came_before_but_remembers_it()
    {
        Release(Decisions.ToClinic() with { ConsentBy = null });
        clock.Now = clock.Now.AddDays(10);
        Release(Decisions.ToClinic());
        var report = ReleaseAudit.Run(store, clock, new AuditOptions { Since = clock.Now.AddDays(-1) });
        Assert.Equal(AuditCodes.DuplicateRelease, Assert.Single(report.Findings).Code);
        Assert.Equal(1, report.Releases);
    }

    [Fact]
    public void Releases_and_refusals_are_counted_by_month_recipient_medium_and_outcome()
    {
        Release(Decisions.ToClinic());
        Release(Decisions.ToPatient());
        clock.Now = new DateTimeOffset(2026, 12, 5, 8, 0, 0, TimeSpan.Zero);
        Release(Decisions.ToPatient());
        var months = Audit().Months;
        Assert.Equal([(new DateOnly(2026, 11, 1), 2), (new DateOnly(2026, 12, 1), 1)], months.Select(month => (month.First, month.Releases)));
        Assert.Equal((1, 1), (months[0].Recipients[RecipientType.Patient], months[0].Recipients[RecipientType.Hospital]));
        Assert.Equal((1, 1), (months[0].Ways[AuditWay.Cd], months[0].Ways[AuditWay.Iep]));
        Assert.Equal(2, months[0].Outcomes[AuditOutcome.Released]);
        Assert.Equal(new DateOnly(2026, 12, 1), Assert.Single(ReleaseAudit.Run(store, clock, new AuditOptions { Since = clock.Now.AddDays(-1) }).Months).First);
    }

    [Fact]
    public void A_broken_chain_and_a_private_register_are_said()
    {
        Release(Decisions.ToClinic());
        using var broken = new ChangedRegister(store);
        var codes = ReleaseAudit.Run(broken, clock).Findings.Select(finding => finding.Code).ToList();
        Assert.Equal([AuditCodes.ChainBroken, AuditCodes.RegisterNotShared], codes);
    }

    [Fact]
    public void No_finding_holds_an_identity()
    {
        Release(Decisions.ToPatient() with { Signature = SignatureStatus.Unsigned, RequestId = "19811218-9876", ConsentBy = null, Consent = ConsentForm.Verbal, IepConnected = true, ProtectedIdentity = true }, "ReferralNote");
        var report = Audit();
        Assert.True(report.Findings.Count > 3);
        foreach (var text in new[] { JsonSerializer.Serialize(report.Findings), string.Concat(report.Findings) })
        {
            Assert.DoesNotMatch("18-?9876", text);
            Assert.DoesNotContain("Öberg", text, StringComparison.Ordinal);
        }
    }

    private string Release(ReleaseRequest request, params string[] duties)
    {
        var id = register.NewExportId();
        var route = request.Recipient == RecipientType.Patient ? ReleaseRoute.Media : ReleaseRoute.Iep;
        register.Record(ReleaseRecord.From(Decisions.Allow(request, route, duties), id, ReleaseOrigin.Manual) with { Proof = "kvitto" });
        return id;
    }

    private AuditReport Audit() => ReleaseAudit.Run(store, clock);

    private string[] Codes() => [.. Audit().Findings.Select(finding => finding.Code)];

    private sealed class ChangedRegister(IRegisterStore inner) : IRegisterStore
    {
        public string Location => inner.Location;

        public bool IsShared => false;

        public ReadOnlyMemory<byte> SubjectSecret => inner.SubjectSecret;

        public RegisterHead ReadHead() => inner.ReadHead();

        public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) => inner.Append(events, cancellationToken);

        public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default) => inner.Read(query, cancellationToken).Select(item => item with { Operator = "annan" });

        public void Dispose()
        {
        }
    }
}
