using RadOps.Core.Intake.Cleaning;

namespace RadOps.Core.Intake;

/// <summary>A case: one message from one patient at 1177, with the files that came with it.</summary>
public sealed record PatientFileCase
{
    /// <summary>Its id, such as <c>PF-KQXWBNRT-0017-H</c>: opaque, and unique without asking anybody.</summary>
    public required string CaseId { get; init; }

    /// <summary>The computer that the files are on.</summary>
    public required string Machine { get; init; }

    /// <summary>The account that took them in.</summary>
    public required string Account { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>How long it has been, or was, open.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>The patient's number, masked; null where none was given.</summary>
    public string? Patient { get; init; }

    /// <summary>What people have said.</summary>
    public IntakeStatements Statements { get; init; } = new();

    /// <summary>Every check of the case and of its files, in the order of the routine.</summary>
    public IReadOnlyList<IntakeCheck> Checks { get; init; } = [];

    /// <summary>The files; none where the message had none (F-37).</summary>
    public IReadOnlyList<PatientFile> Files { get; init; } = [];

    /// <summary>The strictest of the checks.</summary>
    public IntakeOutcome Outcome => Checks.Count == 0 ? IntakeOutcome.Ok : Checks.Max(check => check.Outcome);

    /// <summary>What is missing before the case is clean, in Swedish; nothing when it is.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>True while something is missing.</summary>
    public bool IsOpen => Missing.Count > 0;

    /// <summary>How many of its documents are only on paper (C41).</summary>
    public int Papers => Files.Count(file => file.IsOnPaper);

    /// <summary>The routine's steps that remain for a person, quoted.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>Folders in which copies are ready to be imported or printed; none where the site names none. Only on the computer that the files are on.</summary>
    public IReadOnlyList<string> ReadyIn { get; init; } = [];

    /// <summary>What the cleaning that gave this did, and what it left; null where there was none.</summary>
    public CleanUpReport? CleanUp { get; init; }

    /// <summary>The patient's time to answer, read both ways (C37); null while it is not said when the message was sent.</summary>
    public ReplyWindow? Reply { get; init; }

    /// <summary>The last day on which 1177 keeps the case (F-34, C37); null as <see cref="Reply"/>.</summary>
    public DateOnly? KeptUntil => Reply?.KeptUntil;
}
