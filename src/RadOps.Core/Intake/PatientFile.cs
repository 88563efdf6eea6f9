using RadOps.Core.Intake.Files;

namespace RadOps.Core.Intake;

/// <summary>One file of a case.</summary>
public sealed record PatientFile
{
    /// <summary>Its number within the case, from 1: its only name in the register.</summary>
    public required int Number { get; init; }

    /// <summary>What it is called on this computer, masked; null elsewhere, and when it is gone. It is the patient's own text and is never recorded.</summary>
    public string? Name { get; init; }

    /// <summary>Format by its content (F-18).</summary>
    public required PatientFileFormat Format { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of its content, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What RadOps proposes that it is; null where the format says nothing.</summary>
    public PatientFileClass? Proposal { get; init; }

    /// <summary>What a person has said that it is (C39); null until then.</summary>
    public PatientFileClass? Class { get; init; }

    /// <summary>Where it is saved.</summary>
    public FileRoute Destination { get; init; }

    /// <summary>How far it has come.</summary>
    public PatientFileStatus Status { get; init; }

    /// <summary>When it was taken in: one download a file (F-24).</summary>
    public required DateTimeOffset Downloaded { get; init; }

    /// <summary>Codes of what the inspection of its content found.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    /// <summary>Who confirmed that it was uploaded or printed; null until then.</summary>
    public string? SavedBy { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>When it was proved to be gone from this computer; null until then.</summary>
    public DateTimeOffset? CleanedAt { get; init; }

    /// <summary>Who confirmed that the paper is in E-arkiv (C41); null until then.</summary>
    public string? ArchivedBy { get; init; }

    /// <summary>True while a printed document is only a paper, and at 1177 (C41).</summary>
    public bool IsOnPaper { get; init; }

    /// <summary>What the inspection said of it: the strictest.</summary>
    internal IntakeOutcome Inspected { get; init; }

    /// <summary>A PDF in which there is a photograph (C39).</summary>
    internal bool HoldsPhotograph { get; init; }
}
