using RadOps.Core.Audit.Samples;

namespace RadOps.Core.Register.Payloads;

/// <summary>What a reviewer found of a release in a sample.</summary>
internal sealed record ReviewPayload
{
    public required string Period { get; init; }

    public required string ExportId { get; init; }

    /// <summary>Number of the review among those of the release in the sample, from 1. The event's id is made of it: of two that review at once, one is told of the other.</summary>
    public int Number { get; init; }

    public ReviewOutcome Outcome { get; init; }

    /// <summary>Who signs, as the reviewer writes it.</summary>
    public required string By { get; init; }

    public string? Comment { get; init; }

    public string? Reference { get; init; }

    /// <summary>The account that recorded the release recorded the review as well.</summary>
    public bool IsOwn { get; init; }
}
