using RadOps.Core.Identity;
using RadOps.Core.Settings;

namespace RadOps.Core.Archives;

/// <summary>
/// Asks the site's archives where examinations are, and compares what they have instance by instance. Each archive keeps one association for all
/// the questions, and all are asked at the same time. For one thread at a time.
/// </summary>
public sealed class StudyFinder : IAsyncDisposable
{
    private readonly List<ArchiveInquiry> inquiries;
    private readonly ArchiveWindow window;
    private readonly TimeProvider time;

    /// <summary>Takes the archives, which are disposed with this.</summary>
    /// <param name="archives">The archives, in the order in which their copies are shown.</param>
    /// <param name="archiveDelay">How long after the definitive signature BFR may take, 0 or more.</param>
    /// <param name="time">Gives the time.</param>
    public StudyFinder(IEnumerable<IImageArchive> archives, TimeSpan archiveDelay, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(archives);
        ArgumentNullException.ThrowIfNull(time);
        inquiries = [.. archives.Select(archive => new ArchiveInquiry(archive, time))];
        window = new(archiveDelay, time.LocalTimeZone);
        this.time = time;
    }

    private IEnumerable<ArchiveInquiry> Pacs => inquiries.Where(inquiry => inquiry.Archive.Role == NodeRole.Pacs);

