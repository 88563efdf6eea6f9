using RadOps.Core.Export;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>What has become of a release since it was entered: steps, notes, hand-over, corrections; and what is still to be done.</summary>
internal sealed class ReleaseProgress
{
    /// <summary>The kinds of event that it is read from.</summary>
    internal static readonly string[] Kinds =
    [
        EventKinds.ReferralNote, EventKinds.RisNote, EventKinds.InvoiceBasis, EventKinds.NotePasted, EventKinds.StepsDone, EventKinds.HandedOver,
        EventKinds.ReleaseClosed, EventKinds.ReleaseCorrected, EventKinds.Consent,
    ];

    private readonly HashSet<string> attested = new(StringComparer.Ordinal);

    /// <summary>What was done, as people have said.</summary>
    internal CompletedSteps Steps { get; private set; }

    internal List<ReferralNote> Notes { get; } = [];

    internal InvoiceBasis? Invoice { get; private set; }

    /// <summary>How it left the desk.</summary>
    internal HandOverPayload? HandOver { get; private set; }

    /// <summary>When it left the desk.</summary>
    internal DateTimeOffset? HandedOver { get; private set; }

    internal List<ReleaseCorrection> Corrections { get; } = [];

    /// <summary>The consent that was missing was recorded afterwards.</summary>
    internal bool HasConsent { get; private set; }

    internal bool IsClosed { get; private set; }

    /// <summary>Everything that a release asks for: the duties of the decision (that of the hand-over, once there is one), and what every medium asks for.</summary>
    internal string[] Duties(ReleasePayload release)
    {
        if (release.Origin == ReleaseOrigin.Imported) return [];
        string[] decided = [.. (HandOver?.Decision ?? release.Decision)?.Duties ?? [], .. release.MoreDuties];
        return IsMadeByRadOps(release) ? [.. decided, DutyTable.MakeTheMedium, DutyTable.HandItOver] : decided;
    }

    /// <summary>Those of the duties that are not done.</summary>
    internal IReadOnlyList<string> OpenDuties(ReleasePayload release)
    {
        if (Corrections.Count == 0) return Duties(release).Where(duty => !IsDone(duty, release)).ToArray();
        List<string> open = Notes.Exists(note => !note.IsPasted) ? [EventKinds.ReferralNote] : [];
        if (Steps.HasFlag(CompletedSteps.InvoiceBasisSent) && !Steps.HasFlag(CompletedSteps.InvoiceWithdrawn)) open.Add(DutyTable.WithdrawInvoice);
        return open;
    }

    /// <summary>How far it has come.</summary>
    internal ReleaseStatus StatusOf(ReleasePayload release) =>
        Corrections.Count > 0 ? ReleaseStatus.Corrected
        : IsClosed || OpenDuties(release).Count == 0 ? ReleaseStatus.Closed
        : HandOver is null && IsMadeByRadOps(release) ? ReleaseStatus.Ready
        : ReleaseStatus.Released;

    /// <summary>Whether it is a medium that RadOps made, which is then burnt and handed over, and not what somebody made by hand and has recorded as gone.</summary>
    internal static bool IsMadeByRadOps(ReleasePayload release) => release is { Origin: ReleaseOrigin.Export, Route: ReleaseRoute.Media };

    /// <summary>Reads an event that is about a release; what it is about is given its progress.</summary>
    internal static void Read(RegisterEvent item, Func<string, ReleaseProgress?> of)
    {
        switch (item.Kind)
        {
            case EventKinds.InvoiceBasis when RegisterJson.Read(item, RegisterJson.Default.InvoiceBasis) is { } invoice:
                of(invoice.ExportId)?.Invoice = invoice;
                break;
            case EventKinds.ReferralNote or EventKinds.RisNote when RegisterJson.Read(item, RegisterJson.Default.NotePayload) is { } note:
                of(note.ExportId)?.Notes.Add(MediaExportReader.Show(item, note));
                break;
            case EventKinds.NotePasted when RegisterJson.Read(item, RegisterJson.Default.PastedPayload) is { } pasted:
                of(pasted.ExportId)?.Paste(item, pasted);
                break;
            case EventKinds.StepsDone when RegisterJson.Read(item, RegisterJson.Default.StepsPayload) is { } done:
                of(done.ExportId)?.Take(done.Steps, done.Duties);
                break;
            case EventKinds.HandedOver when RegisterJson.Read(item, RegisterJson.Default.HandOverPayload) is { } handOver:
                of(handOver.ExportId)?.Take(item, handOver);
                break;
            case EventKinds.ReleaseClosed when RegisterJson.Read(item, RegisterJson.Default.ClosedPayload) is { } closed:
                of(closed.ExportId)?.IsClosed = true;
                break;
            case EventKinds.ReleaseCorrected when RegisterJson.Read(item, RegisterJson.Default.CorrectionPayload) is { } correction:
                of(correction.ExportId)?.Corrections.Add(ReleaseCorrection.Of(item, correction));
                break;
            case EventKinds.Consent when RegisterJson.Read(item, RegisterJson.Default.ConsentPayload) is { ExportId: { } exportId } consent:
                of(exportId)?.HasConsent = !consent.Withdrawn;
                break;
        }
    }

