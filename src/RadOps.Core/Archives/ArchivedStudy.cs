using RadOps.Core.Identity;

namespace RadOps.Core.Archives;

/// <summary>A study as an archive describes it. What the archive did not say is null; identities are masked when printed.</summary>
public sealed record ArchivedStudy
{
    /// <summary>Study Instance UID (0020,000D).</summary>
    public required string StudyInstanceUid { get; init; }

    /// <summary>Patient ID (0010,0020).</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Accession Number (0008,0050).</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Date (0008,0020).</summary>
    public DateOnly? StudyDate { get; init; }

    /// <summary>Study Description (0008,1030).</summary>
    public string? Description { get; init; }

    /// <summary>Modalities in Study (0008,0061); none when the archive did not say.</summary>
    public IReadOnlyList<string> Modalities { get; init; } = [];

    /// <summary>Number of Study Related Instances (0020,1208); null when the archive did not say.</summary>
    public int? InstanceCount { get; init; }
}
