namespace RadOps.Dicom.Media;

/// <summary>What a directory needs of one file.</summary>
internal sealed class DirectoryInstance
{
    public required string FileId { get; init; }

    public required RecordType Type { get; init; }

    public required string SopClassUid { get; init; }

    public required string SopInstanceUid { get; init; }

    public required string TransferSyntaxUid { get; init; }

    public required string StudyInstanceUid { get; init; }

    public required string SeriesInstanceUid { get; init; }

    public required string Modality { get; init; }

    public string? PatientId { get; init; }

    public string? PatientName { get; init; }

    /// <summary>Date of the study.</summary>
    public string? StudyDate { get; init; }

    /// <summary>A date of the series, acquisition or content, for a study that has none.</summary>
    public string? OtherDate { get; init; }

    public string? StudyTime { get; init; }

    public string? StudyDescription { get; init; }

    public string? StudyId { get; init; }

    public string? AccessionNumber { get; init; }

    public string? SeriesNumber { get; init; }

    /// <summary>What is odd about the file, without identities; empty for most.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The values of <see cref="RecordType.Keys"/>, in their order; null where the file has none. An array is as long as the keys.</summary>
    public required KeyValue[] Keys { get; init; }
}
