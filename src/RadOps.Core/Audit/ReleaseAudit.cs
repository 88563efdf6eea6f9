using System.Buffers.Binary;
using System.Globalization;
using RadOps.Core.Audit.Exemptions;
using RadOps.Core.Audit.Runs;
using RadOps.Core.Completion;
using RadOps.Core.Register;
using RadOps.Core.Register.Disposal;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Register.Payloads.Reading;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>
/// Walks a register once, from its first event, and finds what breaks a routine or is not finished. Events are streamed; what is kept is what is still
/// open, and enough of each release to know it again.
/// </summary>
public sealed class ReleaseAudit
{
    /// <summary>What was begun a moment ago is being made.</summary>
    internal static readonly TimeSpan BeingMade = TimeSpan.FromHours(1);

    private readonly IRegisterStore store;
    private readonly AuditOptions options;
    private readonly DateTimeOffset now;
    private readonly DateOnly today;
    private readonly List<AuditFinding> findings = [];
    private readonly RegisterChainWalk walk = new();
    private readonly ReleaseReader reader = new();
    private readonly Dictionary<string, PendingRelease> pending = new(StringComparer.Ordinal);
    private readonly HashSet<ulong> known = []; // by half of the events' own ids, which are hashes of the releases' names: there may be millions
    private readonly Dictionary<string, AuditFinding> astray = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Subject, string Request), (AuditFinding Finding, bool ForPerson)> waiting = [];
    private readonly TransferWatch transfers = new();
    private readonly ExportWatch exports = new();
    private readonly SampleWatch samples;
    private readonly IntakeWatch intake = new();
    private readonly DisposalWatch disposals = new();
    private readonly SpoolWatch spool = new();
    private readonly HashSet<Guid> disposed = [];
    private readonly DuplicateWatch duplicates;
    private readonly AuditTally tally;
    private RegisterEvent? lastRun;
    private int releases;
    private int imported;

    private ReleaseAudit(IRegisterStore store, TimeProvider clock, AuditOptions options)
    {
        if (options.OpenAfterDays < 1) throw new RadOpsException("OpenAfterDaysInvalid", ErrorKind.InvalidInput, "The number of days after which something open is overdue must be 1 or more.");
        this.store = store;
        now = clock.GetUtcNow();
        today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        samples = new SampleWatch(clock.LocalTimeZone);
        this.options = options;
        duplicates = new DuplicateWatch(store);
        tally = new AuditTally(clock.LocalTimeZone);
    }

    /// <summary>Audits a register.</summary>
    /// <param name="store">The register.</param>
    /// <param name="clock">Gives the time from which ages are counted, and the zone in which months begin and end.</param>
    /// <param name="options">What to look at; everything when null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static AuditReport Run(IRegisterStore store, TimeProvider clock, AuditOptions? options = null, CancellationToken cancellationToken = default) =>
        new ReleaseAudit(store, clock, options ?? new AuditOptions()).Run(cancellationToken);

    private AuditReport Run(CancellationToken cancellationToken)
    {
        var head = store.ReadHead();
        // Reading is a third of the work and the chain's hashes another; neither needs anything of what the rules find.
        foreach (var item in ReadAhead.Of(Walk(head, cancellationToken)))
        {
            Take(item);
            transfers.Take(item);
            exports.Take(item, now);
            samples.Take(item);
            intake.Take(item);
            disposals.Take(item);
            spool.Take(item);
        }

        // What was disposed of while this ran is explained beyond where it ended.
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.PayloadsDisposed], After = head.Position }, cancellationToken)) disposals.Take(item);
        var chain = walk.End(head);
        foreach (var release in pending.Values) findings.AddRange(release.Findings(options.OpenAfterDays));
        findings.AddRange(exports.Findings(now));
        findings.AddRange(astray.Values);
        findings.AddRange(transfers.Findings(now, options.OpenAfterDays));
        findings.AddRange(samples.Findings(now, options.OpenAfterDays));
        findings.AddRange(intake.Findings(now, options.OpenAfterDays));
        findings.AddRange(waiting.Values.Select(item => item.Finding).Where(finding => finding.AgeDays >= options.OpenAfterDays));
        foreach (var (finding, forPerson) in waiting.Values.Where(item => !(item.Finding.Occurred < options.Since))) tally.AddWaiting(finding.Occurred!.Value, forPerson);
        findings.AddRange(spool.Findings(now));
        findings.RemoveAll(finding => finding.Occurred < options.Since);
        AddOfRegister(chain);
        var told = new ExemptionBook(options.Exemptions, now, today).Apply(findings);
        var report = new AuditReport(now, options, store.Location, chain, releases, imported, [.. told.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Occurred)]) { Months = tally.Months };
        return AuditComparison.Compare(report, lastRun, store.SubjectSecret);
    }

    private IEnumerable<RegisterEvent> Walk(RegisterHead head, CancellationToken cancellationToken)
    {
        // What others append while this runs is left for the next audit; nothing is judged by what does not hold.
        return ReadAhead.Of(store.Read(new RegisterQuery(), cancellationToken)).TakeWhile(item => item.Position <= head.Position && walk.Next(item));
    }

    private void Take(RegisterEvent item)
    {
        switch (item.Kind)
        {
            case EventKinds.ReleasesAudited when item.Payload is not null:
                lastRun = item;
                break;
            case EventKinds.Release when item.Payload is null:
                disposed.Add(item.Id);
                break;
            case EventKinds.Release when reader.Read(item) is { } release:
                TakeRelease(item, release);
                break;
            case EventKinds.ReleaseRefused when RegisterJson.Read(item, RegisterJson.Default.RefusalPayload) is { } refusal:
                TakeRefusal(item, refusal);
                break;
            case EventKinds.ReleaseCorrected when RegisterJson.Read(item, RegisterJson.Default.CorrectionPayload) is { } correction:
                duplicates.Correct(correction.ExportId);
                Reopen(item, correction.ExportId);
                TakeCorrection(item, correction);
                break;
        }

        Follow(item);
    }

    private void Follow(RegisterEvent item)
    {
        string? about = null;
        ReleaseProgress.Read(item, exportId => ProgressOf(item, about = exportId));
        if (about is null || !pending.TryGetValue(about, out var release) || !release.IsOver) return;
        findings.AddRange(release.Findings(options.OpenAfterDays));
        pending.Remove(about);
    }

    /// <summary>The release that an event is about. One that is not there, though something is said to have been done with it, is a hole.</summary>
    private ReleaseProgress? ProgressOf(RegisterEvent item, string exportId)
    {
        if (pending.TryGetValue(exportId, out var release)) return release.Progress;
        if (item.Kind is EventKinds.StepsDone or EventKinds.HandedOver or EventKinds.ReleaseClosed or EventKinds.ReleaseCorrected && EventId.For(EventKinds.Release, exportId) is var id && !known.Contains(HalfOf(id)) && !disposed.Contains(id))
            astray.TryAdd(exportId, AuditSubject.Of(item, now, exportId).Find(AuditCodes.StepMissing, "NoRelease"));
        return null;
    }

    /// <summary>What was over is not, once it is corrected: what had become of it is read once more. That is seldom, and cheaper than to keep it of all.</summary>
    private void Reopen(RegisterEvent correction, string exportId)
    {
        if (pending.ContainsKey(exportId) || !known.Contains(HalfOf(EventId.For(EventKinds.Release, exportId)))) return;
        var (item, release) = new MediaExportReader(store).Get(exportId, CancellationToken.None);
        var reopened = new PendingRelease(new AuditedRelease(item, release, now));
        foreach (var before in store.Read(new RegisterQuery { Kinds = ReleaseProgress.Kinds, Subject = item.Subject }).TakeWhile(before => before.Position < correction.Position))
            ReleaseProgress.Read(before, about => about == exportId ? reopened.Progress : null);
        pending[exportId] = reopened;
    }

    private void TakeCorrection(RegisterEvent item, CorrectionPayload correction)
    {
        if (correction.Kind != CorrectionKind.WrongRecipient) return;
        astray[correction.ExportId] = AuditSubject.Of(item, now, correction.ExportId).Find(AuditCodes.WrongRecipient, string.IsNullOrWhiteSpace(correction.Reference) ? "NotReported" : "Reported");
    }

    private void TakeRelease(RegisterEvent item, ReleasePayload release)
    {
        exports.TakeRelease(item, release, now);
        transfers.TakeRelease(release);
        waiting.Remove(Key(item, release.Request));
        if (release.Origin != ReleaseOrigin.Imported) samples.TakeRelease(item);
        if (release.Origin == ReleaseOrigin.Imported) imported++;
        else if (!(item.Occurred < options.Since))
        {
            releases++;
            tally.Add(item, release);
        }

        var audited = new AuditedRelease(item, release, now);
        findings.AddRange(ReleaseRules.Judge(audited));
        AddDuplicate(audited);
        duplicates.Add(item, release.Request);
        known.Add(HalfOf(item.Id));
        if (release.Origin != ReleaseOrigin.Imported && new PendingRelease(audited) is { IsOver: false } open) pending[release.ExportId] = open;
    }

    private void AddDuplicate(AuditedRelease audited)
    {
        // The regional archive takes each instance once: images that come later go to the same place and are no second release of the first.
        if (audited.Release is { Origin: ReleaseOrigin.Imported } or { Route: ReleaseRoute.Bfr } || audited.Request.RegisterHitAcknowledged || audited.Request.PatientId is null) return;
        if (duplicates.Find(audited.Event, audited.Request) is not { } hit) return;
        findings.Add(audited.Find(AuditCodes.DuplicateRelease, values: ("earlier", hit.ExportId)));
    }

    private void TakeRefusal(RegisterEvent item, RefusalPayload refusal)
    {
        var key = Key(item, refusal.Request);
        // The report may be denied while the images wait for somebody to decide (HB1): that is denied as a whole, and not answered.
        var isOpen = refusal.Decision.Images == ItemVerdict.Open || refusal.Decision.Report == ItemVerdict.Open;
        if (!isOpen && refusal.Decision.Outcome != DecisionOutcome.Needs)
        {
            waiting.Remove(key);
            if (!(item.Occurred < options.Since)) tally.AddRefused(item.Occurred);
            return;
        }

        var subject = AuditSubject.Of(item, now, request: refusal.Request);
        // Asked again, it has still waited since the first time.
        waiting.TryAdd(key, (isOpen ? subject.Find(AuditCodes.OpenItem, "Human") : subject.Find(AuditCodes.OpenItem, "Facts", values: ("needs", string.Join(", ", refusal.Decision.Needs))), isOpen));
    }

    private void AddOfRegister(ChainReport chain)
    {
        var register = new AuditSubject(now);
        if (chain.Fault is { } fault) findings.Add(register.Find(AuditCodes.ChainBroken, values: [("position", Number(fault.Position)), ("fault", fault.Code)]));
        if (disposals.FirstUnexplained is { } missing) findings.Add(register.Find(AuditCodes.PayloadMissing, values: [("position", Number(missing)), ("count", Number(disposals.Count))]));
        if (!store.IsShared) findings.Add(register.Find(AuditCodes.RegisterNotShared));
    }

    private static ulong HalfOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static (string Subject, string Request) Key(RegisterEvent item, ReleaseRequest request) =>
        (item.Subject, request.RequestId ?? request.AccessionNumber ?? request.StudyInstanceUid ?? "");
}
