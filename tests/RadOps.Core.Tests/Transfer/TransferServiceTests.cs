using System.Globalization;
using RadOps.Core.Audit;
using RadOps.Core.Export;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Tests.Export;
using RadOps.Core.Transfer;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Transfer;

/// <summary>What a transfer makes of nodes that answer oddly, and what the audit makes of transfers.</summary>
public sealed class TransferServiceTests : IDisposable
{
    private static readonly RadOpsException Down = new("NodeRefused", ErrorKind.Unreachable, "Nothing listens.");
    private static readonly RadOpsException Mute = new("ServiceNotAccepted", ErrorKind.NotSupported, "It offers no C-FIND.");
    private static readonly RadOpsException Frozen = new("NodeReplyTimeout", ErrorKind.Unreachable, "It was silent.");

    private readonly GoingClock clock = new(new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero));
    private readonly MemoryRegister store;
    private readonly ReleaseRegister register;
    private readonly TransferService service;
    private readonly ScriptedNode node = new();

    public TransferServiceTests()
    {
        store = new MemoryRegister(clock);
        register = new(store, clock, new("sve11", "Röntgen"));
        service = new(new(new PolicyCatalog(PolicyFiles.BuiltIn()), register, clock), new(store, register), new(new FakeDicomFiles(), Path.GetTempPath(), clock), clock);
    }

    public void Dispose() => store.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_that_indexes_at_its_leisure_is_asked_again_for_a_while()
    {
        node.Names = (question, uid) => question >= 4 || uid == "1"; // the first question is the plan's
        var result = await SendAsync();
        Assert.Equal((TransferOutcome.Complete, 3, 4), (result.Outcome, result.Verified, node.Questions));
    }

    [Fact]
    public async Task An_answer_alone_is_no_proof()
    {
        node.Names = (_, uid) => uid != "2";
        var result = await SendAsync(patience: TimeSpan.FromMilliseconds(300));
        Assert.Equal((TransferOutcome.Incomplete, 2, 3), (result.Outcome, result.Verified, result.Count(TransferStatus.Sent)));
        Assert.Contains("does not name it", result.Problem?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(EventKinds.Release, Kinds);
    }

    [Theory]
    [InlineData(TransferStatus.Unknown, TransferStatus.Sent)]
    [InlineData(TransferStatus.Refused, TransferStatus.AlreadyThere)]
    [InlineData(TransferStatus.NotSent, TransferStatus.AlreadyThere)]
    [InlineData(TransferStatus.NotAccepted, TransferStatus.AlreadyThere)]
    [InlineData(TransferStatus.Warning, TransferStatus.Warning)]
    public async Task What_the_node_names_it_has_whatever_came_of_the_send(TransferStatus answered, TransferStatus settled)
    {
        node.Keep("2");
        node.Names = (question, uid) => uid != "2" || question > 1; // somebody else sends it meanwhile
        node.Answer = uid => uid == "2" ? answered : TransferStatus.Sent;
        var result = await SendAsync();
        Assert.Equal((TransferOutcome.Complete, settled, true), (result.Outcome, result.Instances[1].Status, result.Instances[1].Verified));
    }

    [Theory]
    [InlineData(TransferStatus.Unknown, TransferStatus.NotSent)]
    [InlineData(TransferStatus.Refused, TransferStatus.Refused)]
    [InlineData(TransferStatus.NotAccepted, TransferStatus.NotAccepted)]
    public async Task What_the_node_does_not_name_it_has_not(TransferStatus answered, TransferStatus settled)
    {
        node.Answer = uid => uid == "2" ? answered : TransferStatus.Sent;
        var result = await SendAsync();
        Assert.Equal((TransferOutcome.Incomplete, settled, false, 2), (result.Outcome, result.Instances[1].Status, result.Instances[1].Verified, result.Verified));
        Assert.Equal(("TransferIncomplete", result.TransferId), (result.Problem?.Code, result.Problem?.Target));
        Assert.Contains($"2, {settled}", result.Problem?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_is_not_there_is_sent()
    {
        node.Keep("1", "3");
        var result = await SendAsync();
        Assert.Equal(["2"], node.Sent);
        Assert.Equal((TransferOutcome.Complete, 2, 1), (result.Outcome, result.Count(TransferStatus.AlreadyThere), result.Count(TransferStatus.Sent)));
    }

    [Fact]
    public async Task What_the_node_lost_again_is_sent_the_next_time()
    {
        node.Keep("1");
        node.Names = (question, uid) => uid != "1" || question == 1;
        Assert.Equal(TransferStatus.NotSent, (await SendAsync(patience: TimeSpan.Zero)).Instances[0].Status);
        node.Names = (_, uid) => node.Sent.Contains(uid);
        var second = await SendAsync();
        Assert.Equal(TransferOutcome.Complete, second.Outcome);
        Assert.Equal(["2", "3", "1"], node.Sent);
    }

    [Fact]
    public async Task A_node_that_stood_still_is_not_waited_for_twice()
    {
        node.Answer = uid => uid == "2" ? TransferStatus.Unknown : TransferStatus.Sent;
        node.Failure = Frozen;
        var result = await SendAsync();
        Assert.Equal((TransferOutcome.Incomplete, "NodeReplyTimeout", 1), (result.Outcome, result.Failure?.Code, node.Questions));
        Assert.Equal(TransferStatus.Unknown, result.Instances[1].Status);
    }

    [Fact]
    public async Task A_node_that_can_be_asked_no_more_leaves_it_unproved_until_the_next_time()
    {
        node.Silence = question => question == 2 ? Down : null;
        var first = await SendAsync();
        Assert.Equal((TransferOutcome.Incomplete, "NodeRefused", 0), (first.Outcome, first.Problem?.Code, first.Verified));
        var second = await SendAsync();
        Assert.Equal((TransferOutcome.Complete, first.TransferId, 3), (second.Outcome, second.TransferId, second.Count(TransferStatus.AlreadyThere)));
        Assert.Equal(3, node.Sent.Count);
    }

    [Fact]
    public async Task A_broken_file_among_the_studys_files_is_meant_too()
    {
        var broken = FakeDicomFiles.Instance("9") with { Status = DicomFileStatus.NotDicom, StudyInstanceUid = null, SopInstanceUid = null, Reason = "empty" };
        node.Silence = _ => Down;
        var result = await SendAsync(files: [.. Study(), broken]);
        Assert.Equal((4, 3, 1), (result.Meant, result.Count(TransferStatus.NotSent), result.Count(TransferStatus.Unreadable)));
    }

    [Fact, Requirement("N-20", "N-21")]
    public async Task The_report_does_not_go_to_bfr()
    {
        var report = FakeDicomFiles.Instance("9", sopClass: "1.2.840.10008.5.1.4.1.1.104.1");
        var result = await SendAsync(files: [.. Study(), report]);
        Assert.Equal(["1", "2", "3"], node.Sent);
        Assert.Contains("1 report instance of the study is left off", Assert.Single(result.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_throws_when_it_is_stopped_does_not_keep_the_end_from_the_register()
    {
        using var stop = new CancellationTokenSource();
        var plan = await service.PlanAsync(Order(Study()), Cancel);
        var result = await service.ExecuteAsync(plan, new Thrower(stop), stop.Token);
        Assert.Equal((TransferOutcome.Stopped, EventKinds.TransferFailed), (result.Outcome, Kinds[^1]));
    }

    [Fact]
    public void The_same_thing_bears_the_same_name_which_no_one_takes_for_a_number()
    {
        var key = new TransferKey(ReleaseRoute.Bfr, "BFR", TransferPurpose.InRegionCare, "1.2.3", "");
        Assert.Equal(key.Name(1), (key with { }).Name(1));
        var names = Enumerable.Range(1, 2000).Select(key.Name).ToList();
        Assert.Equal(2000, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^T-[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{4}$", name));
    }

    [Fact, Requirement("N-21")]
    public async Task The_audit_finds_a_transfer_that_is_not_finished_and_grows_graver()
    {
        node.Silence = _ => Mute;
        var awaiting = await SendAsync(new() { ArchivedInBfr = false });
        Assert.Equal(TransferOutcome.AwaitingConfirmation, awaiting.Outcome);
        AssertFinding(AuditCodes.TransferNotConfirmed, FindingSeverity.Warning, awaiting.TransferId);
        clock.Pass(TimeSpan.FromDays(8));
        AssertFinding(AuditCodes.TransferNotConfirmed, FindingSeverity.Error, awaiting.TransferId);
        Assert.Equal(new WaitingTransfer(awaiting.TransferId, node.Name, "A1", 3), Assert.Single(service.FindWaiting(Cancel)));
        service.Confirm(awaiting.TransferId, "sedda", false, PriceList.Empty);
        Assert.Empty(Audit());
        Assert.Empty(service.FindWaiting(Cancel));
    }

    [Fact]
    public async Task The_audit_finds_a_transfer_without_proof()
    {
        node.Answer = _ => TransferStatus.Refused;
        var incomplete = await SendAsync();
        Assert.Empty(service.FindWaiting(Cancel));
        AssertFinding(AuditCodes.TransferIncomplete, FindingSeverity.Error, incomplete.TransferId);
        node.Answer = _ => TransferStatus.Sent;
        Assert.Equal(incomplete.TransferId, (await SendAsync()).TransferId);
        Assert.Empty(Audit());
    }

    [Fact]
    public async Task The_audit_finds_a_transfer_without_an_end_once_it_cannot_be_under_way()
    {
        var plan = await service.PlanAsync(Order(Study()), Cancel);
        Assert.Equal(1, new TransferRegister(store, register).Begin(plan));
        Assert.Empty(Audit());
        clock.Pass(TimeSpan.FromHours(2));
        AssertFinding(AuditCodes.TransferNotEnded, FindingSeverity.Error, plan.TransferId);
        Assert.Equal(TransferOutcome.Complete, (await SendAsync()).Outcome);
        Assert.Empty(Audit());
    }

    [Fact, Requirement("N-21")]
    public async Task The_audit_finds_a_proved_send_to_bfr_without_a_note()
    {
        _ = await SendAsync(purpose: TransferPurpose.ExternalReading);
        using var forgetful = new MemoryRegister(clock);
        forgetful.Append([.. store.Read(new(), Cancel).Where(item => item.Kind != EventKinds.ReferralNote)], Cancel);
        var finding = Assert.Single(ReleaseAudit.Run(forgetful, clock, null, Cancel).Findings);
        Assert.Equal((AuditCodes.ReferralNoteMissing, FindingSeverity.Warning), (finding.Code, finding.Severity));
        Assert.Equal(["N-21 (rad 69)"], finding.Rules);
        Assert.Empty(Audit());
    }

    [Fact]
    public async Task An_attempt_that_begins_while_another_ends_does_not_open_the_transfer_anew()
    {
        var late = await service.PlanAsync(Order(Study()), Cancel);
        _ = await SendAsync();
        Assert.Equal(2, new TransferRegister(store, register).Begin(late));
        clock.Pass(TimeSpan.FromHours(2));
        Assert.Empty(Audit());
    }

    [Theory, Requirement("X-19", "X-22")]
    [InlineData(ReleaseRoute.Bfr, TransferRoute.Bfr)]
    [InlineData(ReleaseRoute.ExternalReader, TransferRoute.Teleradiology)]
    public async Task The_register_tells_which_way_to_the_reader_it_was(ReleaseRoute route, TransferRoute way)
    {
        var order = Order(Study(), new() { ArchivedInBfr = false }, TransferPurpose.ExternalReading) with { Route = route, ReaderRoute = way };
        var plan = await service.PlanAsync(order, Cancel);
        Assert.Contains($"by way of {way}", plan.Steps[0].Description, StringComparison.Ordinal);
        var result = await service.ExecuteAsync(plan, null, Cancel);
        Assert.Equal((TransferOutcome.Complete, way), (result.Outcome, result.ReaderRoute));
        Assert.Contains($"\"readerRoute\":\"{way}\"", store.Read(new(), Cancel).Single(item => item.Kind == EventKinds.TransferBegun).Payload?.Text, StringComparison.Ordinal);
        Assert.Empty(Audit());
    }

    [Fact]
    public async Task A_send_that_is_not_to_the_reader_names_no_way()
    {
        Assert.Null((await SendAsync()).ReaderRoute);
        Assert.DoesNotContain("readerRoute", store.Read(new(), Cancel).Single(item => item.Kind == EventKinds.TransferBegun).Payload?.Text, StringComparison.Ordinal);
    }

    [Fact, Requirement("X-19")]
    public void What_a_person_sent_is_recorded_once_on_that_persons_word_and_is_no_release()
    {
        PersonTransfer done = new() { ReaderRoute = TransferRoute.Modality, AccessionNumber = "A1", Organisation = "NuSjukvarden", PatientId = Core.Identity.PatientId.Unverified("191212121212"), DoneBy = "ssk Ek", Proof = "kön tom 02:14" };
        var recorded = service.Record(done);
        Assert.Equal((TransferRoute.Modality, "ssk Ek", "kön tom 02:14"), (recorded.ReaderRoute, recorded.DoneBy, recorded.Proof));
        Assert.InRange(recorded.Occurred, clock.GetUtcNow().AddMinutes(-1), clock.GetUtcNow());
        var item = Assert.Single(store.Read(new(), Cancel));
        Assert.Equal((EventKinds.TransferDoneByPerson, false), (item.Kind, item.Subject.Length == 0));
        Assert.Contains("\"readerRoute\":\"Modality\"", item.Payload?.Text, StringComparison.Ordinal);
        Assert.Empty(register.Find(new()));
        Assert.Empty(Audit());
        Assert.Equal("TransferSettled", Assert.Throws<RadOpsException>(() => service.Record(done)).Code);
        Assert.NotEqual(recorded.TransferId, service.Record(done with { Proof = "skickad igen, kön tom 02:40" }).TransferId);
        Assert.Equal("ProofMissing", Assert.Throws<RadOpsException>(() => service.Record(done with { Proof = " " })).Code);
        Assert.Equal("DoneByMissing", Assert.Throws<RadOpsException>(() => service.Record(done with { DoneBy = "" })).Code);
        Assert.Equal("AccessionMissing", Assert.Throws<RadOpsException>(() => service.Record(done with { AccessionNumber = "" })).Code);
        Assert.Equal("TimeAhead", Assert.Throws<RadOpsException>(() => service.Record(done with { Occurred = clock.GetUtcNow().AddHours(1) })).Code);
    }

    private static List<DicomHeader> Study() => [.. Enumerable.Range(1, 3).Select(number => FakeDicomFiles.Instance(number.ToString(CultureInfo.InvariantCulture)))];

    private IReadOnlyList<string> Kinds => [.. store.Read(new()).Select(item => item.Kind)];

    private TransferOrder Order(IReadOnlyList<DicomHeader> files, ReleaseRequest? said = null, TransferPurpose purpose = TransferPurpose.InRegionCare, TimeSpan? patience = null)
    {
        var studies = StudyIndex.Build(new FakeDicomFiles([.. files]), ["/studies"]);
        return new TransferOrder
        {
            Request = StudyRequest.Of(studies, "1.2.3", (said ?? new()) with { Organisation = "NuSjukvarden", TransferPurpose = purpose }),
            Studies = studies,
            Route = ReleaseRoute.Bfr,
            Destination = node,
            ProofPatience = patience ?? TimeSpan.FromSeconds(10),
        };
    }

    private async Task<TransferResult> SendAsync(ReleaseRequest? said = null, IReadOnlyList<DicomHeader>? files = null, TransferPurpose purpose = TransferPurpose.InRegionCare, TimeSpan? patience = null)
    {
        var result = await service.ExecuteAsync(await service.PlanAsync(Order(files ?? Study(), said, purpose, patience), Cancel), null, Cancel);
        Assert.Equal(result.Meant, Enum.GetValues<TransferStatus>().Sum(result.Count));
        return result;
    }

    private IReadOnlyList<AuditFinding> Audit() => ReleaseAudit.Run(store, clock, null, Cancel).Findings;

    private void AssertFinding(string code, FindingSeverity severity, string transferId)
    {
        var finding = Assert.Single(Audit());
        Assert.Equal((code, severity, transferId), (finding.Code, finding.Severity, finding.ExportId));
    }

    private sealed class Thrower(CancellationTokenSource stop) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Step is not TransferStepKind.Send)
                return;
            stop.Cancel();
            throw new OperationCanceledException();
        }
    }

    /// <summary>A clock that goes, and can be set forward.</summary>
    private sealed class GoingClock(DateTimeOffset start) : TimeProvider
    {
        private TimeSpan shift = start - System.GetUtcNow();

        public void Pass(TimeSpan time) => shift += time;

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
    }
}
