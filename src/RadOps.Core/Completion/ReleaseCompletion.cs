using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Completion;

/// <summary>
/// The end of the chain, where people do things and say so: the medium burnt and handed over, notes written out of what was done and pasted, and the release
/// closed when nothing remains. Each call records everything that follows from it at once, or nothing.
/// </summary>
/// <param name="store">Where the events are.</param>
/// <param name="register">The releases.</param>
/// <param name="desk">Decides hand-overs.</param>
/// <param name="clock">Gives the time.</param>
public sealed class ReleaseCompletion(IRegisterStore store, ReleaseRegister register, ReleaseDesk desk, TimeProvider clock)
{
    // What a person may simply say; the rest is said by how it was handed over.
    private const CompletedSteps Sayable = CompletedSteps.MediumMade | CompletedSteps.LabelApplied | CompletedSteps.ReportsPrinted | CompletedSteps.PreliminaryMarked | CompletedSteps.PrePrintedEnvelope
        | CompletedSteps.OwnReferralShown | CompletedSteps.PatientReferred | CompletedSteps.InvoiceBasisSent | CompletedSteps.InvoiceWithdrawn | CompletedSteps.ProxyFormFiled;

    private readonly MediaExportReader reader = new(store);
    private readonly HandOverGate gate = new(desk);

    /// <summary>Records steps that people have taken, and the hand-over where it is one, with the notes that the routine demands.</summary>
    /// <param name="exportId">The release.</param>
    /// <param name="handOver">How it left the desk; null when it has not.</param>
    /// <param name="steps">What was done besides.</param>
    /// <param name="duties">Duties of the site's own pack that were done, by their codes.</param>
    /// <returns>The release as it stands then.</returns>
    /// <exception cref="RadOpsException">
    /// <c>ReleaseNotFound</c>; <c>ReleaseClosed</c>, <c>ReleaseCorrected</c>: nothing is left to record; <c>StepNeedsHandOver</c>: a step that is said by how it was handed over;
    /// <c>DutyUnknown</c>; or the hand-over is not permitted.
    /// </exception>
    public MediaExport Complete(string exportId, HandOver? handOver, CompletedSteps steps = CompletedSteps.None, params IReadOnlyList<string> duties)
    {
        var open = Open(exportId);
        RequireSayable(open, steps);
        RequireKnown(open, duties);
        if (handOver is null)
        {
            AddSteps(open, steps, duties);
        }
        else
        {
            open.Progress.Take(steps | handOver.Steps, duties);
            var occurred = handOver.Occurred ?? clock.GetLocalNow();
            var decision = gate.Require(open.Release, open.Progress, handOver, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(occurred, clock.LocalTimeZone).DateTime));
            open.Add(EventKinds.HandedOver, EventId.For(EventKinds.HandedOver, exportId), HandOverJson(open, handOver, decision, steps | handOver.Steps, duties), handOver.Occurred);
            AddNotes(open, decision);
        }

