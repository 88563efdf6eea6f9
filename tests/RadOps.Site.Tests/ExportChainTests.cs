using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>The chain from a claimed order to a register line, and what is gone on with when it broke.</summary>
public sealed class ExportChainTests : IDisposable
{
    private readonly ExportBench bench = new();

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private MediaExport Make(ReleaseRequest? request = null) => bench.Service.Execute(bench.Plan(request), cancellationToken: Cancel);

    private string[] Steps() => [.. bench.Store.Read(new(), Cancel).Select(item => item.Kind == EventKinds.ExportStep ? System.Text.Json.JsonDocument.Parse(item.Payload!.Utf8).RootElement.GetProperty("step").GetString()! : item.Kind)];

    [Fact]
    public void Each_step_is_recorded_before_the_next_begins()
    {
        bench.AddStudy();
        bench.AddReport();
        List<(ExportStepKind Step, int Recorded)> told = [];
        bench.Service.Execute(bench.Plan(), new Told(progress =>
        {
            if (progress is { Done: 0, Total: 1 }) told.Add((progress.Step, Steps().Length));
        }), Cancel);
        Assert.Equal(
            ["ExportBegun", "ExportClaimed", "Stage", "AddReport", "WriteDirectory", "WritePages", "Verify", "Publish", "Papers", "Register", "Release"],
            Steps());
        Assert.Equal(
            [(ExportStepKind.Begin, 0), (ExportStepKind.Stage, 2), (ExportStepKind.AddReport, 3), (ExportStepKind.WriteDirectory, 4), (ExportStepKind.WritePages, 5), (ExportStepKind.Verify, 6), (ExportStepKind.Publish, 7), (ExportStepKind.Papers, 8), (ExportStepKind.Register, 9)],
            told);
    }

    [Fact]
    public void Papers_lie_beside_the_medium_and_never_on_it()
    {
        bench.AddStudy();
        var made = Make();
        var paper = Path.Combine(bench.Destination, "papers", made.ExportId, "etikett.txt");
        Assert.Equal($"{made.ExportId} 191212121212", File.ReadAllText(paper));
        Assert.DoesNotContain(Directory.EnumerateFiles(made.Path!, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(made.ExportId + " 1912", StringComparison.Ordinal));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(paper))), bench.Store.Read(new(), Cancel).Single(item => item.Payload!.Text.Contains("etikett.txt", StringComparison.Ordinal)).Payload?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_medium_to_be_picked_up_is_made_before_anybody_shows_an_identity_document()
    {
        bench.AddStudy();
        var plan = bench.Plan(ExportBench.PickUp);
        Assert.Equal((DecisionOutcome.Needs, "PatientId"), (plan.Decision.Outcome, Assert.Single(plan.Decision.Needs)));
        Assert.Contains(plan.Steps, step => step.Kind == ExportStepKind.CheckIdentity);
        var made = bench.Service.Execute(plan, cancellationToken: Cancel);
        Assert.Equal(("3919", made.ExportId), (made.InvoiceBasis!.Account, made.InvoiceBasis.ExportId));
        Assert.True(File.Exists(Path.Combine(bench.Destination, "papers", made.ExportId, "fakturaunderlag.txt")));
        Assert.Equal(["Release", "InvoiceBasis"], Steps()[^2..]);
    }

    [Fact]
    public void The_same_order_again_is_the_same_release()
    {
        bench.AddStudy();
        var made = Make();
        var before = bench.Tree();
        var plan = bench.Plan();
        Assert.Equal((made.ExportId, 0), (plan.AlreadyMade, plan.Steps.Count));
        Assert.Equal(made.ExportId, bench.Service.Execute(plan, cancellationToken: Cancel).ExportId);
        Assert.Equal(before, bench.Tree());
        Assert.NotEqual(made.ExportId, Make(ExportBench.Allowed with { RequestId = "B002" }).ExportId);
    }

