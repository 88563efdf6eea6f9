using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>An export's plan, before anything of it is written.</summary>
internal sealed record ExportBegunPayload
{
    public required string ExportId { get; init; }

    public MediumType Medium { get; init; }

    public string? Path { get; init; }

    public IReadOnlyList<string> Steps { get; init; } = [];

    public required ReleaseRequest Request { get; init; }

    public required DecisionPayload Decision { get; init; }
}
