using RadOps.Core.Archives;
using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>
/// The site's archives as a source: whether BFR has what PACS has. Studies whose UID is known are asked for together; the others, whose UID PACS must give first, one by one on the
/// same association.
/// </summary>
/// <param name="finder">Asks; disposed with this.</param>
public sealed class ArchiveFacts(StudyFinder finder) : IFactSource
{
    /// <inheritdoc/>
    public string Name => "arkiven";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceAnswer>> AskAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        var answers = new SourceAnswer[requests.Count];
        Array.Fill(answers, SourceAnswer.Nothing);
        var asked = requests.Select((request, index) => (Request: request, Index: index))
            .Where(item => item.Request is { StudyInstanceUid.Length: > 0 } or { AccessionNumber.Length: > 0 })
            // Which study it is, is what somebody must find out first.
            .Where(item => !item.Request.Disputed.Any(dispute => dispute.Column is nameof(ReleaseRequest.StudyInstanceUid) or nameof(ReleaseRequest.PatientId)))
            .ToList();
        var counted = await finder.CountAsync([.. asked.Where(item => item.Request.StudyInstanceUid is { Length: > 0 }).Select(item => item.Request)], cancellationToken).ConfigureAwait(false);
        foreach (var (request, index) in asked)
        {
            cancellationToken.ThrowIfCancellationRequested();
            answers[index] = counted.TryGetValue(request, out var count) ? Answer(count.IsArchived, count.Source, count.At, null) : await LookAsync(request, cancellationToken).ConfigureAwait(false);
        }

        return answers;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => finder.DisposeAsync();

    private async Task<SourceAnswer> LookAsync(ReleaseRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var location = (await finder.FindAsync(StudyQuestion.Of(request), cancellationToken).ConfigureAwait(false))[0];
            var uid = request.StudyInstanceUid is { Length: > 0 } ? null : location.StudyInstanceUids is [var only] ? only : null;
            if (location.ArchivedInBfr is { } archived)
                return Answer(archived, location.ArchivedSource!, location.AskedAt, uid);
            var unknown = location.Copies.FirstOrDefault(copy => copy.Status == CopyStatus.NoAnswer) is { } silent
                ? new ResolutionProblem("ArchiveSilent", silent.Node, $"{silent.Node} did not answer, so it is not known whether BFR has the study: {silent.Reason}", new RadOpsException("ArchiveSilent", ErrorKind.Unreachable, $"{silent.Node} did not answer: {silent.Reason}", silent.Node))
                : location.Advice == ArchiveAdvice.NotFound ? new("StudyNotFound", Name, "None of the archives has the study. Check its accession number or UID.")
                : new("ArchiveNotKnown", Name, "It cannot be told whether BFR has the study: it is asked only by the UID that PACS gives, or together with the patient.");
            return new() { Facts = [.. Study(uid, location.AskedAt)], Problems = [unknown] };
        }
        catch (RadOpsException failure) when (failure.Code is "PatientMismatch")
        {
            return new()
            {
                Disputes = [new(nameof(ReleaseRequest.PatientId), new[] { new DisputedValue($"{request.PatientId}", DisputedValue.Order), new DisputedValue("****", "PACS") })],
                Problems = [new(failure.Code, Name, failure.Message)],
            };
        }
        catch (RadOpsException failure)
        {
            return SourceAnswer.Of(new(failure.Code, Name, failure.Message));
        }
    }

    private static SourceAnswer Answer(bool isArchived, string source, DateTimeOffset at, string? uid) => new()
    {
        Facts = [new(nameof(ReleaseRequest.ArchivedInBfr), isArchived, source, at), .. Study(uid, at)],
    };

    private static IEnumerable<FoundFact> Study(string? uid, DateTimeOffset at) =>
        uid is null ? [] : [new(nameof(ReleaseRequest.StudyInstanceUid), uid, "PACS", at)];
}
