using RadOps.Core.Release;

namespace RadOps.Core.Archives;

/// <summary>What is asked of the archives: where the study of a key is, and whether it needs to be sent.</summary>
public sealed record StudyQuestion
{
    /// <summary>The key: a study, an examination or a patient.</summary>
    public required StudyKey Key { get; init; }

    /// <summary>The request that is to go on with the answer; null when there is none.</summary>
    public ReleaseRequest? Request { get; init; }

    /// <summary>Whether the patient is on the way to emergency care (N-20).</summary>
    public Situation Situation { get; init; }

    /// <summary>Status of the report, as far as it is known.</summary>
    public SignatureStatus Signature { get; init; }

    /// <summary>When the report was signed definitively; null when not known.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>The question of a request: by its Study Instance UID, else by its accession number.</summary>
    /// <exception cref="RadOpsException"><c>StudyNotNamed</c>: it has neither.</exception>
    public static StudyQuestion Of(ReleaseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request is { StudyInstanceUid: not { Length: > 0 }, AccessionNumber: not { Length: > 0 } })
            throw new RadOpsException("StudyNotNamed", ErrorKind.InvalidInput, "The request names no study: give its AccessionNumber or StudyInstanceUid.", request.RequestId);
        return new()
        {
            Key = new() { AccessionNumber = request.AccessionNumber, StudyInstanceUid = request.StudyInstanceUid, PatientId = request.PatientId },
            Request = request,
            Situation = request.Situation,
            Signature = request.Signature,
            SignedAt = request.SignedAt,
        };
    }
}
