using RadOps.Core.Identity;

namespace RadOps.Core.Archives;

/// <summary>What an archive is asked by; what is null is not asked about. One part at least must be given.</summary>
public sealed record StudyKey
{
    /// <summary>Accession Number (0008,0050), 1–16 characters without wildcards.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Instance UID (0020,000D).</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>Patient ID (0010,0020).</summary>
    public PatientId? PatientId { get; init; }
}
