using RadOps.Core.Export;

namespace RadOps.Core.Register.Payloads;

/// <summary>A step of an export that was done, before the next began.</summary>
internal sealed record ExportStepPayload
{
    public string Order { get; init; } = "";

    public int Number { get; init; }

    public string ExportId { get; init; } = "";

    public int Run { get; init; }

    public ExportStepKind Step { get; init; }

    public int? Instances { get; init; }

    public long? Bytes { get; init; }

    public string? ManifestSha256 { get; init; }

    public bool ReportIncluded { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<PaperPayload> Papers { get; init; } = [];
}
