using RadOps.Core.Completion;

namespace RadOps.Core.Register.Payloads;

/// <summary>What went wrong with a release.</summary>
internal sealed record CorrectionPayload
{
    public required string ExportId { get; init; }

    public CorrectionKind Kind { get; init; }

    public required string Reason { get; init; }

    public string? Reference { get; init; }

    /// <summary>Who got it instead.</summary>
    public string? WentTo { get; init; }
}
