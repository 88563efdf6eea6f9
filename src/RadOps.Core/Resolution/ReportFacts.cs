using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>What statements on a report come to for a request. The one home of it for RIS and messages.</summary>
public static class ReportFacts
{
    /// <summary>The column of the fact that tells who referred; no column of a request.</summary>
    public const string Referrer = "Referrer";

    /// <summary>Answers.</summary>
    /// <param name="request">The request.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="statements">Everything that the source says of the request's accession number; several that differ are disputed.</param>
    public static SourceAnswer Answer(ReleaseRequest request, string source, IReadOnlyList<ReportStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(statements);
        if (statements.Count == 0)
            return SourceAnswer.Nothing;
        if (request.PatientId is { } patient)
        {
            if (statements.FirstOrDefault(statement => statement.Patients is { Count: > 0 } named && !named.Contains(patient)) is { } other)
                return OfOtherPatient(patient, other);
            if (statements.Any(statement => statement.Patients is { Count: 0 }))
                return SourceAnswer.Of(new("PatientNotNamed", source, $"{source} names no patient for this accession number, so it cannot be told whose report it is. Nothing of it was used."));
        }

        var referrers = statements.SelectMany(statement => statement.Referrers.Select(name => (Name: name, Statement: statement))).ToList();
        return new()
        {
            Facts = [.. statements.SelectMany(Facts), .. OwnReferral(request, statements)],
            Told = [.. referrers.DistinctBy(referrer => RecipientNames.Key(referrer.Name)).Select(referrer => new ResolvedFact(Referrer, IdentityMask.Mask(referrer.Name), referrer.Statement.Source, referrer.Statement.At))],
            Flags = statements.Any(statement => statement.IsAmended) ? [ResolutionFlags.ReportAmended] : [],
            Problems = [.. statements.SelectMany(statement => statement.Problems).Distinct()],
        };
    }

    private static IEnumerable<FoundFact> Facts(ReportStatement statement)
    {
        foreach (var signature in statement.Signatures)
            yield return new(nameof(ReleaseRequest.Signature), signature, statement.Source, statement.At);
        // What was signed preliminarily has a time too; the request's column is of the definitive signature.
        if (statement.SignedAt is { } signed && statement.Signatures is [SignatureStatus.Final])
            yield return new(nameof(ReleaseRequest.SignedAt), signed, statement.Source, statement.At);
        if (!string.IsNullOrWhiteSpace(statement.StudyInstanceUid))
            yield return new(nameof(ReleaseRequest.StudyInstanceUid), statement.StudyInstanceUid.Trim(), statement.Source, statement.At);
    }

    /// <summary>
    /// A recipient that every statement names as the one who referred has done so. That they name somebody else proves nothing: a practitioner refers under the clinic's name as well as
    /// their own, so it is only told.
    /// </summary>
    private static IEnumerable<FoundFact> OwnReferral(ReleaseRequest request, IReadOnlyList<ReportStatement> statements)
    {
        if (request.Recipient != RecipientType.Patient && request.RecipientName?.Reveal() is { } recipient
            && statements.All(statement => statement.Referrers.Any(name => RecipientNames.AreSame(name, recipient))))
        {
            foreach (var statement in statements)
                yield return new(nameof(ReleaseRequest.OwnReferral), true, statement.Source, statement.At);
        }
    }

    private static SourceAnswer OfOtherPatient(PatientId patient, ReportStatement other) => new()
    {
        Disputes = [new(nameof(ReleaseRequest.PatientId), new[] { new DisputedValue($"{patient}", DisputedValue.Order), new DisputedValue($"{other.Patients![0]}", other.Source, other.At) })],
        Problems = [new("PatientMismatch", other.Source, $"{other.Source} has this accession number for another patient than the request says. Nothing of it was used; check that the order names the right examination.")],
    };
}
