using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Transfer;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Transfer;

/// <summary>The way from a study to an archive that is proved to have it, and what the register says of it.</summary>
public sealed class TransferTests : IDisposable
{
    private readonly TransferBench bench = new();

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact, Requirement("N-21", "N-46")]
    public async Task A_study_is_sent_proved_and_noted()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(40);
        var result = await bench.SendAsync(bench.Order(TransferBench.Node(archive), said: new() { RecipientName = new("Borås lasarett"), Orderer = "dr Vik", OrderingClinic = "Akuten NÄL", Examination = "CT torax" }));

        Assert.Equal((TransferOutcome.Complete, 40, 40, 40), (result.Outcome, result.Meant, result.Verified, result.Count(TransferStatus.Sent)));
        Assert.Equal(40, await archive.CountAsync());
        Assert.Equal("CT torax 260608: Länkas till BFR fvb. Borås lasarett enl. dr Vik, Akuten NÄL.", result.RegisterLine);
        Assert.Equal("Skickat bilder till BFR via Teleradiologidestination.", result.ReferralNote);
        Assert.Contains("rad 67:", result.Explanation, StringComparison.Ordinal);
        Assert.Equal([EventKinds.TransferBegun, EventKinds.AssociationEnded, EventKinds.AssociationEnded, EventKinds.TransferProof, EventKinds.Release, EventKinds.ReferralNote], bench.Kinds);

        var release = bench.Register.Get(result.TransferId);
        Assert.Equal((40, ReleaseRoute.Bfr, ReleaseMethod.Linked, ReleaseOrigin.Export), (release.InstanceCount, release.Route, release.Method, release.Origin));
        Assert.Equal(result.RegisterLine, release.RegisterLine);
        Assert.Equal(["ReferralNote"], release.OpenDuties); // until a person has pasted it
        Assert.Contains("namngav alla 40 instanser", release.Proof, StringComparison.Ordinal);
    }

    [Fact, Requirement("C53", "X-22")]
    public async Task The_purpose_is_said_in_the_note_and_reading_is_no_release()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(3);
        var result = await bench.SendAsync(bench.Order(TransferBench.Node(archive), purpose: TransferPurpose.ExternalReading));
        Assert.Equal(TransferOutcome.Complete, result.Outcome);
        Assert.Equal("Skickat bilder till BFR via Teleradiologidestination för extern granskning.", result.ReferralNote);
        Assert.Null(result.RegisterLine);
        Assert.DoesNotContain(EventKinds.Release, bench.Kinds);
        Assert.Equal(1, bench.Count(EventKinds.ReferralNote));
    }

    [Fact, Requirement("X-19")]
    public async Task The_external_reader_gets_the_images_for_reporting()
    {
        using var reader = await Archive.StartAsync(aeTitle: "TELE");
        bench.AddStudy(3);
        var order = bench.Order(TransferBench.Node(reader), ReleaseRoute.ExternalReader, TransferPurpose.ExternalReading, new() { ArchivedInBfr = false });
        var result = await bench.SendAsync(order);
        Assert.Equal((TransferOutcome.Complete, null, null), (result.Outcome, result.RegisterLine, result.ReferralNote));
        Assert.Equal(3, await reader.CountAsync());
        Assert.DoesNotContain(EventKinds.Release, bench.Kinds);
    }

    [Fact]
    public async Task Bfr_is_asked_whether_what_the_reader_is_to_get_is_archived()
    {
        using var bfr = await Archive.StartAsync(aeTitle: "BFR");
        using var reader = await Archive.StartAsync(aeTitle: "TELE");
        var files = bench.AddStudy(3);
        var order = bench.Order(TransferBench.Node(reader), ReleaseRoute.ExternalReader, TransferPurpose.ExternalReading) with { Archive = new Dicom.DicomDestination(TransferBench.Node(bfr)) };
        Assert.True((await bench.Service.PlanAsync(order, Cancel)).IsNeeded);
        await bfr.AddAsync(files);
        var error = await Assert.ThrowsAsync<RadOpsException>(() => bench.Service.PlanAsync(order, Cancel));
        Assert.Equal(("ReleaseOpen", ErrorKind.NotPermitted), (error.Code, error.Kind));
    }

    [Fact, Requirement("N-19", "N-20")]
    public async Task What_is_archived_is_not_sent_whatever_the_request_says()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        await archive.AddAsync(bench.AddStudy(5));
        var result = await bench.SendAsync(bench.Order(TransferBench.Node(archive), said: new() { ArchivedInBfr = false }));
        Assert.Equal((TransferOutcome.NotNeeded, 5, 5), (result.Outcome, result.Count(TransferStatus.AlreadyThere), result.Verified));
        Assert.Contains("behöver inte skickas", result.Explanation, StringComparison.Ordinal);
        Assert.Equal([EventKinds.ReleaseRefused], bench.Kinds); // the decision is logged
    }

    [Fact, Requirement("N-20")]
    public async Task What_is_said_to_be_archived_and_is_not_is_sent()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        var files = bench.AddStudy(5);
        await archive.AddAsync(files.Take(2));
        var result = await bench.SendAsync(bench.Order(TransferBench.Node(archive), said: new() { ArchivedInBfr = true, Situation = Situation.EmergencyWithPatient }));
        Assert.Equal((TransferOutcome.Complete, 3, 2, 5), (result.Outcome, result.Count(TransferStatus.Sent), result.Count(TransferStatus.AlreadyThere), result.Verified));
        Assert.Contains("rad 27:", result.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_changes_nothing_and_names_every_step()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(5);
        var plan = await bench.Service.PlanAsync(bench.Order(TransferBench.Node(archive)), Cancel);
        Assert.Equal([TransferStepKind.Begin, TransferStepKind.Send, TransferStepKind.Prove, TransferStepKind.Record], plan.Steps.Select(step => step.Kind));
        Assert.Contains("5 of 5 instances", plan.Steps[1].Description, StringComparison.Ordinal);
        Assert.Empty(bench.Kinds);
        Assert.Equal(0, await archive.CountAsync());
    }

    [Fact]
    public async Task The_same_send_twice_sends_nothing_the_second_time()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(5);
        var first = await bench.SendAsync(TransferBench.Node(archive));
        var second = await bench.SendAsync(TransferBench.Node(archive));
        Assert.Equal((TransferOutcome.Complete, TransferOutcome.NotNeeded), (first.Outcome, second.Outcome));
        Assert.Equal((1, 1, 1), (bench.Count(EventKinds.TransferBegun), bench.Count(EventKinds.Release), bench.Count(EventKinds.ReferralNote)));
        Assert.Equal(5, await archive.CountAsync());
    }

    [Fact]
    public async Task Two_sends_of_one_study_at_once_are_one_transfer_one_release_and_one_note()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(60);
        var plans = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => bench.Service.PlanAsync(bench.Order(TransferBench.Node(archive)), Cancel)));
        var results = await Task.WhenAll(plans.Select(plan => Task.Run(() => bench.Service.ExecuteAsync(plan, null, Cancel))));
        Assert.All(results, result => Assert.Equal((TransferOutcome.Complete, 60, 60), (result.Outcome, result.Meant, result.Verified)));
        Assert.Equal(results[0].TransferId, results[1].TransferId);
        Assert.Equal(60, await archive.CountAsync());
        Assert.Equal((2, 1, 1, 1), (bench.Count(EventKinds.TransferBegun), bench.Count(EventKinds.TransferProof), bench.Count(EventKinds.Release), bench.Count(EventKinds.ReferralNote)));
    }

    [Fact]
    public async Task What_comes_to_the_study_later_is_a_transfer_of_its_own()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(5);
        var first = await bench.SendAsync(TransferBench.Node(archive));
        bench.AddStudy(7);
        var second = await bench.SendAsync(TransferBench.Node(archive));
        Assert.Equal((TransferOutcome.Complete, 2, 5), (second.Outcome, second.Count(TransferStatus.Sent), second.Count(TransferStatus.AlreadyThere)));
        Assert.NotEqual(first.TransferId, second.TransferId);
        Assert.Equal(7, await archive.CountAsync());
    }

    [Fact]
    public async Task A_study_of_two_patients_is_not_sent()
    {
        bench.AddStudy(3);
        bench.AddStudy(2, patient: "192001011234", variant: "");
        var error = await Assert.ThrowsAsync<RadOpsException>(() => bench.SendAsync(new Dicom.Network.DicomNode { AeTitle = "BFR", Host = "127.0.0.1", Port = 1 }));
        Assert.Equal("StudyOfTwoPatients", error.Code);
        Assert.Empty(bench.Kinds);
    }

    [Fact]
    public async Task What_the_routine_does_not_send_to_bfr_is_not_sent()
    {
        using var archive = await Archive.StartAsync(aeTitle: "BFR");
        bench.AddStudy(3);
        var order = bench.Order(TransferBench.Node(archive));
        foreach (var (request, code) in new[]
        {
            (order.Request with { RecipientLocation = RecipientLocation.OutsideRegion, IepConnected = true, Signature = SignatureStatus.Final, Consent = ConsentForm.Written }, "RouteIsNotBfr"),
            (order.Request with { Blocked = true }, "ReleaseOpen"),
            (order.Request with { Organisation = "RegionHalland" }, "ReleaseOpen"), // BFR is VGR's
        })
        {
            var error = await Assert.ThrowsAsync<RadOpsException>(() => bench.Service.PlanAsync(order with { Request = request }, Cancel));
            Assert.Equal((code, ErrorKind.NotPermitted), (error.Code, error.Kind));
        }
        Assert.Empty(bench.Kinds);
    }

    [Fact]
    public async Task A_node_that_answers_no_questions_is_vouched_for_by_a_person()
    {
        using var peer = await StoreScp.StartAsync();
        bench.AddStudy(4);
        var asked = await Assert.ThrowsAsync<RadOpsException>(() => bench.Service.PlanAsync(bench.Order(TransferBench.Node(peer)), Cancel));
        Assert.Equal("ReleaseNeeds", asked.Code);

        var result = await bench.SendAsync(bench.Order(TransferBench.Node(peer), said: new() { ArchivedInBfr = false }));
        Assert.Equal((TransferOutcome.AwaitingConfirmation, 4, 0), (result.Outcome, result.Count(TransferStatus.Sent), result.Verified));
        Assert.Contains($"Confirm-Transfer {result.TransferId}", result.Remaining, StringComparison.Ordinal);
        Assert.Equal(4, peer.Received.Count);
        Assert.DoesNotContain(EventKinds.Release, bench.Kinds);

        var confirmed = bench.Service.Confirm(result.TransferId, "Alla fyra bilder sedda i Informationsvisaren", reportSent: false, PriceList.Empty);
        Assert.Equal("Skickat bilder till BFR via Teleradiologidestination.", confirmed.ReferralNote);
        Assert.Equal([EventKinds.TransferConfirmed, EventKinds.Release, EventKinds.ReferralNote], bench.Kinds.TakeLast(3));
        Assert.Equal(ReleaseOrigin.Manual, bench.Register.Get(result.TransferId).Origin);
        Assert.Equal("TransferSettled", Assert.Throws<RadOpsException>(() => bench.Service.Confirm(result.TransferId, "igen", false, PriceList.Empty)).Code);
    }
}
