using RadOps.Core.Audit;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Completion;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Disposal;
using RadOps.Core.Register.Integrity;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register;

/// <summary>What is disposed of, and how the rest of RadOps sees it afterwards.</summary>
public sealed class PayloadDisposalTests : IDisposable
{
    private readonly SetClock clock = new(new DateTimeOffset(2020, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegister store;
    private readonly ReleaseRegister register;
    private readonly ReleaseCompletion completion;

    public PayloadDisposalTests()
    {
        store = new MemoryRegister(clock);
        register = new ReleaseRegister(store, clock, new OperatorContext("sve11", "Röntgen"));
        completion = new ReleaseCompletion(store, register, new ReleaseDesk(BuiltIn.Catalog, register, clock), clock);
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void What_belongs_to_a_release_that_was_gone_on_with_later_is_kept_with_it()
    {
        Release("R-1");
        Release("R-2");
        clock.Now = new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.Zero);
        completion.Correct("R-1", CorrectionKind.MediumDestroyed, "kom i retur");
        clock.Now = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        var plan = Disposal.Plan(new DateOnly(2021, 1, 1));
        Assert.Equal((1, 1, 1), (plan.Positions.Count, plan.Releases, plan.Kept));
        Disposal.Dispose(plan, "dnr 2026/17");
        Assert.Equal("R-1", Assert.Single(register.Find(new MediaExportQuery())).ExportId);
    }

    [Fact]
    public void The_audit_the_account_and_the_sample_know_what_is_gone()
    {
        Release("R-1");
        clock.Now = new DateTimeOffset(2020, 4, 2, 8, 0, 0, TimeSpan.Zero);
        var samples = new SampleRegister(store, clock, new OperatorContext("granskare", "Röntgen"));
        var march = AuditPeriod.Parse("2020-03");
        samples.Draw(march);
        samples.Review(march, "R-1", ReviewOutcome.Justified);
        clock.Now = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        Disposal.Dispose(Disposal.Plan(new DateOnly(2020, 3, 15)), "enligt plan 19811218-9876");
        Assert.Empty(ReleaseAudit.Run(store, clock).Findings);
        Assert.Equal((true, 0L), (RegisterIntegrityCheck.Run(store, clock).Holds, RegisterIntegrityCheck.Run(store, clock).Disposed));
        // The review came later, so the release was kept for it; now all of it is old enough.
        Disposal.Dispose(Disposal.Plan(new DateOnly(2020, 4, 2)), "enligt plan 19811218-9876");
        Assert.Equal(0, RegisterIntegrityCheck.Run(store, clock).Disposed);
        Disposal.Dispose(Disposal.Plan(new DateOnly(2020, 5, 1)), "enligt plan 19811218-9876");
        Assert.Equal((true, 3L), (RegisterIntegrityCheck.Run(store, clock).Holds, RegisterIntegrityCheck.Run(store, clock).Disposed));
        Assert.Empty(ReleaseAudit.Run(store, clock).Findings);
        var told = new DisclosureDesk(store, clock, new OperatorContext("arkiv1", "Röntgen")).Report(PatientId.Parse(Decisions.Patient, Decisions.Day));
        Assert.True(Assert.Single(told.Disclosures).IsDisposed);
        Assert.Equal(("sve11", "Röntgen"), (told.Disclosures[0].By, told.Disclosures[0].CareUnit));
        Assert.Equal("ReleaseDisposed", Assert.Throws<RadOpsException>(() => new DisclosureDesk(store, clock, register.Context).PatientOf("R-1")).Code);
        Assert.Null(samples.Find(march));
        Assert.DoesNotContain("9876", string.Concat(store.Read(new RegisterQuery()).Select(item => item.Payload?.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_of_what_is_gone_says_that_it_cannot_be_drawn_again()
    {
        Release("R-1");
        clock.Now = new DateTimeOffset(2022, 4, 2, 8, 0, 0, TimeSpan.Zero);
        var samples = new SampleRegister(store, clock, new OperatorContext("granskare", "Röntgen"));
        var march = AuditPeriod.Parse("2020-03");
        samples.Draw(march);
        clock.Now = new DateTimeOffset(2026, 11, 28, 8, 0, 0, TimeSpan.Zero);
        Disposal.Dispose(Disposal.Plan(new DateOnly(2021, 1, 1)), "dnr");
        var sample = samples.Find(march)!;
        Assert.Equal((SampleProof.Disposed, "Uppgifterna är gallrade."), (sample.Proof, sample.Releases[0].RegisterLine));
    }

    [Fact]
    public void A_decision_is_demanded_and_what_is_too_young_refused_before_anything_happens()
    {
        Release("R-1");
        Assert.Equal("DisposalTooEarly", Assert.Throws<RadOpsException>(() => Disposal.Plan(new DateOnly(2015, 3, 2))).Code);
        Assert.Equal("DecisionMissing", Assert.Throws<RadOpsException>(() => Disposal.Dispose(new DisposalPlan(new DateOnly(2010, 1, 1), [1], 1, 0), " ")).Code);
        Assert.Equal("DisposalTooEarly", Assert.Throws<RadOpsException>(() => Disposal.Dispose(new DisposalPlan(new DateOnly(2020, 1, 1), [1], 1, 0), "dnr")).Code);
        Assert.Equal(1, store.ReadHead().Position);
        Assert.DoesNotContain(store.Read(new RegisterQuery()), item => item.Payload is null);
    }

    [Fact]
    public void The_events_of_orders_and_of_the_register_itself_stay()
    {
        var stays = typeof(EventKinds).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!).Where(kind => !PayloadRetention.IsDisposable(kind)).Except(EventKinds.OfJournals);
        Assert.Equal(["AuditMessagesSent", "ExportClaimed", "ExportFailed", "ExportStep", "ExportStopped", "PayloadsDisposed", "RegisterCheckpoint"], stays.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_store_that_cannot_says_so()
    {
        IRegisterStore other = new Unable();
        Assert.Equal("DisposalNotSupported", Assert.Throws<RadOpsException>(() => other.DisposeOf(store.Append([register.Draft.Make(Guid.NewGuid(), EventKinds.Consent, "", "{}")])[0], [1])).Code);
    }

    private PayloadDisposal Disposal => new(store, clock, new OperatorContext("arkiv1", "Röntgen"));

    private void Release(string id) =>
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToClinic() with { RequestId = id, AccessionNumber = id }, ReleaseRoute.Iep), id, ReleaseOrigin.Manual) with { Proof = "kvitto" });

    private sealed class Unable : IRegisterStore
    {
        public string Location => "other";

        public bool IsShared => true;

        public ReadOnlyMemory<byte> SubjectSecret => default;

        public RegisterHead ReadHead() => RegisterHead.Empty;

        public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) => [];

        public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default) => [];

        public void Dispose()
        {
        }
    }
}
