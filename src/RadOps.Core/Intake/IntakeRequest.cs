using RadOps.Core.Identity;

namespace RadOps.Core.Intake;

/// <summary>What is to be taken in, and what a person says of it.</summary>
public sealed record IntakeRequest
{
    /// <summary>A case that is open, to be added to or to have more said of it; null for a new one.</summary>
    public string? CaseId { get; init; }

    /// <summary>Full paths of files, or of a folder. None is the folder for downloads for a new case, and no more files for one that is open.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Of a folder, only files that came since then; the time at which the message was sent where nothing is stated.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The message had no files (F-37).</summary>
    public bool WithoutFiles { get; init; }

    /// <summary>What a person says of the message.</summary>
    public IntakeStatements Statements { get; init; } = new();

    /// <summary>What a person says that these files are; of an open case without more files, all that nobody has said it of.</summary>
    public PatientFileClass? Class { get; init; }

    /// <summary>The patient; only the masked number is kept.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>Opaque key of the patient; empty where the register that makes it does not answer.</summary>
    public string Subject { get; init; } = "";
}
