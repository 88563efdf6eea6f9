using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Transfer;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Transfer;

/// <summary>A release through IEP: a push to the gateway by us, then a person's choice of recipient on the portal; the register says which of the two has happened.</summary>
public sealed class IepTransferTests : IDisposable
{
    private readonly TransferBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact, Requirement("N-04", "N-47")]
    public async Task The_push_is_no_release_until_a_person_has_chosen_the_recipient()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(5);
        var pushed = await bench.SendAsync(Order(gateway));
        Assert.Equal((TransferOutcome.AwaitingConfirmation, 5, null, null), (pushed.Outcome, pushed.Verified, pushed.RegisterLine, pushed.ReferralNote));
        Assert.Contains("Välj mottagare i IEP-portalen", pushed.Remaining, StringComparison.Ordinal);
        Assert.Equal(EventKinds.TransferProof, bench.Kinds[^1]);
        Assert.DoesNotContain(EventKinds.Release, bench.Kinds);
        Assert.Equal(AuditCodes.TransferNotConfirmed, Assert.Single(Audit()).Code);

        var confirmed = bench.Service.Confirm(pushed.TransferId, "IEP-transaktion 4711", reportSent: true, PriceList.Empty);
        Assert.Equal("CT torax 260608: Länkas till Röntgen Karlstad fvb. Karlstad centralsjukhus enl. dr Vik, Ortopedkliniken Karlstad.", confirmed.RegisterLine);
        Assert.Equal("Skickat bilder och utlåtande via IEP till Karlstad centralsjukhus.", confirmed.ReferralNote);
        var release = bench.Register.Get(pushed.TransferId);
        Assert.Equal((ReleaseOrigin.Manual, ReleaseRoute.Iep, MediumType.Iep, 5, "IEP-transaktion 4711"), (release.Origin, release.Route, release.Medium, release.InstanceCount, release.Proof));
        Assert.Equal(["ReferralNote"], release.OpenDuties); // until a person has pasted it
        Assert.Empty(Audit());
    }

    [Fact]
    public async Task Sending_again_before_the_confirmation_sends_nothing_and_stays_the_same_transfer()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(5);
        var first = await bench.SendAsync(Order(gateway));
        var second = await bench.SendAsync(Order(gateway));
        Assert.Equal((TransferOutcome.AwaitingConfirmation, first.TransferId, 5), (second.Outcome, second.TransferId, second.Count(TransferStatus.AlreadyThere)));
        Assert.Equal(AuditCodes.TransferNotConfirmed, Assert.Single(Audit()).Code);
        bench.Service.Confirm(first.TransferId, "4711", false, PriceList.Empty);
        Assert.NotEqual(first.TransferId, (await bench.SendAsync(Order(gateway))).TransferId);
    }

    [Fact]
    public async Task Another_recipient_is_another_transfer()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(5);
        var first = await bench.SendAsync(Order(gateway));
        var second = await bench.SendAsync(Order(gateway, TransferBench.ToKarlstad with { RecipientName = new("Örebro universitetssjukhus"), Destination = "Röntgen Örebro" }));
        Assert.NotEqual(first.TransferId, second.TransferId);
    }

    [Fact]
    public async Task A_decision_is_never_taken_on_trust()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(3);
        foreach (var (request, code) in new[]
        {
            (TransferBench.ToKarlstad with { Signature = SignatureStatus.Preliminary }, "ReleaseDenied"),
            (TransferBench.ToKarlstad with { Consent = ConsentForm.None }, "ReleaseNeeds"),
            (TransferBench.ToKarlstad with { RecipientLocation = RecipientLocation.InsideRegion, ArchivedInBfr = false }, "RouteIsNotIep"),
            (TransferBench.ToKarlstad with { IepConnected = false }, "RouteIsNotIep"),
            (TransferBench.ToKarlstad with { PatientId = PatientId.Unverified("192001011234") }, "PatientMismatch"),
        })
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<RadOpsException>(() => bench.SendAsync(Order(gateway, request)))).Code);
        }
        Assert.Empty(bench.Kinds);
        Assert.Equal(0, await gateway.CountAsync());
    }

    [Fact]
    public async Task What_has_not_come_whole_cannot_be_confirmed()
    {
        using var gateway = await Archive.StartAsync(aeTitle: "IEPGW");
        bench.AddStudy(3);
        bench.AddFile("empty", []);
        var result = await bench.SendAsync(Order(gateway));
        Assert.Equal(TransferOutcome.Incomplete, result.Outcome);
        Assert.Equal("TransferNotReceived", Assert.Throws<RadOpsException>(() => bench.Service.Confirm(result.TransferId, "4711", false, PriceList.Empty)).Code);
        Assert.Equal("TransferNotFound", Assert.Throws<RadOpsException>(() => bench.Service.Confirm("T-AAAA-AAAA-AAAA", "4711", false, PriceList.Empty)).Code);
        Assert.Equal("ProofMissing", Assert.Throws<RadOpsException>(() => bench.Service.Confirm(result.TransferId, " ", false, PriceList.Empty)).Code);
        Assert.Equal(AuditCodes.TransferIncomplete, Assert.Single(Audit()).Code);
    }

    private TransferOrder Order(Archive gateway, ReleaseRequest? request = null) => bench.Order(TransferBench.Node(gateway), ReleaseRoute.Iep, TransferPurpose.None, request ?? TransferBench.ToKarlstad);

    private IReadOnlyList<AuditFinding> Audit() => [.. ReleaseAudit.Run(bench.Store, bench.Clock, null, TestContext.Current.CancellationToken).Findings.Where(finding => finding.Code != AuditCodes.RegisterNotShared)];
}
