namespace RadOps.Core.Register.Payloads;

/// <summary>How a sample of releases was drawn, so that it can be drawn again, and what came out.</summary>
internal sealed record SamplePayload
{
    public required string Period { get; init; }

    /// <summary>From this instant on.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Up to, not including, this one.</summary>
    public DateTimeOffset To { get; init; }

    /// <summary>Position of the last event that was looked at.</summary>
    public long Through { get; init; }

    public required string Method { get; init; }

    public required string Seed { get; init; }

    public bool IsSeedGiven { get; init; }

    public int Population { get; init; }

    public required string PopulationSha256 { get; init; }

    /// <summary>The releases drawn, in the order of the strata.</summary>
    public IReadOnlyList<string> ExportIds { get; init; } = [];
}
