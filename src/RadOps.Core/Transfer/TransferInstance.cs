namespace RadOps.Core.Transfer;

/// <summary>What became of one instance of a transfer.</summary>
public sealed record TransferInstance
{
    /// <summary>The file, as it was given.</summary>
    public required string Path { get; init; }

    /// <summary>What became of it.</summary>
    public required TransferStatus Status { get; init; }

    /// <summary>Why, in words and without identities; null when it was plainly sent.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the node, asked afterwards what it has of the study (C-FIND at IMAGE level), named it.</summary>
    public bool Verified { get; init; }

    /// <summary>The status that the node answered (PS3.7 C), or null when it did not.</summary>
    public int? DimseStatus { get; init; }

    /// <summary>SOP Instance UID; null when the file could not be read.</summary>
    public string? SopInstanceUid { get; init; }

    /// <summary>SOP Class UID; null when the file could not be read.</summary>
    public string? SopClassUid { get; init; }

    /// <summary>Transfer Syntax UID; null when the file could not be read.</summary>
    public string? TransferSyntaxUid { get; init; }

    /// <summary>Study Instance UID; null when the file could not be read, or bears none.</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>Series Instance UID; null when the file could not be read, or bears none.</summary>
    public string? SeriesInstanceUid { get; init; }

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; init; }

    /// <summary>Whether the node said that it has it.</summary>
    public bool IsReceived => Status is TransferStatus.Sent or TransferStatus.Warning;
}
