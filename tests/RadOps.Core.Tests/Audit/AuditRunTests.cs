using RadOps.Core.Audit;
using RadOps.Core.Audit.Runs;
using RadOps.Core.Completion;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Policies;
using RadOps.Core.Tests.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit;

public sealed class AuditRunTests : IDisposable
{
    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegister store;
    private readonly ReleaseRegister register;

    public AuditRunTests()
    {
        store = new MemoryRegister(clock);
        register = new ReleaseRegister(store, clock, new OperatorContext("sve11", "Röntgen"));
    }

    public void Dispose() => store.Dispose();

    [Fact]
    public void Without_an_earlier_run_nothing_is_compared_and_an_audit_records_nothing_by_itself()
    {
        Release();
        var (head, report) = (store.ReadHead(), Audit());
        Assert.Equal(head, store.ReadHead());
        Assert.Null(report.Previous);
        Assert.Empty(report.Trend);
        Assert.All(report.Findings, finding => Assert.Equal(FindingTrend.NotCompared, finding.Trend));
    }

    [Fact]
    public void What_is_new_still_there_and_gone_is_told_by_code_and_by_finding()
    {
        var (mended, left) = (Release(), Release());
        Record();
        var first = clock.Now;
        clock.Now = clock.Now.AddDays(1);
        Note(mended);
        var added = Release();
        var report = Audit();
        Assert.Equal(first, report.Previous);
        Assert.Equal(FindingTrend.Still, report.Findings.Single(finding => finding.ExportId == left).Trend);
        Assert.Equal(FindingTrend.New, report.Findings.Single(finding => finding.ExportId == added).Trend);
        var trend = Assert.Single(report.Trend);
        Assert.Equal((AuditCodes.ReferralNoteMissing, "Remissanteckning saknas", 1, 1, 1, 2), (trend.Code, trend.Name, trend.New, trend.Still, trend.Gone, trend.Count));
    }

    [Fact]
    public void A_finding_that_grows_older_or_graver_is_still_the_same()
    {
        Release();
        Record();
        clock.Now = clock.Now.AddDays(20);
        var finding = Assert.Single(Audit().Findings);
        Assert.Equal((FindingSeverity.Error, FindingTrend.Still), (finding.Severity, finding.Trend));
    }

    [Fact]
    public void What_the_last_run_did_not_look_back_to_is_not_new_and_what_this_one_does_not_is_not_gone()
    {
        Release();
        clock.Now = clock.Now.AddDays(10);
        Record(clock.Now.AddDays(-1));
        Assert.Equal(FindingTrend.NotCompared, Assert.Single(Audit().Findings).Trend);
        Record();
        clock.Now = clock.Now.AddDays(1);
        Assert.Empty(Audit(clock.Now.AddDays(-1)).Trend);
        Assert.Equal(1, Assert.Single(Audit().Trend).Still);
    }

    [Fact]
    public void What_is_recorded_holds_no_identity_and_no_request()
    {
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToPatient() with { RequestId = "19811218-9876" }, ReleaseRoute.Media, "ReferralNote"), "R-1", ReleaseOrigin.Manual) with { Proof = "kvitto" });
        Record();
        var run = store.Read(new RegisterQuery { Kinds = [EventKinds.ReleasesAudited] }, TestContext.Current.CancellationToken).Single();
        Assert.Empty(run.Subject);
        Assert.Matches("\"[0-9a-f]{16} 2026-11-01\"", run.Payload?.Text);
        Assert.DoesNotMatch("9876|1811218|R-1\"", run.Payload?.Text);
        Assert.True(RegisterChain.Verify(store.Read(new RegisterQuery(), TestContext.Current.CancellationToken), store.ReadHead(), TestContext.Current.CancellationToken).Holds);
    }

    private AuditReport Audit(DateTimeOffset? since = null) => ReleaseAudit.Run(store, clock, new AuditOptions { Since = since }, TestContext.Current.CancellationToken);

    private void Record(DateTimeOffset? since = null) => new AuditRuns(store, clock, new OperatorContext("schema", "Röntgen")).Record(Audit(since), TestContext.Current.CancellationToken);

    private string Release()
    {
        var id = register.NewExportId();
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToPatient() with { RequestId = id, AccessionNumber = id }, ReleaseRoute.Media, "ReferralNote"), id, ReleaseOrigin.Manual) with { Proof = "kvitto" });
        return id;
    }

    private void Note(string id)
    {
        var completion = new ReleaseCompletion(store, register, new ReleaseDesk(BuiltIn.Catalog, register, clock), clock);
        completion.AddNote(id, EventKinds.ReferralNote, CompletedSteps.Sent);
        completion.MarkPasted(id);
    }
}
