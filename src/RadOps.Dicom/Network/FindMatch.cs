using RadOps.Core.Identity;

namespace RadOps.Dicom.Network;

/// <summary>One match that a node gave to a <see cref="FindQuery"/>. What the node did not say is null; identities are masked when printed.</summary>
public sealed record FindMatch
{
    /// <summary>What it is.</summary>
    public required QueryLevel Level { get; init; }

    /// <summary>Patient ID (0010,0020).</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Patient's Name (0010,0010).</summary>
    public PersonName? PatientName { get; init; }

    /// <summary>Study Instance UID (0020,000D).</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>Series Instance UID (0020,000E).</summary>
    public string? SeriesInstanceUid { get; init; }

    /// <summary>SOP Instance UID (0008,0018).</summary>
    public string? SopInstanceUid { get; init; }

    /// <summary>SOP Class UID (0008,0016).</summary>
    public string? SopClassUid { get; init; }

    /// <summary>Accession Number (0008,0050).</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Date (0008,0020).</summary>
    public DateOnly? StudyDate { get; init; }

    /// <summary>Study Description (0008,1030).</summary>
    public string? StudyDescription { get; init; }

    /// <summary>Series Description (0008,103E).</summary>
    public string? SeriesDescription { get; init; }

    /// <summary>Modality (0008,0060) of a series, or Modalities in Study (0008,0061) of a study, parted by <c>\</c>.</summary>
    public string? Modality { get; init; }

    /// <summary>Series Number (0020,0011).</summary>
    public int? SeriesNumber { get; init; }

    /// <summary>Instance Number (0020,0013).</summary>
    public int? InstanceNumber { get; init; }

    /// <summary>Number of Study Related Series (0020,1206).</summary>
    public int? SeriesCount { get; init; }

    /// <summary>Number of Study Related Instances (0020,1208), or Number of Series Related Instances (0020,1209).</summary>
    public int? InstanceCount { get; init; }
}
