using RadOps.Core.Continuity.Payloads;

namespace RadOps.Core.Intake.Payloads;

/// <summary>What happened to a case of files from a patient. Nothing of the patient is in it but the masked number.</summary>
internal sealed record IntakePayload : JournalPayload
{
    /// <summary>The case; null in the event that opens it, whose own number makes the id.</summary>
    public string? Case { get; init; }

    /// <summary>The computer that the files are on; only of the event that opens a case.</summary>
    public string? Host { get; init; }

    /// <summary>The patient's number as it is shown: masked.</summary>
    public string? Patient { get; init; }

    /// <summary>What a person said, as far as it was said now.</summary>
    public IntakeStatements? Statements { get; init; }

    /// <summary>Files that were taken in.</summary>
    public IReadOnlyList<TrackedFilePayload> Files { get; init; } = [];

    /// <summary>Files of the case that were downloaded again.</summary>
    public IReadOnlyList<int> Again { get; init; } = [];

    /// <summary>The files that it is about.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>What a person said that they are.</summary>
    public PatientFileClass? Class { get; init; }

    /// <summary>Who confirmed it.</summary>
    public string? By { get; init; }

    /// <summary>How many things were deleted, by kind.</summary>
    public IReadOnlyDictionary<string, int> Deleted { get; init; } = new Dictionary<string, int>();

    /// <summary>Codes of what remains or could not be looked through; none when absence was proved.</summary>
    public IReadOnlyList<string> Remains { get; init; } = [];

    /// <summary>How many files' contents and names were looked through for it.</summary>
    public int Searched { get; init; }
}
