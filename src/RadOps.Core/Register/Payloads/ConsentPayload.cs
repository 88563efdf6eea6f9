using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>A patient's consent, as it was taken or withdrawn.</summary>
internal sealed record ConsentPayload
{
    /// <summary>The release that it was missing for; null where there is none yet.</summary>
    public string? ExportId { get; init; }

    public ConsentForm Form { get; init; }

    public required string By { get; init; }

    public DateOnly At { get; init; }

    public string? Reference { get; init; }

    public bool Withdrawn { get; init; }

    /// <summary>What it is a consent to.</summary>
    public required ReleaseRequest Request { get; init; }
}
