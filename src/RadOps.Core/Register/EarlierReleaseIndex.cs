using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>
/// Finds earlier releases of a study (H-10), from events held in memory: for checking many orders against one reading of the register.
/// The same study means the same patient and accession number or Study Instance UID, or, where one side has neither to compare, the same examination
/// on the same day.
/// </summary>
public sealed class EarlierReleaseIndex : IReleaseHistory
{
    private readonly Dictionary<string, List<Entry>> bySubject = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ConsentPayload>> consents = new(StringComparer.Ordinal);
    private readonly ReadOnlyMemory<byte> secret;
    private long after;

    /// <summary>An empty index for a register.</summary>
    /// <param name="secret">The register's <see cref="IRegisterStore.SubjectSecret"/>.</param>
    internal EarlierReleaseIndex(ReadOnlyMemory<byte> secret) => this.secret = secret;

    /// <summary>Reads all releases of a register.</summary>
    public static EarlierReleaseIndex Load(IRegisterStore store, CancellationToken cancellationToken = default)
    {
        var index = new EarlierReleaseIndex(store.SubjectSecret);
        index.Refresh(store, cancellationToken);
        return index;
    }

    /// <summary>Reads what was released since the last reading.</summary>
    public void Refresh(IRegisterStore store, CancellationToken cancellationToken = default) => Refresh(store, null, cancellationToken);

    /// <summary>Every earlier release of the study that the request is about, the latest first.</summary>
    public IReadOnlyList<EarlierRelease> Find(ReleaseRequest request)
    {
        var wanted = Entry.Of(request);
        var candidates = request.PatientId is null
            ? bySubject.Values.SelectMany(entries => entries)
            : EntriesOf(SubjectKey.Of(request.PatientId, secret)).Concat(EntriesOf(""));
        return [.. candidates.Where(wanted.IsSameStudy).OrderByDescending(entry => entry.Position).Select(entry => entry.Against(wanted))];
    }

    /// <inheritdoc/>
    public bool HasReleased(ReleaseRequest request) => Find(request).Any(earlier => earlier.SameDestination);

    /// <inheritdoc/>
    public ReleaseRequest WithConsent(ReleaseRequest request)
    {
        var held = request.PatientId is null ? null : consents.GetValueOrDefault(SubjectKey.Of(request.PatientId, secret))?.FindLast(consent => IsConsentTo(request, consent.Request));
        if (held is null) return request;
        if (held.Withdrawn) return request.ConsentAt > held.At ? request : request with { Consent = ConsentForm.None, ConsentBy = null, ConsentAt = null };
        return request.Consent == ConsentForm.None ? request with { Consent = held.Form, ConsentBy = held.By, ConsentAt = held.At } : request;
    }

    // A consent is to one recipient, and not to whoever else is reached through the same unit.
    private static bool IsConsentTo(ReleaseRequest request, ReleaseRequest consented) =>
        request.Recipient == consented.Recipient
        && (request.RecipientName is { } name && consented.RecipientName is { } other
            ? Entry.Of(request).IsSameStudy(Entry.Of(consented)) && DestinationName.Normalize(name.Reveal()) == DestinationName.Normalize(other.Reveal())
            : IsSame(consented, request));

    /// <summary>Whether two requests are about the same study and the same destination; a destination that is not known may be any.</summary>
    internal static bool IsSame(ReleaseRequest first, ReleaseRequest second)
    {
        var (one, other) = (Entry.Of(first), Entry.Of(second));
        return one.IsSameStudy(other) && DestinationName.Same(one.Destinations, other.Destinations);
    }

    /// <summary>The mark of the study that a request is about: where two marks may not be the same, neither are the studies by <see cref="Find"/>.</summary>
    internal static StudyMark MarkOf(ReleaseRequest request)
    {
        var examination = DestinationName.Normalize(request.Examination ?? "");
        return new StudyMark(
            StudyMark.Of(Entry.OrNull(request.AccessionNumber)),
            StudyMark.Of(Entry.OrNull(request.StudyInstanceUid)),
            request.ExaminationDate is { } day && examination.Length > 0 ? StudyMark.Of(examination, day.DayNumber) : 0);
    }

    /// <summary>As the public one, for one patient's events only.</summary>
    internal void Refresh(IRegisterStore store, string? subject, CancellationToken cancellationToken)
    {
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.Release, EventKinds.ReleaseCorrected, EventKinds.Consent], Subject = subject, After = after }, cancellationToken))
        {
            after = item.Position;
            Take(item);
        }
    }

    /// <summary>Takes an event, of any kind.</summary>
    internal void Take(RegisterEvent item)
    {
        switch (item.Kind)
        {
            case EventKinds.Release when RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is { } release:
                Add(item, release);
                break;
            case EventKinds.ReleaseCorrected when RegisterJson.Read(item, RegisterJson.Default.CorrectionPayload) is { } correction:
                foreach (var entry in EntriesOf(item.Subject).Where(entry => entry.ExportId == correction.ExportId)) entry.IsCorrected = true;
                break;
            case EventKinds.Consent when RegisterJson.Read(item, RegisterJson.Default.ConsentPayload) is { } consent:
                if (!consents.TryGetValue(item.Subject, out var held)) consents.Add(item.Subject, held = []);
                held.Add(consent);
                break;
        }
    }

    /// <summary>Takes a release that was read already.</summary>
    internal void Add(RegisterEvent item, ReleasePayload release)
    {
        if (!bySubject.TryGetValue(item.Subject, out var entries)) bySubject.Add(item.Subject, entries = []);
        entries.Add(Entry.Of(item, release));
    }

    private List<Entry> EntriesOf(string subject) => bySubject.TryGetValue(subject, out var entries) ? entries : [];

    private sealed record Entry(string? Accession, string? StudyUid, DateOnly? Day, string Examination, HashSet<string> Destinations)
    {
        internal long Position { get; private init; }

        internal string? ExportId => Release?.ExportId;

        /// <summary>The recipient has nothing of it: it informs, and holds nothing up.</summary>
        internal bool IsCorrected { get; set; }

        private EarlierRelease? Release { get; init; }

        internal static Entry Of(ReleaseRequest request) => new(
            OrNull(request.AccessionNumber),
            OrNull(request.StudyInstanceUid),
            request.ExaminationDate,
            DestinationName.Normalize(request.Examination ?? ""),
            DestinationName.Of(request.Recipient, request.RecipientName?.Reveal(), request.MediaUnit, request.Destination));

        internal static Entry Of(RegisterEvent item, ReleasePayload release) => Of(release.Request) with
        {
            Position = item.Position,
            Release = new EarlierRelease
            {
                ExportId = release.ExportId,
                Occurred = release.OccurredUnknown ? null : item.Occurred,
                Origin = release.Origin,
                PatientId = release.Request.PatientId,
                RegisterLine = ReleaseLine.Of(release),
                SameDestination = false,
            },
        };

        internal bool IsSameStudy(Entry other)
        {
            if (Accession is not null && other.Accession is not null) return Accession == other.Accession;
            if (StudyUid is not null && other.StudyUid is not null) return StudyUid == other.StudyUid;
            return Day is not null && Day == other.Day && Examination.Length > 0 && Examination == other.Examination;
        }

        internal EarlierRelease Against(Entry wanted) => Release! with { SameDestination = !IsCorrected && DestinationName.Same(Destinations, wanted.Destinations) };

        internal static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
