namespace RadOps.Dicom.Media;

/// <summary>A record of a DICOMDIR that refers to a file, with what it and the records above it say of that file.</summary>
internal sealed record MediumReference
{
    /// <summary>The file ID, its parts joined by <c>/</c>.</summary>
    public required string FileId { get; init; }

    public string? SopClassUid { get; init; }

    public string? SopInstanceUid { get; init; }

    public string? TransferSyntaxUid { get; init; }

    public string? PatientId { get; init; }

    public string? StudyInstanceUid { get; init; }

    public string? SeriesInstanceUid { get; init; }
}
