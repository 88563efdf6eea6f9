using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Export;

/// <summary>Orders are claimed by one worker at a time, and what was begun is known until it has ended.</summary>
public sealed class ExportJournalTests : IDisposable
{
    private static readonly ReleaseRequest order = TestPlans.Order("B1");

    private readonly SetClock clock = new(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeWorkers workers = new();
    private readonly MemoryRegister store;
    private readonly ExportJournal journal;

    public ExportJournalTests()
    {
        store = new(clock);
        journal = Journal(workers);
    }

    public void Dispose() => store.Dispose();

    private ExportJournal Journal(IWorkers at) => new(store, clock, new("sve11", "Röntgen"), at);

    private ExportRun Take(ReleaseRequest? request = null, string exportId = "R-20261121-AAAAAA") => journal.Take(TestPlans.Of(request ?? order, exportId), out _)!;

    [Fact]
    public void An_order_that_is_being_made_is_nobody_elses()
    {
        var run = Take();
        Assert.Equal("R-20261121-AAAAAA", run.ExportId);
        var held = Assert.Throws<RadOpsException>(() => Take(exportId: "R-20261121-BBBBBB"));
        Assert.Equal(("ExportClaimed", ErrorKind.Conflict, "B1"), (held.Code, held.Kind, held.Target));
        Assert.Contains("R-20261121-AAAAAA", held.Message, StringComparison.Ordinal);
        Assert.Contains("RTG-PC1, process 4711", held.Message, StringComparison.Ordinal);
        Assert.Equal([EventKinds.ExportBegun, EventKinds.ExportClaimed], store.Read(new()).Select(item => item.Kind));
    }

    [Fact]
    public void Other_orders_are_free()
    {
        Take();
        Take(TestPlans.Order("B2"), "R-2");
        Take(TestPlans.Order("B1", accession: "N2"), "R-3");
        Take(TestPlans.Order("B1", destination: "Röntgen Lund"), "R-4");
        Assert.Equal(["R-20261121-AAAAAA", "R-2", "R-3", "R-4"], journal.FindOpen(TestContext.Current.CancellationToken).Select(open => open.ExportId));
    }

    [Fact]
    public void A_dead_workers_order_is_gone_on_with_at_once_under_its_name()
    {
        var run = Take();
        journal.Done(run, ExportStepKind.Verify, new() { Order = run.Order, ExportId = run.ExportId, ManifestSha256 = "ab" });
        workers.Kill(run.Worker);
        var next = Take(exportId: "R-20261121-BBBBBB");
        Assert.Equal((run.ExportId, 3, run.Position), (next.ExportId, next.Number, next.Position));
        Assert.Equal((1, "ab"), (Assert.Single(next.Earlier).Number, next.Earlier[0].Verified!.ManifestSha256));
    }

    [Fact]
    public void A_claim_from_another_machine_expires()
    {
        Journal(new FakeWorkers("RTG-PC2")).Take(TestPlans.Of(order), out _);
        clock.Now += ExportJournal.ClaimTime - TimeSpan.FromSeconds(1);
        Assert.Equal("ExportClaimed", Assert.Throws<RadOpsException>(() => Take()).Code);
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(2, Take().Number);
    }

    [Fact]
    public void A_worker_that_goes_on_keeps_its_claim()
    {
        var run = Take();
        for (var minute = 0; minute < 60; minute++)
        {
            clock.Now += TimeSpan.FromMinutes(1);
            journal.Keep(run);
        }

        Assert.Equal("ExportClaimed", Assert.Throws<RadOpsException>(() => Take()).Code);
        Assert.InRange(run.Next, 11, 14);
        Assert.Equal((1, 1), (run.Number, Assert.Single(journal.FindOpen(TestContext.Current.CancellationToken)).Runs.Count));
    }

    [Fact]
    public void A_worker_that_stood_still_too_long_finds_its_order_taken()
    {
        var run = Take();
        clock.Now += ExportJournal.ClaimTime;
        var next = Take();
        Assert.Equal("ClaimLost", Assert.Throws<RadOpsException>(() => journal.Keep(run)).Code);
        Assert.Equal("ClaimLost", Assert.Throws<RadOpsException>(() => journal.Done(run, ExportStepKind.Stage)).Code);
        Assert.Equal("ClaimLost", Assert.Throws<RadOpsException>(() => journal.Stop(run, "Stopped", "…")).Code);
        Assert.Equal("ClaimLost", Assert.Throws<RadOpsException>(() => journal.Fail(run, "DamagedFile", "…")).Code);
        journal.Done(next, ExportStepKind.Stage);
    }

    [Fact]
    public void A_stopped_export_waits_to_be_gone_on_with()
    {
        var run = Take();
        journal.Stop(run, "DestinationFull", "The disk is full.");
        var open = Assert.Single(journal.FindOpen(TestContext.Current.CancellationToken));
        Assert.Equal(("R-20261121-AAAAAA", "The disk is full.", null, "B1"), (open.ExportId, open.Stopped, open.MadeBy, open.RequestId));
        Assert.Equal(run.ExportId, Take().ExportId);
        Assert.Equal("RTG-PC1, process 4711", Assert.Single(journal.FindOpen(TestContext.Current.CancellationToken)).MadeBy);
    }

    [Fact]
    public void A_failed_export_is_over_and_its_order_begins_anew()
    {
        journal.Fail(Take(), "PatientMismatch", "…");
        Assert.Empty(journal.FindOpen(TestContext.Current.CancellationToken));
        var next = Take(exportId: "R-B");
        Assert.Equal(("R-B", 3), (next.ExportId, next.Number));
        Assert.Empty(next.Earlier);
    }

    [Fact]
    public void A_released_order_is_told_by_its_release()
    {
        var run = Take();
        new ReleaseRegister(store, clock, new("sve11", "Röntgen")).Record(ReleaseRecord.From(TestPlans.Of(order).Decision, run.ExportId, ReleaseOrigin.Export));
        journal.Leave(run);
        Assert.Null(journal.Take(TestPlans.Of(order, "R-B"), out var releasedAs));
        Assert.Equal((run.ExportId, run.ExportId), (releasedAs, journal.FindReleased(order)));
        Assert.Null(journal.FindReleased(TestPlans.Order("B2")));
        Assert.Empty(journal.FindOpen(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Of_two_orders_of_a_study_to_one_place_the_first_goes_first()
    {
        var first = Take();
        var second = Take(TestPlans.Order("B2"), "R-2");
        Assert.False(journal.HasBegunBefore(first, order));
        Assert.True(journal.HasBegunBefore(second, TestPlans.Order("B2")));
        Assert.False(journal.HasBegunBefore(Take(TestPlans.Order("B3", destination: "Röntgen Lund"), "R-3"), TestPlans.Order("B3", destination: "Röntgen Lund")));
        journal.Fail(first, "DamagedFile", "…");
        Assert.False(journal.HasBegunBefore(second, TestPlans.Order("B2")));
    }

    [Fact]
    public void An_order_without_an_id_is_the_same_order_when_it_is_read_again()
    {
        var plain = order with { RequestId = null };
        Take(plain);
        Assert.Equal("ExportClaimed", Assert.Throws<RadOpsException>(() => Take(plain with { Examination = "CT torax" })).Code);
        Take(plain with { RegisterHitAcknowledged = true }, "R-2");
    }
}