        open.Record();
        return register.Get(exportId);
    }

    /// <summary>Writes a note out of what was done. The same text twice is one note.</summary>
    /// <param name="exportId">The release; a note is refused before it is there (N-12).</param>
    /// <param name="kind"><see cref="EventKinds.ReferralNote"/> or <see cref="EventKinds.RisNote"/>.</param>
    /// <param name="steps">What was done besides what is recorded already; recorded with the note.</param>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>NoteNothingDone</c>; <c>StepNeedsHandOver</c>.</exception>
    public ReferralNote AddNote(string exportId, string kind, CompletedSteps steps = CompletedSteps.None)
    {
        var open = Open(exportId);
        // What was released by hand is vouched for by whoever records it; what RadOps made goes through the hand-over.
        if (ReleaseProgress.IsMadeByRadOps(open.Release)) RequireSayable(open, steps);
        if (steps != CompletedSteps.None) AddSteps(open, steps, []);
        var note = open.AddNote(kind);
        open.Record();
        return register.Get(exportId).Notes.Single(written => written.NoteId == note);
    }

    /// <summary>Records that a person has pasted the release's notes into the RIS.</summary>
    /// <param name="exportId">The release.</param>
    /// <param name="kind">The sort of note; null for all.</param>
    /// <returns>The notes that were marked.</returns>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>NoteNotFound</c>: there is none that is not marked already.</exception>
    public IReadOnlyList<ReferralNote> MarkPasted(string exportId, string? kind = null)
    {
        var open = Open(exportId, evenIfCorrected: true);
        var notes = open.Progress.Notes.Where(note => !note.IsPasted && (kind is null || note.Kind == kind)).Select(note => note.NoteId).ToHashSet();
        if (notes.Count == 0) throw new RadOpsException("NoteNotFound", ErrorKind.NotFound, $"Release {exportId} has no note that waits to be pasted.", exportId);
        foreach (var note in notes)
            open.Add(EventKinds.NotePasted, EventId.For(EventKinds.NotePasted, note.ToString("d")), CanonicalJson.Of(new PastedPayload(exportId, note), RegisterJson.Default.PastedPayload));
        open.Record();
        return [.. register.Get(exportId).Notes.Where(note => notes.Contains(note.NoteId))];
    }

    /// <summary>Records the consent of a release where who took it, or when, was not recorded.</summary>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>ConsentIncomplete</c>.</exception>
    public RecordedConsent RecordConsent(string exportId, RecordedConsent consent)
    {
        var open = Open(exportId);
        var payload = (consent with { ExportId = exportId }).For(open.Release.Request, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        var item = open.Add(EventKinds.Consent, EventId.New(clock), CanonicalJson.Of(payload, RegisterJson.Default.ConsentPayload));
        open.Record();
        return RecordedConsent.Of(item, payload);
    }

    /// <summary>Records what went wrong with a release, beside its entry, which stays as it is.</summary>
    /// <param name="exportId">The release.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="reason">Why.</param>
    /// <param name="wentTo">Who got it instead, where that is what went wrong.</param>
    /// <param name="reference">Number of the deviation report.</param>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>ReasonMissing</c>; <c>WentToMissing</c>; <c>HandedOverAlready</c>: what has left the desk is not void; <c>EventExists</c>: it is recorded already.</exception>
    public MediaExport Correct(string exportId, CorrectionKind kind, string reason, string? wentTo = null, string? reference = null)
    {
        var open = Open(exportId, evenIfCorrected: true);
        if (string.IsNullOrWhiteSpace(reason)) throw new RadOpsException("ReasonMissing", ErrorKind.InvalidInput, "A correction needs its reason.", exportId);
        if (kind == CorrectionKind.WrongRecipient && string.IsNullOrWhiteSpace(wentTo)) throw new RadOpsException("WentToMissing", ErrorKind.InvalidInput, "Say who got it instead, as far as is known.", exportId);
        if (kind == CorrectionKind.Void && open.Progress.HandOver is not null)
            throw new RadOpsException("HandedOverAlready", ErrorKind.NotPermitted, "It has left the desk, so something was released: it is not void. Record that its medium was destroyed, or that it reached somebody else.", exportId);
        var payload = new CorrectionPayload { ExportId = exportId, Kind = kind, Reason = reason.Trim(), Reference = reference, WentTo = wentTo };
        var wasNoted = open.Progress.Notes.Count > 0;
        open.Add(EventKinds.ReleaseCorrected, EventId.For(EventKinds.ReleaseCorrected, $"{exportId}\n{kind}\n{reference}"), CanonicalJson.Of(payload, RegisterJson.Default.CorrectionPayload));
        // What a note claims in the RIS is put right there too.
        if (wasNoted) open.AddText(EventKinds.ReferralNote, NoteText.Correction(open.Release.Request, open.Release.Medium, kind, reference), CompletedSteps.None);
        open.Record();
        return register.Get(exportId);
    }

    private static void RequireSayable(OpenRelease open, CompletedSteps steps)
    {
        if ((steps & ~Sayable) is var more and not CompletedSteps.None)
            throw new RadOpsException("StepNeedsHandOver", ErrorKind.InvalidInput, $"{more} is said by how it left the desk: Complete-MediaExport -Posted, -PickedUp, -PickedUpByProxy or -HandedOver.", open.Release.ExportId);
    }

    private static void RequireKnown(OpenRelease open, IReadOnlyList<string> duties)
    {
        var asked = open.Progress.Duties(open.Release);
        if (duties.FirstOrDefault(duty => !asked.Contains(duty) || DutyTable.Knows(duty)) is { } wrong)
            throw new RadOpsException("DutyUnknown", ErrorKind.InvalidInput, $"'{wrong}' is not a duty of the site's own pack that this release has. Known duties are said with -Step.", open.Release.ExportId);
    }

    private void AddSteps(OpenRelease open, CompletedSteps steps, IReadOnlyList<string> duties) => open.Add(
        EventKinds.StepsDone,
        EventId.New(clock),
        CanonicalJson.Of(new StepsPayload { ExportId = open.Release.ExportId, Steps = steps, Duties = duties }, RegisterJson.Default.StepsPayload));

    private static void AddNotes(OpenRelease open, ReleaseDecision decision)
    {
        if (decision.Duties.Contains(EventKinds.ReferralNote) || decision.Duties.Contains("IdNote")) open.AddNote(EventKinds.ReferralNote);
        if (decision.Duties.Contains(EventKinds.RisNote) && !open.Progress.Notes.Exists(note => note.Kind == EventKinds.RisNote)) open.AddNote(EventKinds.RisNote);
    }

    private static string HandOverJson(OpenRelease open, HandOver handOver, ReleaseDecision decision, CompletedSteps steps, IReadOnlyList<string> duties) => CanonicalJson.Of(
        new HandOverPayload
        {
            ExportId = open.Release.ExportId,
            Kind = handOver.Kind,
            Address = handOver.Address,
            RegisteredMail = handOver.RegisteredMail,
            PatientDocument = handOver.Patient?.Document,
            PatientValidTo = handOver.Patient?.ValidTo,
            ProxyDocument = handOver.Proxy?.Document,
            ProxyValidTo = handOver.Proxy?.ValidTo,
            Steps = steps,
            Attested = duties,
            Decision = DecisionPayload.Of(decision),
        },
        RegisterJson.Default.HandOverPayload);

    private OpenRelease Open(string exportId, bool evenIfCorrected = false)
    {
        var (item, release) = reader.Get(exportId, CancellationToken.None);
        var progress = reader.GetProgress(item, exportId);
        if (release.Origin == ReleaseOrigin.Imported) throw new RadOpsException("ReleaseImported", ErrorKind.NotSupported, $"Release {exportId} comes from the list that was kept before; nothing is left to do with it.", exportId);
        if (progress.Corrections.Count > 0 && !evenIfCorrected)
        {
            // An invoice that was sent is the one thing that still has to be seen to.
            if (progress.OpenDuties(release).Count == 0) throw new RadOpsException("ReleaseCorrected", ErrorKind.Conflict, $"Release {exportId} was corrected; nothing more is recorded of it.", exportId);
        }

        return progress is { IsClosed: true, Corrections.Count: 0 } && !evenIfCorrected
            ? throw new RadOpsException("ReleaseClosed", ErrorKind.Conflict, $"Release {exportId} is closed: nothing remains to be done with it.", exportId)
            : new OpenRelease(store, register, item, release, progress);
    }
}
