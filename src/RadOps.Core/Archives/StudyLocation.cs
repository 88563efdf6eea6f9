using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Archives;

/// <summary>Where an examination is: the study, or the studies that bear one accession number, as each node has them.</summary>
public sealed record StudyLocation
{
    /// <summary>The caller's key of the request; null when it was asked by hand.</summary>
    public string? RequestId { get; init; }

    /// <summary>The patient, as PACS has it, or as whoever else has it where PACS has nothing; masked when printed.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Accession number.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Instance UIDs; one, unless several studies bear the accession number.</summary>
    public required IReadOnlyList<string> StudyInstanceUids { get; init; }

    /// <summary>Study date.</summary>
    public DateOnly? StudyDate { get; init; }

    /// <summary>Study description.</summary>
    public string? Description { get; init; }

    /// <summary>Modalities.</summary>
    public IReadOnlyList<string> Modalities { get; init; } = [];

    /// <summary>The examination as each node has it, in the order of the site file.</summary>
    public required IReadOnlyList<StudyCopy> Copies { get; init; }

    /// <summary>Whether BFR has every instance that PACS has; null when it cannot be told.</summary>
    public bool? ArchivedInBfr { get; init; }

    /// <summary>What <see cref="ArchivedInBfr"/> stands on: which node was asked, when, and its count; null when it is not known.</summary>
    public string? ArchivedSource { get; init; }

    /// <summary>What follows.</summary>
    public required ArchiveAdvice Advice { get; init; }

    /// <summary>The advice as one Swedish sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The request with what was found filled in, for the next cmdlet; null when it was asked by hand.</summary>
    public ReleaseRequest? Request { get; init; }
}
