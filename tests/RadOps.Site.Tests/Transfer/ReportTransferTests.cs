using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Transfer;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Transfer;

/// <summary>The report that goes along through IEP: an instance of the study, accounted for like every other, that lies nowhere once the send is over.</summary>
public sealed class ReportTransferTests : IDisposable
{
    // What storescp takes (DCMTK, asconfig.txt).
    private const string OnlyCt = """
        [[TransferSyntaxes]]
        [Plain]
        TransferSyntax1 = LittleEndianExplicit
        [[PresentationContexts]]
        [Images]
        PresentationContext1 = VerificationSOPClass\Plain
        PresentationContext2 = CTImageStorage\Plain
        [[Profiles]]
        [Images]
        PresentationContexts = Images
        """;

    private static readonly ReleaseRequest InAnEmergency = TransferBench.ToKarlstad with { Situation = Situation.EmergencyWithPatient };

    private readonly TransferBench bench = new();

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact, Requirement("N-03", "N-47")]
    public async Task It_goes_with_the_images_is_proved_as_they_are_and_is_in_the_line_and_the_note()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(5);
        var pdf = bench.AddReport();
        var plan = await bench.Service.PlanAsync(Order(gateway), Cancel);
        Assert.Contains("5 of 5 instances", plan.Summary, StringComparison.Ordinal);
        Assert.Contains("and the report", plan.Steps[1].Description, StringComparison.Ordinal);
        Assert.Empty(Staged);

        var pushed = await bench.SendAsync(Order(gateway));
        Assert.Equal((TransferOutcome.AwaitingConfirmation, 6, 6, true), (pushed.Outcome, pushed.Meant, pushed.Verified, pushed.Report));
        Assert.Equal(pdf, pushed.Instances[^1].Path);
        Assert.DoesNotContain("utlåtandet", pushed.Remaining, StringComparison.Ordinal);
        Assert.Equal(6, await gateway.CountAsync());
        Assert.Single((await gateway.GetJsonAsync("studies")).EnumerateArray());
        var report = await ReportAsync(gateway);
        Assert.Equal(("DOC", "VERIFIED", "Utlåtande"), (report("Modality"), report("VerificationFlag"), report("DocumentTitle")));
        Assert.Empty(Staged);

        var confirmed = bench.Service.Confirm(pushed.TransferId, "IEP-transaktion 4711", reportSent: false, PriceList.Empty);
        Assert.Equal("Skickat bilder och utlåtande via IEP till Karlstad centralsjukhus.", confirmed.ReferralNote);
        Assert.True(bench.Register.Get(pushed.TransferId).Report);
    }

    [Fact, Requirement("N-24")]
    public async Task A_preliminary_one_says_so()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(2);
        bench.AddReport();
        Assert.True((await bench.SendAsync(Order(gateway, InAnEmergency with { Signature = SignatureStatus.Preliminary }))).Report);
        var report = await ReportAsync(gateway);
        Assert.Equal(("UNVERIFIED", "Preliminärt utlåtande"), (report("VerificationFlag"), report("DocumentTitle")));
    }

    [Fact, Requirement("N-25")]
    public async Task A_decision_that_lets_no_report_go_sends_none()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(3);
        bench.AddReport();
        var result = await bench.SendAsync(Order(gateway, InAnEmergency with { Signature = SignatureStatus.Unsigned }));
        Assert.Equal((TransferOutcome.AwaitingConfirmation, 3, false, false), (result.Outcome, result.Meant, result.Report, result.ReportIsMissing));
        Assert.Equal(3, await gateway.CountAsync());
        Assert.Contains("the decision does not let it go", Assert.Single(result.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_none_a_person_is_asked_to_add_it_on_the_portal()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(3);
        var result = await bench.SendAsync(Order(gateway));
        Assert.Equal((TransferOutcome.AwaitingConfirmation, 3, true), (result.Outcome, result.Verified, result.ReportIsMissing));
        Assert.Contains("lägg till utlåtandet där", result.Remaining, StringComparison.Ordinal);
        Assert.Contains("no report of the examination", Assert.Single(result.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_comes_later_is_all_that_is_sent_and_what_is_confirmed()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(4);
        var first = await bench.SendAsync(Order(gateway));
        bench.AddReport();
        foreach (var sent in new[] { 1, 0 })
        {
            var result = await bench.SendAsync(Order(gateway));
            Assert.Equal((first.TransferId, sent, 5), (result.TransferId, result.Count(TransferStatus.Sent), result.Verified));
        }
        Assert.Equal(AuditCodes.TransferNotConfirmed, Assert.Single(Audit()).Code);
        bench.Service.Confirm(first.TransferId, "4711", reportSent: false, PriceList.Empty);
        var release = bench.Register.Get(first.TransferId);
        Assert.Equal((true, 5), (release.Report, release.InstanceCount));
    }

    [Fact]
    public async Task One_that_is_no_pdf_is_accounted_for_and_keeps_the_transfer_open()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(3);
        var pdf = bench.AddReport("a draft");
        var result = await bench.SendAsync(Order(gateway));
        Assert.Equal((TransferOutcome.Incomplete, 3, false), (result.Outcome, result.Verified, result.Report));
        Assert.Equal((pdf, TransferStatus.Unreadable), (result.Instances[^1].Path, result.Instances[^1].Status));
        Assert.Contains("no PDF document", result.Problem!.Message, StringComparison.Ordinal);
        Assert.Equal("TransferNotReceived", Assert.Throws<RadOpsException>(() => bench.Service.Confirm(result.TransferId, "4711", false, PriceList.Empty)).Code);

        bench.AddReport();
        var second = await bench.SendAsync(Order(gateway));
        Assert.Equal((TransferOutcome.AwaitingConfirmation, result.TransferId, 4), (second.Outcome, second.TransferId, second.Verified));
        Assert.Empty(Staged);
    }

    [Fact]
    public async Task A_gateway_that_takes_no_documents_leaves_it_unsent_and_says_so()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("images.cfg"), OnlyCt, Cancel);
        using var gateway = await StoreScp.StartAsync("-xf", folder.File("images.cfg"), "Images");
        bench.AddStudy(3);
        bench.AddReport();
        var order = bench.Order(TransferBench.Node(gateway), ReleaseRoute.Iep, TransferPurpose.None, TransferBench.ToKarlstad) with { ReportRoot = bench.Reports };
        var result = await bench.SendAsync(order);
        Assert.Equal((TransferOutcome.Incomplete, 3, 1), (result.Outcome, result.Count(TransferStatus.Sent), result.Count(TransferStatus.NotAccepted)));
        Assert.Equal(3, gateway.Received.Count);
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("stopped")]
    public async Task It_lies_nowhere_afterwards_whatever_ends_the_send(string how)
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(30);
        bench.AddReport();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var seen = 0;
        var order = Order(gateway);
        var plan = await bench.Service.PlanAsync(order, Cancel);
        var result = await bench.SendAsync(order, new OnStep(5, () =>
        {
            seen = Staged.Length;
            if (how == "killed")
                gateway.Process.Kill();
            else
                stop.Cancel();
        }), stop.Token);
        Assert.Equal(1, seen);
        Assert.NotEqual(TransferOutcome.AwaitingConfirmation, result.Outcome);
        Assert.Equal(31, result.Meant);
        Assert.Empty(Staged);
    }

    [Fact]
    public async Task It_lies_nowhere_where_the_register_cannot_be_told()
    {
        using var failing = new TransferBench(new FailingRegister(EventKinds.TransferBegun));
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        failing.AddStudy(3);
        failing.AddReport();
        var order = failing.Order(TransferBench.Node(gateway), ReleaseRoute.Iep, TransferPurpose.None, TransferBench.ToKarlstad) with { ReportRoot = failing.Reports };
        Assert.Equal("RegisterUnreachable", (await Assert.ThrowsAsync<RadOpsException>(() => failing.SendAsync(order))).Code);
        Assert.Empty(Directory.GetFileSystemEntries(failing.Staging));
        Assert.Equal(0, await gateway.CountAsync());
    }

    private string[] Staged => Directory.GetFileSystemEntries(bench.Staging);

    private TransferOrder Order(Archive gateway, ReleaseRequest? request = null) =>
        bench.Order(TransferBench.Node(gateway), ReleaseRoute.Iep, TransferPurpose.None, request ?? TransferBench.ToKarlstad) with { ReportRoot = bench.Reports };

    /// <summary>What the gateway says of the one document that it has.</summary>
    private static async Task<Func<string, string?>> ReportAsync(Archive gateway)
    {
        foreach (var instance in (await gateway.GetJsonAsync("instances")).EnumerateArray())
        {
            var tags = await gateway.GetJsonAsync($"instances/{instance.GetString()}/simplified-tags");
            if (tags.TryGetProperty("DocumentTitle", out _))
                return tag => tags.GetProperty(tag).GetString();
        }
        throw new InvalidOperationException("The gateway has no document.");
    }

    private IReadOnlyList<AuditFinding> Audit() => [.. ReleaseAudit.Run(bench.Store, bench.Clock, null, Cancel).Findings.Where(finding => finding.Code != AuditCodes.RegisterNotShared)];
}
