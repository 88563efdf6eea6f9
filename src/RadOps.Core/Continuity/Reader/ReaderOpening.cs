namespace RadOps.Core.Continuity.Reader;

/// <summary>A night incident to be opened.</summary>
public sealed record ReaderOpening
{
    /// <summary>What does not come through.</summary>
    public required ReaderProblem Problem { get; init; }

    /// <summary>Who noticed it.</summary>
    public ReaderDetector DetectedBy { get; init; }

    /// <summary>Where the fault seems to be; none where nobody knows.</summary>
    public IReadOnlyList<ReaderSystem> Systems { get; init; } = [];

    /// <summary>What is seen (<see cref="FaultText"/>); null to say no more.</summary>
    public string? Symptom { get; init; }

    /// <summary>When it was noticed; null for now.</summary>
    public DateTimeOffset? Detected { get; init; }
}
