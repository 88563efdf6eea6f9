using RadOps.Core.Policies;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>
/// The register "Exporterade bilder" (H-26): what was released, to whom, by which words, with its notes and invoice bases; written as
/// events and read back as views. Safe to use from several threads, as the store is.
/// </summary>
/// <param name="store">Where the events are.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="context">On whose behalf it is written.</param>
public sealed class ReleaseRegister(IRegisterStore store, TimeProvider clock, OperatorContext context) : IReleaseHistory
{
    private readonly EventDraft draft = new(store.SubjectSecret, clock, context);
    private readonly MediaExportReader reader = new(store);
    private readonly EarlierReleaseIndex withoutPatient = new(store.SubjectSecret);
    private readonly Lock gate = new();

    /// <summary>On whose behalf it is written.</summary>
    public OperatorContext Context => context;

    /// <summary>Makes events on the operator's behalf.</summary>
    internal EventDraft Draft => draft;

    /// <summary>A name for a release that the register does not hold yet.</summary>
    public string NewExportId()
    {
        while (true)
        {
            var exportId = ExportId.New(Today());
            if (!store.Read(new RegisterQuery { Ids = [EventId.For(EventKinds.ExportBegun, exportId), EventId.For(EventKinds.Release, exportId)] }).Any()) return exportId;
        }
    }

    /// <summary>Records a release that RadOps made and verified.</summary>
    /// <exception cref="RadOpsException"><c>ReleaseNotAllowed</c>: its decision does not allow what went; <c>EventExists</c>: it is recorded already.</exception>
    public MediaExport Record(ReleaseRecord record)
    {
        Record(record, null, null);
        return Get(record.ExportId);
    }

    /// <summary>As the public one, with its invoice basis and the step that it is, all or nothing.</summary>
    internal void Record(ReleaseRecord record, InvoiceBasis? basis, NewEvent? step)
    {
        if (record.Origin == ReleaseOrigin.Export) CheckAllowed(record);
        var release = Event(record);
        List<NewEvent> events = step is null ? [release] : [step, release];
        if (basis is not null) events.Add(Event(basis, release.Subject));
        store.Append(events);
    }

    /// <summary>
    /// Records a release made by hand, with its notes and invoice basis, all or nothing. It has happened: it is recorded whatever its decision says,
    /// and the audit tells where the routine did not allow it.
    /// </summary>
    /// <param name="record">The release; the operator's proof is demanded.</param>
    /// <param name="steps">What was done, as the operator vouches.</param>
    /// <param name="prices">The site's prices.</param>
    /// <exception cref="RadOpsException"><c>ProofMissing</c>; <c>EventExists</c>: it is recorded already.</exception>
    public MediaExport RecordManual(ReleaseRecord record, CompletedSteps steps, PriceList prices)
    {
        if (string.IsNullOrWhiteSpace(record.Proof))
            throw new RadOpsException("ProofMissing", ErrorKind.InvalidInput, "A release made by hand needs its proof: what the operator saw, such as the portal's receipt.", record.ExportId);
        var manual = record with { Origin = ReleaseOrigin.Manual };
        var release = Payload(manual);
        var events = new List<NewEvent> { Event(manual) };
        var progress = new ReleaseProgress();
        var subject = events[0].Subject;
        if (steps != CompletedSteps.None)
        {
            Add(draft.Make(EventId.New(clock), EventKinds.StepsDone, subject, CanonicalJson.Of(new StepsPayload { ExportId = manual.ExportId, Steps = steps }, RegisterJson.Default.StepsPayload), manual.Occurred));
            Add(Note(EventKinds.ReferralNote, manual.ExportId, NoteText.Referral(release.Request, manual.Route, manual.Medium, manual.Report, steps), steps, subject));
        }

        var duties = manual.Decision.Duties;
        if (duties.Contains(EventKinds.RisNote) && steps.HasFlag(CompletedSteps.MediumMade))
            Add(Note(EventKinds.RisNote, manual.ExportId, NoteText.Ris(release.Request, manual.Medium), steps, subject));
        if (duties.Contains(EventKinds.InvoiceBasis))
            Add(Event(DrawUp(manual.Decision, prices, manual.ExportId, manual.Medium), subject));
        if (progress.OpenDuties(release).Count == 0)
            events.Add(ReleaseProgress.Closing(draft, manual.ExportId, subject));
        store.Append(events);
        return Get(manual.ExportId);

        void Add(NewEvent item)
        {
            events.Add(item);
            progress.Take(item);
        }
    }

    /// <summary>Records a decision that let nothing out, as HB1 asks for, and so that open questions are not forgotten.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="reference">The number that the patient was given; null where nobody was given any.</param>
    public void RecordRefusal(ReleaseDecision decision, string? reference = null) =>
        store.Append([draft.Make(EventId.New(clock), EventKinds.ReleaseRefused, decision.Request.PatientId, CanonicalJson.Of(new RefusalPayload { Request = decision.Request, Decision = DecisionPayload.Of(decision), Reference = reference }, RegisterJson.Default.RefusalPayload))]);

    /// <summary>Draws up the invoice basis of a release; when there is one already, gives that.</summary>
    /// <param name="exportId">The release.</param>
    /// <param name="packs">The packs, for what its routine says of the basis.</param>
    /// <param name="prices">The site's dated prices.</param>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>UnknownOrganisation</c>; <c>InvoiceNotStated</c>: the routine states none.</exception>
    public InvoiceBasis AddInvoiceBasis(string exportId, PolicyPacks packs, PriceList prices)
    {
        var (item, release) = reader.Get(exportId, CancellationToken.None);
        var organisation = release.Decision?.Organisation ?? release.Request.Organisation;
        var basis = InvoiceBasis.DrawUp(InvoiceTemplate.Of(packs.For(organisation)), prices, release.Request, exportId, release.Medium, Today());
        return AppendOnce(Event(basis, item.Subject)) ? basis : Get(exportId).InvoiceBasis!;
    }

