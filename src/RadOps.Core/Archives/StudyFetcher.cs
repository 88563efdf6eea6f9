using System.Globalization;
using RadOps.Core.Release;

namespace RadOps.Core.Archives;

/// <summary>
/// Fetches studies from an archive, whole or not at all: every instance that the archive names must come, and it must name the same ones
/// afterwards as before.
/// </summary>
/// <param name="archive">The archive.</param>
public sealed class StudyFetcher(IImageArchive archive)
{
    private const int NamedAtMost = 3;

    /// <summary>Asks which study a request is about, and which instances it has.</summary>
    /// <exception cref="RadOpsException">
    /// <c>StudyNotNamed</c>, <c>PatientIdMissing</c>: the request does not say enough; <c>StudyNotFound</c>; <c>PatientMismatch</c>, <c>AccessionMismatch</c>: the archive has it
    /// for another patient, or under another number; or the archive does not answer.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<StudyFetch> LookAsync(ReleaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = StudyQuestion.Of(request).Key;
        if (key.PatientId is null)
            throw new RadOpsException("PatientIdMissing", ErrorKind.InvalidInput, "The request names no patient, so nobody can tell whose images are to go: give its PatientId.", request.RequestId);
        var asked = key.StudyInstanceUid is { Length: > 0 } ? new StudyKey { StudyInstanceUid = key.StudyInstanceUid } : new StudyKey { AccessionNumber = key.AccessionNumber };
        var found = await archive.FindStudiesAsync(asked, cancellationToken).ConfigureAwait(false);
        if (found.Any(study => !key.PatientId.Equals(study.PatientId)))
            throw new RadOpsException("PatientMismatch", ErrorKind.Corrupt, $"{archive.Name} has the study for another patient than the request says, or for none. Nothing is fetched. Check that the order names the right study.", request.RequestId);
        if (key.AccessionNumber is { Length: > 0 } number && found.Any(study => study.AccessionNumber is { Length: > 0 } other && other != number))
            throw new RadOpsException("AccessionMismatch", ErrorKind.Corrupt, $"{archive.Name} has the study under another accession number than {number}. Nothing is fetched. Check that the order names the right study.", request.RequestId);
        return await LookAsync([.. found.Select(study => study.StudyInstanceUid)], request.RequestId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks which instances studies have.</summary>
    /// <param name="studyInstanceUids">The studies.</param>
    /// <param name="requestId">The request's key, which errors point to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException"><c>StudyNotFound</c>: the archive has no instance of one; or it does not answer.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<StudyFetch> LookAsync(IReadOnlyCollection<string> studyInstanceUids, string? requestId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(studyInstanceUids);
        var studies = new Dictionary<string, IReadOnlyList<ArchivedInstance>>(StringComparer.Ordinal);
        foreach (var uid in studyInstanceUids)
            studies[uid] = await archive.FindInstancesAsync(uid, cancellationToken).ConfigureAwait(false);
        return studies.Count > 0 && studies.Values.All(instances => instances.Count > 0)
            ? new(archive.Name, studies, requestId)
            : throw new RadOpsException("StudyNotFound", ErrorKind.NotFound, $"{archive.Name} has no such study, or no instance of it. Check the accession number or Study Instance UID, or ask another archive.", requestId);
    }

    /// <summary>Fetches all of it.</summary>
    /// <param name="fetch">What is to be fetched.</param>
    /// <param name="folder">The folder that it is written to; it must be there, and is best empty.</param>
    /// <param name="progress">Told how many have come, on any thread.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">
    /// <c>RetrieveIncomplete</c>: instances did not come, and the message names them; <c>StudyChanging</c>: the archive names other instances now than when it was asked
    /// first; or the archive told a failure although all came.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task FetchAsync(StudyFetch fetch, string folder, IProgress<FetchProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        var done = 0;
        foreach (var (uid, expected) in fetch.Studies)
        {
            var counted = progress is null ? null : new Counter(progress, done, fetch.InstanceCount);
            var retrieval = await archive.RetrieveAsync(uid, expected, folder, counted, cancellationToken).ConfigureAwait(false);
            RequireAll(fetch, uid, expected, retrieval);
            var now = await archive.FindInstancesAsync(uid, cancellationToken).ConfigureAwait(false);
            if (!now.Select(instance => instance.SopInstanceUid).ToHashSet(StringComparer.Ordinal).SetEquals(expected.Select(instance => instance.SopInstanceUid)))
            {
                throw new RadOpsException(
                    "StudyChanging",
                    ErrorKind.Conflict,
                    string.Create(CultureInfo.InvariantCulture, $"{fetch.Archive} names {CountText.Of(now.Count, "instance")} of study {uid} now, and named {expected.Count} before: it is being written to. Wait until the examination is finished, then try again."),
                    fetch.RequestId);
            }

            done += expected.Count;
        }
    }

    private static void RequireAll(StudyFetch fetch, string uid, IReadOnlyList<ArchivedInstance> expected, StudyRetrieval retrieval)
    {
        var arrived = retrieval.Arrived.ToHashSet(StringComparer.Ordinal);
        var missing = expected.Select(instance => instance.SopInstanceUid).Where(instance => !arrived.Contains(instance)).ToList();
        if (missing.Count > 0)
        {
            var named = string.Join(", ", missing.Take(NamedAtMost)) + (missing.Count > NamedAtMost ? ", …" : "");
            throw new RadOpsException(
                "RetrieveIncomplete",
                retrieval.Failure?.Kind ?? ErrorKind.Corrupt,
                string.Create(CultureInfo.InvariantCulture, $"{missing.Count} of the {CountText.Of(expected.Count, "instance")} of study {uid} did not come from {fetch.Archive} by {retrieval.Service}: {named}. Nothing is made of the rest. {retrieval.Failure?.Message}").TrimEnd(),
                fetch.RequestId,
                retrieval.Failure);
        }

        if (retrieval.Failure is { } failure)
            throw new RadOpsException(failure.Code, failure.Kind, $"{failure.Message} Nothing is made of what came.", fetch.RequestId, failure);
    }

    private sealed class Counter(IProgress<FetchProgress> progress, int before, int total) : IProgress<int>
    {
        public void Report(int value) => progress.Report(new(before + value, total));
    }
}
