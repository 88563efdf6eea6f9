using RadOps.Core.Identity;

namespace RadOps.Core.Export;

/// <summary>What RadOps reads of one file: enough to know whose it is, where it belongs and whether it is whole.</summary>
public sealed record DicomHeader
{
    /// <summary>Full path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>What the file turned out to be.</summary>
    public required DicomFileStatus Status { get; init; }

    /// <summary>Why the status is not <see cref="DicomFileStatus.Ok"/>, or what is odd about a file that is; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Patient ID (0010,0020), as it stands, masked when printed.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Patient's Name (0010,0010), masked when printed.</summary>
    public PersonName? PatientName { get; init; }

    /// <summary>Study Instance UID (0020,000D).</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>Series Instance UID (0020,000E).</summary>
    public string? SeriesInstanceUid { get; init; }

    /// <summary>SOP Instance UID (0008,0018).</summary>
    public string? SopInstanceUid { get; init; }

    /// <summary>SOP Class UID (0008,0016).</summary>
    public string? SopClassUid { get; init; }

    /// <summary>Transfer Syntax UID (0002,0010).</summary>
    public string? TransferSyntaxUid { get; init; }

    /// <summary>Modality (0008,0060).</summary>
    public string? Modality { get; init; }

    /// <summary>Accession Number (0008,0050).</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Study Date (0008,0020); null when missing or malformed.</summary>
    public DateOnly? StudyDate { get; init; }

    /// <summary>Series Number (0020,0011).</summary>
    public int? SeriesNumber { get; init; }

    /// <summary>Instance Number (0020,0013).</summary>
    public int? InstanceNumber { get; init; }

    /// <summary>Whether the file is a DICOMDIR: it lists other files and belongs to no patient.</summary>
    public bool IsMediaDirectory => SopClassUid == "1.2.840.10008.1.3.10";

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; init; }
}
