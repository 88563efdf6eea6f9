using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Intake.Payloads;

namespace RadOps.Core.Intake;

/// <summary>A case as its events tell it, before it is judged.</summary>
internal sealed record CaseRecord
{
    public required string CaseId { get; init; }

    public required string Machine { get; init; }

    public required string Account { get; init; }

    public required DateTimeOffset Opened { get; init; }

    public string? Patient { get; init; }

    public IntakeStatements Statements { get; init; } = new();

    public IReadOnlyList<PatientFile> Files { get; init; } = [];

    /// <summary>Codes of what the last cleaning left.</summary>
    public IReadOnlyList<string> Remains { get; init; } = [];

    /// <summary>When something last happened to it.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>The contents of some of its files.</summary>
    internal IReadOnlyList<TrackedContent> Contents(IReadOnlyCollection<int> numbers) =>
        [.. Files.Where(file => numbers.Contains(file.Number)).Select(file => new TrackedContent(file.Number, file.Sha256, file.Length))];

    internal static PatientFile Of(TrackedFilePayload file, DateTimeOffset downloaded) => new()
    {
        Number = file.Number,
        Format = file.Format,
        Length = file.Length,
        Sha256 = file.Sha256,
        Proposal = CaseJudge.ClassOf(file.Proposal),
        Findings = file.Findings,
        Inspected = file.Inspected,
        HoldsPhotograph = file.HoldsPhotograph,
        Downloaded = downloaded,
    };
}
