namespace RadOps.Core.Register.Payloads;

/// <summary>What a person said was done with a release.</summary>
internal sealed record StepsPayload
{
    public required string ExportId { get; init; }

    public CompletedSteps Steps { get; init; }

    /// <summary>Duties of a site's own pack, by their codes.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];
}