    /// <summary>The event that nothing remains of a release.</summary>
    internal static NewEvent Closing(EventDraft draft, string exportId, string subject) =>
        draft.Make(EventId.For(EventKinds.ReleaseClosed, exportId), EventKinds.ReleaseClosed, subject, CanonicalJson.Of(new ClosedPayload(exportId), RegisterJson.Default.ClosedPayload));

    /// <summary>Adds an event that is about to be recorded.</summary>
    internal void Take(NewEvent added) => Read(
        new RegisterEvent
        {
            Id = added.Id,
            Kind = added.Kind,
            Occurred = added.Occurred,
            Operator = added.Operator,
            CareUnit = added.CareUnit,
            Purpose = added.Purpose,
            Subject = added.Subject,
            Journal = added.Journal,
            Sequence = added.Sequence,
            Payload = added.Payload,
            Position = 0,
            Recorded = added.Occurred,
            PayloadHash = "",
            PreviousHash = "",
            Hash = "",
        },
        _ => this);

    /// <summary>Adds what is just about to be recorded, to see what remains after it.</summary>
    internal void Take(CompletedSteps steps, IEnumerable<string> duties)
    {
        Steps |= steps;
        attested.UnionWith(duties);
    }

    private void Take(RegisterEvent item, HandOverPayload handOver)
    {
        HandOver = handOver;
        HandedOver = item.Occurred;
        Take(handOver.Steps, handOver.Attested);
    }

    private void Paste(RegisterEvent item, PastedPayload pasted)
    {
        var index = Notes.FindIndex(note => note.NoteId == pasted.Note);
        if (index >= 0) Notes[index] = Notes[index] with { Pasted = item.Occurred, PastedBy = item.Operator };
    }

    private bool IsDone(string code, ReleasePayload release) => code switch
    {
        "RegisterEntry" or "RefusalEntry" => true,
        DutyTable.HandItOver => HandOver is not null,
        "PrintReports" => release.Report || Steps.HasFlag(CompletedSteps.ReportsPrinted),
        "ConsentRecord" or "OrdererStatement" => HasConsent || (!string.IsNullOrWhiteSpace(release.Request.ConsentBy) && release.Request.ConsentAt is not null),
        "ClosureRecord" => !string.IsNullOrWhiteSpace(release.Request.ClosureAttestedBy),
        EventKinds.ReferralNote or EventKinds.RisNote => Notes.Exists(note => note.Kind == code) && Notes.TrueForAll(note => note.Kind != code || note.IsPasted),
        "IdNote" => Notes.Exists(note => note.Kind == EventKinds.ReferralNote && note.IsPasted && note.Steps.HasFlag(ChecksOf(release))),
        EventKinds.InvoiceBasis => Invoice is not null && Steps.HasFlag(CompletedSteps.InvoiceBasisSent),
        _ => DutyTable.Of(code).Attested is var steps && (steps == CompletedSteps.None ? attested.Contains(code) : Steps.HasFlag(steps)),
    };

    // A proxy brings the patient's document as well as the proxy's own (N-42).
    private CompletedSteps ChecksOf(ReleasePayload release) =>
        (HandOver is { Kind: Completion.HandOverKind.PickedUpByProxy } || (HandOver is null && release.Request.Delivery == DeliveryMethod.PickUpByProxy))
            ? CompletedSteps.PatientIdChecked | CompletedSteps.ProxyIdChecked
            : CompletedSteps.PatientIdChecked;
}
