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

    /// <summary>Whether two requests are about the same study and the same destination; a destination that is not known may be any.</summary>
    internal static bool IsSame(ReleaseRequest first, ReleaseRequest second)
    {
        var (one, other) = (Entry.Of(first), Entry.Of(second));
        return one.IsSameStudy(other) && DestinationName.Same(one.Destinations, other.Destinations);
    }

    /// <summary>As the public one, for one patient's events only.</summary>
    internal void Refresh(IRegisterStore store, string? subject, CancellationToken cancellationToken)
    {
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.Release], Subject = subject, After = after }, cancellationToken))
        {
            after = item.Position;
            if (RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is { } release) Add(item, release);
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

        internal EarlierRelease Against(Entry wanted) => Release! with { SameDestination = DestinationName.Same(Destinations, wanted.Destinations) };

        private static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
