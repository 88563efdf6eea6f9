using RadOps.Core.Export;
using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>An export's plan, before anything of it is written: enough to go on with it after a crash.</summary>
internal sealed record ExportBegunPayload
{
    public required string ExportId { get; init; }

    public required string Order { get; init; }

    public MediumType Medium { get; init; }

    public required string Path { get; init; }

    /// <summary>Where the studies were read.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    public string? ReportRoot { get; init; }

    /// <summary>The steps that are RadOps' own.</summary>
    public IReadOnlyList<ExportStepKind> Steps { get; init; } = [];

    public required ReleaseRequest Request { get; init; }

    public required DecisionPayload Decision { get; init; }
}
