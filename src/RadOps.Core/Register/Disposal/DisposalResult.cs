namespace RadOps.Core.Register.Disposal;

/// <summary>What was disposed of.</summary>
public sealed record DisposalResult
{
    /// <summary>The register, in words that hold no secret.</summary>
    public required string Location { get; init; }

    /// <summary>What was recorded before this day.</summary>
    public required DateOnly Before { get; init; }

    /// <summary>The decision that it stands on.</summary>
    public required string Decision { get; init; }

    /// <summary>How many payloads are gone.</summary>
    public required int Payloads { get; init; }

    /// <summary>How many of them were of releases.</summary>
    public required int Releases { get; init; }

    /// <summary>How many were old enough and are kept, since they belong to something that was gone on with later.</summary>
    public required int Kept { get; init; }

    /// <summary>How many events say so.</summary>
    public required int Events { get; init; }
}
