using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>A decision that let nothing out.</summary>
internal sealed record RefusalPayload
{
    public required ReleaseRequest Request { get; init; }

    public required DecisionPayload Decision { get; init; }

    /// <summary>The number that the patient was given; null where nobody was given any.</summary>
    public string? Reference { get; init; }
}
