using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>
/// What a release event holds. Identities are raw in its JSON, since a disclosure report must be able to say whose images they were;
/// they are masked in its text. It can be disposed of after its time.
/// </summary>
internal sealed record ReleasePayload
{
    public required string ExportId { get; init; }

    public ReleaseOrigin Origin { get; init; }

    public ReleaseMethod Method { get; init; }

    public MediumType Medium { get; init; }

    public ReleaseRoute Route { get; init; }

    public bool Images { get; init; }

    public bool Report { get; init; }

    public int? InstanceCount { get; init; }

    public long? Bytes { get; init; }

    /// <summary>What went along, by study and SOP class; none where it is not known, as of what was made by hand.</summary>
    public IReadOnlyList<StudyContents> Studies { get; init; } = [];

    public string? Path { get; init; }

    public string? ManifestSha256 { get; init; }

    public string? Proof { get; init; }

    /// <summary>Duties beside those of the decision, such as printing the report that no PDF was given for.</summary>
    public IReadOnlyList<string> MoreDuties { get; init; } = [];

    /// <summary>What was left off or is odd, without identities.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The line as it stood in the old list; null for a release that RadOps recorded itself, whose line is rendered.</summary>
    public string? Line { get; init; }

    /// <summary>True where the old list does not say when it was released: the event's time is then the examination's day, which it cannot be before.</summary>
    public bool OccurredUnknown { get; init; }

    public required ReleaseRequest Request { get; init; }

    public DecisionPayload? Decision { get; init; }
}
