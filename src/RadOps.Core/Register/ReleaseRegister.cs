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
        var events = new List<NewEvent> { Event(manual) };
        var duties = manual.Decision.Duties;
        var request = manual.Decision.Request;
        if (steps != CompletedSteps.None)
            events.Add(Note(EventKinds.ReferralNote, manual.ExportId, NoteText.Referral(request, manual.Route, manual.Medium, manual.Report, steps), steps, events[0].Subject));
        if (duties.Contains(EventKinds.RisNote) && steps.HasFlag(CompletedSteps.MediumMade))
            events.Add(Note(EventKinds.RisNote, manual.ExportId, NoteText.Ris(request, manual.Medium), steps, events[0].Subject));
        if (duties.Contains(EventKinds.InvoiceBasis))
            events.Add(Event(DrawUp(manual.Decision, prices, manual.ExportId, manual.Medium), events[0].Subject));
        store.Append(events);
        return Get(manual.ExportId);
    }

    /// <summary>Records a decision that let nothing out, as HB1 asks for, and so that open questions are not forgotten.</summary>
    public void RecordRefusal(ReleaseDecision decision) =>
        store.Append([draft.Make(EventId.New(clock), EventKinds.ReleaseRefused, decision.Request.PatientId, CanonicalJson.Of(new RefusalPayload { Request = decision.Request, Decision = DecisionPayload.Of(decision) }, RegisterJson.Default.RefusalPayload))]);

    /// <summary>Writes the remissanteckning of a release. The same text twice is one note.</summary>
    /// <param name="exportId">The release; a note is refused before it is there (N-12).</param>
    /// <param name="steps">What was done. The text claims nothing else.</param>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>NoteNothingDone</c>.</exception>
    public ReferralNote AddReferralNote(string exportId, CompletedSteps steps)
    {
        var (item, release) = reader.Get(exportId, CancellationToken.None);
        return Add(Note(EventKinds.ReferralNote, exportId, NoteText.Referral(release.Request, release.Route, release.Medium, release.Report, steps), steps, item.Subject));
    }

    /// <summary>Writes what is documented in RIS when a medium was burnt (N-48): a checkpoint of its own (C28).</summary>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>NoteNothingDone</c>: no medium is said to be made.</exception>
    public ReferralNote AddRisNote(string exportId, CompletedSteps steps)
    {
        var (item, release) = reader.Get(exportId, CancellationToken.None);
        if (!steps.HasFlag(CompletedSteps.MediumMade)) throw new RadOpsException("NoteNothingDone", ErrorKind.InvalidInput, "The note for RIS says that a medium was burnt; say so first.", exportId);
        return Add(Note(EventKinds.RisNote, exportId, NoteText.Ris(release.Request, release.Medium), steps, item.Subject));
    }

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
        var own = new EarlierReleaseIndex(store.SubjectSecret);
        own.Refresh(store, SubjectKey.Of(request.PatientId, store.SubjectSecret), CancellationToken.None);
        lock (gate)
        {
            withoutPatient.Refresh(store, "", CancellationToken.None);
            return [.. own.Find(request), .. withoutPatient.Find(request)];
        }
    }

    /// <inheritdoc/>
    public bool HasReleased(ReleaseRequest request) => FindEarlier(request).Any(earlier => earlier.SameDestination);

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
        CanonicalJson.Of(
            new ReleasePayload
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
                Path = record.Path,
                ManifestSha256 = record.ManifestSha256,
                Proof = record.Proof,
                MoreDuties = record.MoreDuties,
                Remarks = record.Remarks,
                Request = record.Decision.Request,
                Decision = DecisionPayload.Of(record.Decision),
            },
            RegisterJson.Default.ReleasePayload),
        record.Occurred);

    /// <summary>The event of an invoice basis.</summary>
    internal NewEvent Event(InvoiceBasis basis, string subject) =>
        draft.Make(EventId.For(EventKinds.InvoiceBasis, basis.ExportId), EventKinds.InvoiceBasis, subject, CanonicalJson.Of(basis, RegisterJson.Default.InvoiceBasis));

    /// <summary>The event of a note.</summary>
    internal NewEvent Note(string kind, string exportId, string text, CompletedSteps steps, string subject) =>
        draft.Make(EventId.For(kind, $"{exportId}\n{text}"), kind, subject, CanonicalJson.Of(new NotePayload { ExportId = exportId, Text = text, Steps = steps }, RegisterJson.Default.NotePayload));

    /// <summary>The invoice basis that a decision asks for.</summary>
    internal InvoiceBasis DrawUp(ReleaseDecision decision, PriceList prices, string exportId, MediumType medium) =>
        InvoiceBasis.DrawUp(InvoiceTemplate.Of(decision.Policy.Pack), prices, decision.Request, exportId, medium, Today());

    private ReferralNote Add(NewEvent note)
    {
        AppendOnce(note);
        var item = store.Read(new RegisterQuery { Ids = [note.Id] }).Single();
        return MediaExportReader.Show(item, RegisterJson.Read(item, RegisterJson.Default.NotePayload)!);
    }

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

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