    /// <summary>Every earlier release of the same study, the latest first (H-10); see <see cref="EarlierReleaseIndex"/> for checking many.</summary>
    public IReadOnlyList<EarlierRelease> FindEarlier(ReleaseRequest request)
    {
        if (request.PatientId is null) return EarlierReleaseIndex.Load(store).Find(request);
        var own = OwnOf(request);
        lock (gate)
        {
            withoutPatient.Refresh(store, "", CancellationToken.None);
            return [.. own.Find(request), .. withoutPatient.Find(request)];
        }
    }

    /// <inheritdoc/>
    public bool HasReleased(ReleaseRequest request) => FindEarlier(request).Any(earlier => earlier.SameDestination);

    /// <inheritdoc/>
    public ReleaseRequest WithConsent(ReleaseRequest request) => request.PatientId is null ? request : OwnOf(request).WithConsent(request);

    /// <summary>Records a patient's consent, or that it is withdrawn. Decisions about the same study and recipient see it from then on.</summary>
    /// <param name="request">What it is a consent to.</param>
    /// <param name="consent">Who took it, in which form, when.</param>
    /// <exception cref="RadOpsException"><c>PatientIdMissing</c>; <c>ConsentIncomplete</c>: the form or the name is not there, or the day is to come.</exception>
    public RecordedConsent RecordConsent(ReleaseRequest request, RecordedConsent consent)
    {
        var payload = consent.For(request, Today());
        var item = draft.Make(EventId.New(clock), EventKinds.Consent, request.PatientId, CanonicalJson.Of(payload, RegisterJson.Default.ConsentPayload));
        return RecordedConsent.Of(store.Append([item])[0], payload);
    }

    /// <summary>Brings in the list that the department kept before. What an earlier import brought in is not brought in again.</summary>
    public ImportResult Import(IEnumerable<ImportedRelease> releases, CancellationToken cancellationToken = default) => new ReleaseImport(store, draft).Run(releases, cancellationToken);

    /// <summary>Streams the releases that a query asks for, in the order in which they were recorded.</summary>
    public IEnumerable<MediaExport> Find(MediaExportQuery query, CancellationToken cancellationToken = default) => reader.Find(query, cancellationToken);

    /// <summary>One release.</summary>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>.</exception>
    public MediaExport Get(string exportId) =>
        Find(new MediaExportQuery { ExportId = exportId }).FirstOrDefault()
        ?? throw new RadOpsException("ReleaseNotFound", ErrorKind.NotFound, $"The register holds no release {exportId}.", exportId);

    private static void CheckAllowed(ReleaseRecord record)
    {
        var decision = record.Decision;
        if ((record.Images && !decision.ImagesMayBeMade) || (record.Report && !decision.ReportMayBeMade) || (!record.Images && !record.Report))
            throw new RadOpsException("ReleaseNotAllowed", ErrorKind.NotPermitted, "The decision does not allow this release; nothing was recorded.", decision.RequestId);
    }

    /// <summary>The event of a release.</summary>
    internal NewEvent Event(ReleaseRecord record) => draft.Make(
        EventId.For(EventKinds.Release, record.ExportId),
        EventKinds.Release,
        record.Decision.Request.PatientId,
        CanonicalJson.Of(Payload(record), RegisterJson.Default.ReleasePayload),
        record.Occurred);

    private static ReleasePayload Payload(ReleaseRecord record) => new()
    {
        ExportId = record.ExportId,
        Origin = record.Origin,
        Method = record.Method,
        Medium = record.Medium,
        Route = record.Route,
        Images = record.Images,
        Report = record.Report,
        InstanceCount = record.InstanceCount,
        Bytes = record.Bytes,
        Studies = record.Studies,
        Path = record.Path,
        ManifestSha256 = record.ManifestSha256,
        Proof = record.Proof,
        MoreDuties = record.MoreDuties,
        Remarks = record.Remarks,
        Request = record.Decision.Request,
        Decision = DecisionPayload.Of(record.Decision),
    };

    /// <summary>The event of an invoice basis.</summary>
    internal NewEvent Event(InvoiceBasis basis, string subject) =>
        draft.Make(EventId.For(EventKinds.InvoiceBasis, basis.ExportId), EventKinds.InvoiceBasis, subject, CanonicalJson.Of(basis, RegisterJson.Default.InvoiceBasis));

    /// <summary>The event of a note.</summary>
    internal NewEvent Note(string kind, string exportId, string text, CompletedSteps steps, string subject) =>
        draft.Make(EventId.For(kind, $"{exportId}\n{text}"), kind, subject, CanonicalJson.Of(new NotePayload { ExportId = exportId, Text = text, Steps = steps }, RegisterJson.Default.NotePayload));

    /// <summary>The invoice basis that a decision asks for.</summary>
    internal InvoiceBasis DrawUp(ReleaseDecision decision, PriceList prices, string exportId, MediumType medium) =>
        InvoiceBasis.DrawUp(InvoiceTemplate.Of(decision.Policy.Pack), prices, decision.Request, exportId, medium, Today());

    private bool AppendOnce(NewEvent item)
    {
        try
        {
            store.Append([item]);
            return true;
        }
        catch (RadOpsException error) when (error.Code == "EventExists")
        {
            return false;
        }
    }

    private EarlierReleaseIndex OwnOf(ReleaseRequest request)
    {
        var own = new EarlierReleaseIndex(store.SubjectSecret);
        own.Refresh(store, SubjectKey.Of(request.PatientId, store.SubjectSecret), CancellationToken.None);
        return own;
    }

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
