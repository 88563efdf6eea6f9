using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Archives;

/// <summary>Where an examination is, what is missing, and what follows for whoever waits for it.</summary>
public sealed class StudyFinderTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);
    private static readonly PatientId Patient = PatientId.Unverified("191212121212");

    private readonly MovableClock clock = new(Now);
    private readonly ScriptedArchive pacs = new("pacs", NodeRole.Pacs);
    private readonly ScriptedArchive bfr = new("bfr", NodeRole.Bfr);

    public async ValueTask DisposeAsync()
    {
        await pacs.DisposeAsync();
        await bfr.DisposeAsync();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StudyFinder Finder(params ScriptedArchive[] more) => new([pacs, bfr, .. more], ArchiveWindow.DefaultDelay, clock);

    private static StudyQuestion Accession(string number = "A1", PatientId? patient = null) => new() { Key = new() { AccessionNumber = number, PatientId = patient } };

    private async Task<StudyLocation> FindAsync(StudyQuestion? question = null, params ScriptedArchive[] more)
    {
        await using var finder = Finder(more);
        return Assert.Single(await finder.FindAsync(question ?? Accession(), Cancel));
    }

    private static RadOpsException Silence(string code = "NodeRefused") => new(code, ErrorKind.Unreachable, "Nothing listens for BFR.");

    private static StudyCopy Copy(StudyLocation location, string node) => location.Copies.Single(copy => copy.Node == node);

    [Fact, Requirement("N-19")]
    public async Task What_BFR_has_whole_is_archived_and_fetched()
    {
        pacs.With("1.2", 412);
        bfr.With("1.2", 412);

        var found = await FindAsync();

        Assert.Equal((true, ArchiveAdvice.Fetch), (found.ArchivedInBfr, found.Advice));
        Assert.Equal("C-FIND 2026-11-21T10:00:00+00:00: bfr har 412 av 412 bilder", found.ArchivedSource);
        Assert.Equal([CopyStatus.Whole, CopyStatus.Whole], found.Copies.Select(copy => copy.Status));
        Assert.Equal(["1.2"], found.StudyInstanceUids);
        Assert.Equal((Patient, new DateOnly(2026, 6, 8)), (found.PatientId, found.StudyDate));
        Assert.Contains("N-19", found.Explanation, StringComparison.Ordinal);
    }

    [Fact, Requirement("N-20", "C20")]
    public async Task Partly_is_not_archived_and_what_is_missing_is_named()
    {
        pacs.With("1.2", 5);
        bfr.With("1.2", 3).With("1.2", 2, from: 8);

        var found = await FindAsync();

        Assert.False(found.ArchivedInBfr);
        var copy = Copy(found, "bfr");
        Assert.Equal((CopyStatus.Partly, 5), (copy.Status, copy.Instances));
        Assert.Equal(["1.2.4", "1.2.5"], copy.Missing);
        Assert.Equal(["1.2.8", "1.2.9"], copy.Extra);
        Assert.Equal("bfr 5 (-2)", copy.ToString());
        Assert.Contains("bfr har 3 av 5 bilder", found.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Silence_is_not_absence()
    {
        pacs.With("1.2", 5);
        bfr.Failure = Silence();

        var found = await FindAsync();

        Assert.Null(found.ArchivedInBfr);
        Assert.Null(found.ArchivedSource);
        Assert.Equal(ArchiveAdvice.Unknown, found.Advice);
        Assert.Equal((CopyStatus.NoAnswer, null, "Nothing listens for BFR."), (Copy(found, "bfr").Status, Copy(found, "bfr").Instances, Copy(found, "bfr").Reason));
        Assert.Equal("bfr ?", Copy(found, "bfr").ToString());
        Assert.Contains("bfr svarade inte", found.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_PACS_is_silent_nobody_can_say_whether_BFR_has_all()
    {
        pacs.Failure = Silence();
        bfr.With("1.2", 5);

        var found = await FindAsync(Accession(patient: Patient));

        Assert.Null(found.ArchivedInBfr);
        Assert.Equal((CopyStatus.Held, 5), (Copy(found, "bfr").Status, Copy(found, "bfr").Instances));
        bfr.Failure = null;
        var empty = await FindAsync(new() { Key = new() { StudyInstanceUid = "1.9" } });
        Assert.Equal((false, ArchiveAdvice.SendOrWait), (empty.ArchivedInBfr, empty.Advice));
    }

    [Fact]
    public async Task What_has_left_PACS_and_is_in_BFR_is_archived()
    {
        bfr.With("1.2", 5);
        var found = await FindAsync(Accession(patient: Patient));
        Assert.Equal((true, CopyStatus.Held, CopyStatus.Absent), (found.ArchivedInBfr, Copy(found, "bfr").Status, Copy(found, "pacs").Status));
    }

    [Fact]
    public async Task BFR_is_never_asked_by_accession_number_alone()
    {
        bfr.With("1.2", 5);

        var found = await FindAsync();

        Assert.Empty(bfr.Asked);
        Assert.Equal((CopyStatus.NotAsked, null), (Copy(found, "bfr").Status, found.ArchivedInBfr));
        pacs.With("1.3", 2);
        Assert.Equal(CopyStatus.Absent, Copy(await FindAsync(), "bfr").Status);
        Assert.All(bfr.Asked, key => Assert.Equal("1.3", key.StudyInstanceUid));
    }

    [Fact]
    public async Task What_nobody_has_is_not_found()
    {
        var found = await FindAsync(new StudyQuestion { Key = new() { AccessionNumber = "A9", PatientId = Patient }, Situation = Situation.EmergencyWithPatient }, new ScriptedArchive("iep", NodeRole.Iep) { Failure = Silence() });
        Assert.Equal((null, ArchiveAdvice.NotFound), (found.ArchivedInBfr, found.Advice));
    }

    [Theory, Requirement("N-20", "N-46", "C20")]
    [InlineData(Situation.EmergencyWithPatient, SignatureStatus.Unsigned, null, ArchiveAdvice.SendNow, "N-20")]
    [InlineData(Situation.EmergencyWithPatient, SignatureStatus.Final, -2, ArchiveAdvice.SendNow, "N-20")]
    [InlineData(Situation.Planned, SignatureStatus.Unsigned, null, ArchiveAdvice.SendOrWait, "N-46")]
    [InlineData(Situation.Planned, SignatureStatus.Preliminary, null, ArchiveAdvice.SendOrWait, "N-46")]
    [InlineData(Situation.Planned, SignatureStatus.Final, null, ArchiveAdvice.Wait, "24 timmar")]
    [InlineData(Situation.Planned, SignatureStatus.Final, -2, ArchiveAdvice.Wait, "2026-11-22 08:00")]
    [InlineData(Situation.Planned, SignatureStatus.Unsigned, -23, ArchiveAdvice.Wait, "2026-11-21 11:00")]
    [InlineData(Situation.Planned, SignatureStatus.Final, -24, ArchiveAdvice.Overdue, "står still")]
    [InlineData(Situation.Planned, SignatureStatus.Final, -300, ArchiveAdvice.Overdue, "2026-11-08 22:00")]
    public async Task What_is_not_archived_is_judged_by_the_patient_and_the_signature(Situation situation, SignatureStatus signature, int? hoursAgo, ArchiveAdvice advice, string words)
    {
        pacs.With("1.2", 5);
        var found = await FindAsync(Accession() with { Situation = situation, Signature = signature, SignedAt = hoursAgo is { } hours ? Now.AddHours(hours) : null });
        Assert.Equal((false, advice), (found.ArchivedInBfr, found.Advice));
        Assert.Contains(words, found.Explanation, StringComparison.Ordinal);
    }

    [Fact, Requirement("C20")]
    public async Task The_window_is_a_day_by_the_clock_also_when_the_clocks_change()
    {
        pacs.With("1.2", 5);
        var stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
        var local = new MovableClock(new(2026, 10, 25, 9, 59, 0, TimeSpan.FromHours(1)), stockholm);
        await using var finder = new StudyFinder([pacs, bfr], ArchiveWindow.DefaultDelay, local);
        // Signed at 11:00 summer time; 24 hours later it is 10:00 winter time.
        var question = Accession() with { SignedAt = new DateTimeOffset(2026, 10, 24, 11, 0, 0, TimeSpan.FromHours(2)) };

        var found = Assert.Single(await finder.FindAsync(question, Cancel));
        Assert.Equal(ArchiveAdvice.Wait, found.Advice);
        Assert.Contains("2026-10-25 10:00", found.Explanation, StringComparison.Ordinal);
        local.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ArchiveAdvice.Overdue, Assert.Single(await finder.FindAsync(question, Cancel)).Advice);
    }

    [Fact]
    public async Task A_report_cannot_be_signed_tomorrow()
    {
        pacs.With("1.2", 5);
        var error = await Assert.ThrowsAsync<RadOpsException>(() => FindAsync(Accession() with { SignedAt = Now.AddMinutes(1) }));
        Assert.Equal("SignedAtInFuture", error.Code);
    }

    [Fact]
    public async Task Without_a_BFR_nothing_is_said_of_archiving()
    {
        pacs.With("1.2", 5);
        await using var finder = new StudyFinder([pacs], ArchiveWindow.DefaultDelay, clock);
        var found = Assert.Single(await finder.FindAsync(Accession(), Cancel));
        Assert.Equal((null, ArchiveAdvice.None), (found.ArchivedInBfr, found.Advice));
    }

    [Fact]
    public async Task Another_patients_study_is_not_told_of()
    {
        pacs.With("1.2", 5, patient: "198112289874");
        var error = await Assert.ThrowsAsync<RadOpsException>(() => FindAsync(StudyQuestion.Of(new() { RequestId = "R1", AccessionNumber = "A1", PatientId = Patient })));
        Assert.Equal(("PatientMismatch", "R1"), (error.Code, error.Target));
        Assert.DoesNotContain("1981", error.Message, StringComparison.Ordinal);

        pacs.With("1.3", 1);
        Assert.Equal("StudyOfTwoPatients", (await Assert.ThrowsAsync<RadOpsException>(() => FindAsync())).Code);
        Assert.Equal("AccessionMismatch", (await Assert.ThrowsAsync<RadOpsException>(() => FindAsync(StudyQuestion.Of(new() { AccessionNumber = "A2", StudyInstanceUid = "1.3" })))).Code);
    }

    [Fact]
    public async Task A_copy_under_another_patient_is_no_archived_copy()
    {
        pacs.With("1.2", 5);
        bfr.With("1.2", 5, patient: "198112289874");
        var found = await FindAsync();
        Assert.Equal((false, CopyStatus.OtherPatient), (found.ArchivedInBfr, Copy(found, "bfr").Status));
    }

    [Fact]
    public async Task Studies_of_one_accession_number_are_one_examination()
    {
        pacs.With("1.2", 3).With("1.3", 2);
        bfr.With("1.2", 3);
        var found = await FindAsync();
        Assert.Equal(["1.2", "1.3"], found.StudyInstanceUids);
        Assert.Equal((false, 2), (found.ArchivedInBfr, Copy(found, "bfr").Missing.Count));
    }

    [Fact]
    public async Task A_patient_has_a_line_for_each_examination()
    {
        pacs.With("1.2", 3).With("1.4", 2, accession: "A2");
        bfr.With("1.2", 3).With("1.5", 1, accession: "OTHER");
        await using var finder = Finder();
        var found = await finder.FindAsync(new() { Key = new() { PatientId = Patient } }, Cancel);
        Assert.Equal(["A1", "A2", "OTHER"], found.Select(location => location.AccessionNumber).Order());
        Assert.Equal([true, false, true], found.OrderBy(location => location.AccessionNumber, StringComparer.Ordinal).Select(location => location.ArchivedInBfr));
    }

    [Fact, Requirement("N-20")]
    public async Task A_request_goes_on_with_what_was_found()
    {
        pacs.With("1.2", 3);
        var request = new ReleaseRequest { RequestId = "R1", AccessionNumber = "A1", PatientId = Patient, ArchivedInBfr = true, Situation = Situation.EmergencyWithPatient };

        var found = await FindAsync(StudyQuestion.Of(request));
        Assert.Equal("R1", found.RequestId);
        Assert.Equal(request with { ArchivedInBfr = false, StudyInstanceUid = "1.2" }, found.Request);

        // What was said and cannot be looked up counts for a planned send, and not in an emergency.
        bfr.Failure = Silence();
        Assert.Null((await FindAsync(StudyQuestion.Of(request))).Request!.ArchivedInBfr);
        Assert.True((await FindAsync(StudyQuestion.Of(request with { Situation = Situation.Planned }))).Request!.ArchivedInBfr);
    }

    [Fact]
    public async Task A_dead_node_is_asked_once_and_again_after_a_while()
    {
        pacs.With("1.2", 1);
        bfr.Failure = Silence();
        await using var finder = Finder();
        for (var i = 0; i < 50; i++)
            Assert.Equal(CopyStatus.NoAnswer, Copy(Assert.Single(await finder.FindAsync(Accession(), Cancel)), "bfr").Status);
        Assert.Single(bfr.Asked);

        (bfr.Failure, _) = (null, bfr.With("1.2", 1));
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(Assert.Single(await finder.FindAsync(Accession(), Cancel)).ArchivedInBfr);
    }

    [Fact]
    public async Task Nonsense_is_this_questions_silence_alone_and_a_bad_key_is_the_askers_fault()
    {
        pacs.With("1.2", 1);
        bfr.With("1.2", 1).Failure = new("PeerProtocolError", ErrorKind.Corrupt, "It answered something else.");
        await using var finder = Finder();
        Assert.Null(Assert.Single(await finder.FindAsync(Accession(), Cancel)).ArchivedInBfr);
        bfr.Failure = null;
        Assert.True(Assert.Single(await finder.FindAsync(Accession(), Cancel)).ArchivedInBfr);

        pacs.Failure = new("QueryKeyInvalid", ErrorKind.InvalidInput, "No wildcards.");
        Assert.Equal("QueryKeyInvalid", (await Assert.ThrowsAsync<RadOpsException>(() => finder.FindAsync(Accession("A*"), Cancel))).Code);
        Assert.Equal("StudyNotNamed", Assert.Throws<RadOpsException>(() => StudyQuestion.Of(new() { RequestId = "R" })).Code);
        Assert.Equal("StudyNotNamed", (await Assert.ThrowsAsync<RadOpsException>(() => finder.FindAsync(new() { Key = new() }, Cancel))).Code);
    }

    [Fact]
    public async Task Archives_are_let_go_of()
    {
        await Finder().DisposeAsync();
        Assert.True(pacs.IsDisposed && bfr.IsDisposed);
    }

    private sealed class MovableClock(DateTimeOffset now, TimeZoneInfo? zone = null) : TimeProvider
    {
        private DateTimeOffset now = now;

        public override TimeZoneInfo LocalTimeZone => zone ?? TimeZoneInfo.Utc;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();

        public override long GetTimestamp() => now.UtcTicks;

        public void Advance(TimeSpan time) => now += time;
    }
}