    [Fact]
    public void What_was_stopped_is_gone_on_with_under_its_name()
    {
        bench.AddStudy(count: 20);
        using var stop = new CancellationTokenSource();
        var plan = bench.Plan();
        Assert.ThrowsAny<OperationCanceledException>(() => bench.Service.Execute(plan, new Told(progress =>
        {
            if (progress.Step == ExportStepKind.Verify) stop.Cancel();
        }), stop.Token));
        var open = Assert.Single(bench.Service.FindOpen(Cancel));
        Assert.Equal((plan.ExportId, "Stopped by the operator.", ExportStepKind.WritePages), (open.ExportId, open.Stopped, open.LastStep));

        var made = bench.Resume(open);
        Assert.Equal((plan.ExportId, plan.Target, 20), (made.ExportId, made.Path, made.InstanceCount));
        Assert.Empty(bench.Service.FindOpen(Cancel));
        Assert.Equal([made.ExportId, "papers"], Directory.EnumerateFileSystemEntries(bench.Destination).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// A worker stands still as a step begins, and is given up for dead; another goes on. When the first wakes again it may harm nothing.
    /// </summary>
    [Theory]
    [InlineData(ExportStepKind.Stage)]
    [InlineData(ExportStepKind.AddReport)]
    [InlineData(ExportStepKind.WriteDirectory)]
    [InlineData(ExportStepKind.WritePages)]
    [InlineData(ExportStepKind.Verify)]
    [InlineData(ExportStepKind.Publish)]
    [InlineData(ExportStepKind.Papers)]
    [InlineData(ExportStepKind.Register)]
    public async Task A_worker_that_is_given_up_at_any_step_is_followed_by_another_and_harms_nothing_when_it_wakes(ExportStepKind at)
    {
        bench.AddStudy();
        bench.AddReport();
        using ManualResetEventSlim reached = new(), wake = new();
        var plan = bench.Plan(ExportBench.PickUp);
        var sleeper = Task.Run(() => bench.Service.Execute(plan, new Told(progress =>
        {
            if (progress.Step != at || progress.Done != 0) return;
            reached.Set();
            wake.Wait(Cancel);
        }), Cancel), Cancel);
        reached.Wait(Cancel);
        Assert.Equal("ExportClaimed", Assert.Throws<RadOpsException>(() => bench.Resume(Assert.Single(bench.Service.FindOpen(Cancel)))).Code);

        bench.Workers.KillAll();
        var made = bench.Resume(Assert.Single(bench.Service.FindOpen(Cancel)));
        var events = bench.Store.Read(new(), Cancel).Count();
        wake.Set();
        Assert.Equal("ClaimLost", (await Assert.ThrowsAsync<RadOpsException>(() => sleeper)).Code);

        Assert.Equal(plan.ExportId, made.ExportId);
        Assert.DoesNotContain(bench.Dicom.VerifyMedium(made.Path!, Cancel), finding => finding.Severity is FindingSeverity.Error);
        Assert.True(File.Exists(Path.Combine(made.Path!, "IHE_PDI", "REPORT.PDF")));
        Assert.Equal([made.ExportId, "papers", $"papers/{made.ExportId}"], Folders());
        Assert.Equal(events, bench.Store.Read(new(), Cancel).Count());
        Assert.Equal(1, Steps().Count(step => step == "Release"));
        Assert.Equal(1, Steps().Count(step => step == "InvoiceBasis"));
        Assert.Empty(bench.Service.FindOpen(Cancel));
    }

    [Fact]
    public void A_verified_medium_is_gone_on_with_though_its_study_is_no_longer_there()
    {
        bench.AddStudy();
        bench.DieAt(ExportStepKind.Papers);
        Directory.Delete(bench.Studies, recursive: true);
        var made = bench.Resume(Assert.Single(bench.Service.FindOpen(Cancel)));
        Assert.Equal(5, made.InstanceCount);
        Assert.Equal(1, Steps().Count(step => step == "Verify"));
    }

    [Fact]
    public void A_verified_medium_that_was_touched_is_made_anew()
    {
        bench.AddStudy();
        var plan = bench.DieAt(ExportStepKind.Papers);
        File.AppendAllText(Path.Combine(plan.Target, "DICOM", "ST000001", "SE000001", "IM000001"), "x");
        var made = bench.Resume(Assert.Single(bench.Service.FindOpen(Cancel)));
        Assert.DoesNotContain(bench.Dicom.VerifyMedium(made.Path!, Cancel), finding => finding.Severity is FindingSeverity.Error);
        Assert.Equal(2, Steps().Count(step => step == "Verify"));
    }

    [Fact]
    public void The_same_order_with_another_destination_takes_over_and_leaves_nothing_where_it_was()
    {
        bench.AddStudy();
        var first = bench.DieAt(ExportStepKind.Papers);
        var elsewhere = Path.Combine(bench.Destination, "b");
        var made = bench.Service.Execute(bench.Service.Plan(new() { Request = ExportBench.Allowed, Studies = StudyIndex.Build(bench.Dicom, [bench.Studies]), Destination = elsewhere }), cancellationToken: Cancel);
        Assert.Equal((first.ExportId, Path.Combine(elsewhere, first.ExportId)), (made.ExportId, made.Path));
        Assert.False(Directory.Exists(first.Target));
    }

    [Fact]
    public void What_the_routine_no_longer_allows_when_it_is_resumed_is_not_released()
    {
        bench.AddStudy();
        bench.DieAt(ExportStepKind.Papers);
        var open = Assert.Single(bench.Service.FindOpen(Cancel));
        var withdrawn = open with { Request = open.Request with { Consent = ConsentForm.None } };
        Assert.Equal("ReleaseNeeds", Assert.Throws<RadOpsException>(() => bench.Resume(withdrawn)).Code);
        Assert.Single(bench.Service.FindOpen(Cancel));
        bench.Service.GiveUp(open, "Samtycket har tagits tillbaka.");
        Assert.Empty(bench.Service.FindOpen(Cancel));
        Assert.Empty(Folders());
        Assert.Equal("ExportFailed", Steps()[^1]);
    }

    [Fact]
    public void Two_orders_of_a_study_to_one_place_do_not_pass_each_other_in_Halland()
    {
        bench.AddStudy();
        var order = ExportBench.Allowed with { Organisation = "RegionHalland", Recipient = RecipientType.Clinic, RecipientLocation = RecipientLocation.InsideRegion, OrderChannel = OrderChannel.Sefos, Medium = MediumType.Usb };
        var (first, second) = (bench.Plan(order), bench.Plan(order with { RequestId = "B002" }));
        RadOpsException? refused = null;
        bench.Service.Execute(first, new Told(progress =>
        {
            if (progress is { Step: ExportStepKind.Stage, Done: 0 }) refused = Assert.Throws<RadOpsException>(() => bench.Service.Execute(second, cancellationToken: Cancel));
        }), Cancel);
        Assert.Equal("ReleaseNeeds", refused!.Code);
        Assert.Equal(1, Steps().Count(step => step == "Release"));
    }

    private string[] Folders() => !Directory.Exists(bench.Destination) ? [] :
    [
        .. Directory.EnumerateDirectories(bench.Destination).Concat(Directory.Exists(Path.Combine(bench.Destination, "papers")) ? Directory.EnumerateDirectories(Path.Combine(bench.Destination, "papers")) : [])
            .Select(folder => Path.GetRelativePath(bench.Destination, folder)).Order(StringComparer.Ordinal),
    ];

    private sealed class Told(Action<ExportProgress> tell) : IProgress<ExportProgress>
    {
        public void Report(ExportProgress value)
        {
            lock (this) tell(value);
        }
    }
}