    /// <summary>Finds what is asked for.</summary>
    /// <returns>
    /// One location for a study or an accession number, also where no node has it; for a patient, one for each accession number that some node has.
    /// </returns>
    /// <exception cref="RadOpsException">
    /// <c>PatientMismatch</c>, <c>AccessionMismatch</c>: PACS has it for another patient, or under another number, than the request says; <c>StudyOfTwoPatients</c>; the key is malformed.
    /// That a node does not answer is no error: its copy says so.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<StudyLocation>> FindAsync(StudyQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var key = question.Key;
        if (key.StudyInstanceUid is { Length: > 0 } uid)
            return [await LocateAsync(question, [uid], cancellationToken).ConfigureAwait(false)];
        if (key.AccessionNumber is { Length: > 0 })
            return [await LocateAsync(question, await ResolveAsync(key, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false)];
        if (key.PatientId is null)
            throw new RadOpsException("StudyNotNamed", ErrorKind.InvalidInput, "Nothing is asked for: give an accession number, a Study Instance UID or a patient.");

        var locations = new List<StudyLocation>();
        var answers = await AskAllAsync(inquiries, inquiry => inquiry.FindAsync(new StudyKey { PatientId = key.PatientId }, cancellationToken)).ConfigureAwait(false);
        foreach (var examination in answers.SelectMany(answer => answer.Studies).GroupBy(study => study.AccessionNumber ?? study.StudyInstanceUid, StringComparer.Ordinal))
            locations.Add(await LocateAsync(question, [.. examination.Select(study => study.StudyInstanceUid).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false));
        return [.. locations.OrderByDescending(location => location.StudyDate)];
    }

    /// <summary>Tells of many studies whether BFR has as many instances as PACS, in one question to each; what that cannot tell for certain is left out, and can be asked for one by one.</summary>
    /// <param name="requests">At most 1,000 requests whose Study Instance UID is known.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">A UID is malformed.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public Task<IReadOnlyDictionary<Release.ReleaseRequest, StudyCount>> CountAsync(IReadOnlyList<Release.ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return new StudyCounting(inquiries, time).CountAsync(requests, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var inquiry in inquiries)
            await inquiry.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>
    /// The studies of an accession number. PACS alone is asked by it: in a regional archive other hospitals may use the same number, so the
    /// others are asked by it only together with the patient, and only where PACS does not know it.
    /// </summary>
    private async Task<string[]> ResolveAsync(StudyKey key, CancellationToken cancellationToken)
    {
        var answers = await AskAllAsync(Pacs, inquiry => inquiry.FindAsync(new StudyKey { AccessionNumber = key.AccessionNumber }, cancellationToken)).ConfigureAwait(false);
        if (answers.All(answer => answer.Studies.Count == 0) && key.PatientId is not null)
            answers = await AskAllAsync(inquiries.Except(Pacs), inquiry => inquiry.FindAsync(new StudyKey { AccessionNumber = key.AccessionNumber, PatientId = key.PatientId }, cancellationToken)).ConfigureAwait(false);
        return [.. answers.SelectMany(answer => answer.Studies).Select(study => study.StudyInstanceUid).Distinct(StringComparer.Ordinal)];
    }

    private async Task<StudyLocation> LocateAsync(StudyQuestion question, string[] uids, CancellationToken cancellationToken)
    {
        var answers = uids.Length > 0
            ? await AskAllAsync(inquiries, inquiry => inquiry.LookAsync(uids, cancellationToken)).ConfigureAwait(false)
            : await AskAllAsync(inquiries, inquiry => LookForNothingAsync(inquiry, question.Key, cancellationToken)).ConfigureAwait(false);
        var views = inquiries.Zip(answers, (inquiry, answer) => new ArchiveView(inquiry.Archive.Name, inquiry.Archive.Role, answer)).ToList();
        var studies = views.Where(view => view.Role == NodeRole.Pacs).Concat(views.Where(view => view.Role != NodeRole.Pacs)).SelectMany(view => view.Answer.Studies).ToList();
        RequireRight(question, views);
        var patient = question.Key.PatientId ?? studies.Select(study => study.PatientId).FirstOrDefault(id => id is not null);
        var comparison = new ArchiveComparison(views, patient);
        return Location(question, comparison, uids, studies, patient);
    }

    /// <summary>PACS was asked by the accession number before, and is not known to have it; what the others were not asked must not look like a no.</summary>
    private static Task<ArchiveAnswer> LookForNothingAsync(ArchiveInquiry inquiry, StudyKey key, CancellationToken cancellationToken) =>
        inquiry.Archive.Role == NodeRole.Pacs || key.PatientId is not null
            ? inquiry.FindAsync(new StudyKey { AccessionNumber = key.AccessionNumber, PatientId = key.PatientId }, cancellationToken)
            : Task.FromResult(ArchiveAnswer.NotAsked);

    private StudyLocation Location(StudyQuestion question, ArchiveComparison comparison, string[] uids, List<ArchivedStudy> studies, PatientId? patient)
    {
        var now = time.GetLocalNow();
        var (archived, advice) = comparison switch
        {
            { HasBfr: false } => ((bool?)null, ArchiveAdvice.None),
            { IsNowhere: true } => (null, ArchiveAdvice.NotFound),
            _ => (comparison.IsArchived, window.Judge(comparison.IsArchived, question, now)),
        };
        var source = archived is null ? null : FormattableString.Invariant($"C-FIND {now:yyyy-MM-ddTHH:mm:ssK}: {comparison.BfrInWords}");
        var first = studies.Count > 0 ? studies[0] : null;
        return new()
        {
            RequestId = IdentityMask.MaskOrNull(question.Request?.RequestId),
            PatientId = patient,
            AccessionNumber = question.Key.AccessionNumber ?? studies.Select(study => study.AccessionNumber).FirstOrDefault(number => number is not null),
            StudyInstanceUids = uids,
            StudyDate = first?.StudyDate,
            Description = first?.Description,
            Modalities = studies.SelectMany(study => study.Modalities).Distinct(StringComparer.Ordinal).ToArray(),
            Copies = comparison.Copies,
            ArchivedInBfr = archived,
            ArchivedSource = source,
            Advice = advice,
            Explanation = window.Explain(advice, question, comparison.BfrInWords),
            AskedAt = now,
            Request = HandOn(question, archived, uids),
        };
    }

    /// <summary>
    /// The request with what was found. What was said and could not be looked up stays as it was said, but not in an emergency, where it is
    /// sent unless it is proved to be archived (N-20).
    /// </summary>
    private static Release.ReleaseRequest? HandOn(StudyQuestion question, bool? archived, string[] uids) => question.Request is not { } request ? null : request with
    {
        ArchivedInBfr = archived ?? (question.Situation is Release.Situation.EmergencyWithPatient ? null : request.ArchivedInBfr),
        StudyInstanceUid = request.StudyInstanceUid ?? (uids.Length == 1 ? uids[0] : null),
    };

    /// <summary>Another person's study must not be told of, let alone handed on.</summary>
    private static void RequireRight(StudyQuestion question, List<ArchiveView> views)
    {
        var target = IdentityMask.MaskOrNull(question.Request?.RequestId) ?? question.Key.AccessionNumber ?? question.Key.StudyInstanceUid;
        var owners = views.Where(view => view.Role == NodeRole.Pacs).SelectMany(view => view.Answer.Studies).Select(study => study.PatientId).Distinct();
        if (owners.Skip(1).Any())
            throw new RadOpsException("StudyOfTwoPatients", ErrorKind.Corrupt, "PACS has studies of more than one patient under that number. Nothing of its answer is used; correct the number in the archive.", target);
        foreach (var view in views.Where(view => view.Role == NodeRole.Pacs))
        {
            if (question.Key.PatientId is { } patient && view.Answer.Studies.Any(study => !patient.Equals(study.PatientId)))
                throw new RadOpsException("PatientMismatch", ErrorKind.Corrupt, $"{view.Name} has the study for another patient than the request says, or for none. Check that the order names the right study.", target);
            if (question.Key is { AccessionNumber: { Length: > 0 } number, StudyInstanceUid.Length: > 0 } && view.Answer.Studies.Any(study => study.AccessionNumber is { Length: > 0 } other && other != number))
                throw new RadOpsException("AccessionMismatch", ErrorKind.Corrupt, $"{view.Name} has the study under another accession number than {number}. Check that the order names the right study.", target);
        }
    }

    private static async Task<IReadOnlyList<ArchiveAnswer>> AskAllAsync(IEnumerable<ArchiveInquiry> asked, Func<ArchiveInquiry, Task<ArchiveAnswer>> ask) =>
        await Task.WhenAll(asked.Select(ask)).ConfigureAwait(false);
}
