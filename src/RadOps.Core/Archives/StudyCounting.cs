using RadOps.Core.Release;
using RadOps.Core.Settings;

namespace RadOps.Core.Archives;

/// <summary>
/// Tells of many studies at once whether BFR has them, by the count of instances (0020,1208) that PACS and BFR give at STUDY level: one question a node in place of one a series. What
/// that cannot tell for certain is left out, and is then compared instance by instance.
/// </summary>
/// <param name="inquiries">The archives.</param>
/// <param name="time">Gives the time.</param>
internal sealed class StudyCounting(IReadOnlyList<ArchiveInquiry> inquiries, TimeProvider time)
{
    /// <summary>Counts.</summary>
    /// <param name="requests">Requests whose Study Instance UID is known.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The requests of which it can be told.</returns>
    internal async Task<IReadOnlyDictionary<ReleaseRequest, StudyCount>> CountAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<ReleaseRequest, StudyCount>(ReferenceEqualityComparer.Instance);
        // With two of either it is not plain which holds the whole.
        if (requests.Count < 2 || Only(NodeRole.Pacs) is not { } pacs || Only(NodeRole.Bfr) is not { } bfr)
            return counts;
        string[] uids = [.. requests.Select(request => request.StudyInstanceUid!).Distinct(StringComparer.Ordinal)];
        var answers = await Task.WhenAll(pacs.ListAsync(uids, cancellationToken), bfr.ListAsync(uids, cancellationToken)).ConfigureAwait(false);
        if (answers.Any(answer => answer.Silence is not null))
            return counts;
        var (held, archived) = (answers[0].Studies.ToLookup(study => study.StudyInstanceUid), answers[1].Studies.ToLookup(study => study.StudyInstanceUid));
        // A node that takes only the first of a list would seem to lack the others: only one that has given several is known to understand it.
        var isWholeList = archived.Count > 1;
        var now = time.GetLocalNow();
        foreach (var request in requests)
        {
            var (ours, theirs) = (held[request.StudyInstanceUid!].ToList(), archived[request.StudyInstanceUid!].ToList());
            if (ours is not [{ InstanceCount: > 0 and var whole } study] || IsAnother(study, request))
                continue;
            if (theirs.Count == 0 && isWholeList)
                counts[request] = new(false, Told(0, whole), now);
            else if (theirs is [{ InstanceCount: { } part } copy] && !IsAnother(copy, request) && part <= whole)
                counts[request] = new(part == whole, Told(part, whole), now);
        }

        return counts;

        string Told(int part, int whole) => FormattableString.Invariant($"C-FIND {now:yyyy-MM-ddTHH:mm:ssK}: {bfr.Archive.Name} har {part} av {whole} bilder (nodernas egen räkning)");
    }

    private ArchiveInquiry? Only(NodeRole role) => inquiries.Where(inquiry => inquiry.Archive.Role == role).ToList() is [var only] ? only : null;

    /// <summary>Somebody else's study, or one under another number: what is to be said of it is said when it is looked at by itself.</summary>
    private static bool IsAnother(ArchivedStudy study, ReleaseRequest request) =>
        (request.PatientId is { } patient && !patient.Equals(study.PatientId))
        || (request.AccessionNumber is { Length: > 0 } number && study.AccessionNumber is { Length: > 0 } other && other != number);
}
