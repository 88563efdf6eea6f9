using RadOps.Core.Continuity.Journals;
using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Intake.Files;
using RadOps.Core.Settings;

namespace RadOps.Core.Intake;

/// <summary>What the intake of files from patients works with.</summary>
public sealed record IntakeTools
{
    /// <summary>The machine's journal: what happens is there before it is anywhere else.</summary>
    public required OutageJournal Journal { get; init; }

    /// <summary>The routine.</summary>
    public required IntakeRoutine Routine { get; init; }

    /// <summary>The computer.</summary>
    public required IIntakeMachine Machine { get; init; }

    /// <summary>What it alone remembers of cases that are not clean.</summary>
    public required CaseNotes Notes { get; init; }

    /// <summary>Gives the time.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>User id that the session runs under (F-23).</summary>
    public required string Account { get; init; }

    /// <summary>How personal and shared accounts are told apart.</summary>
    public AccountSettings Accounts { get; init; } = new();

    /// <summary>Full path of the folder that Picsara imports from; null for the folder for downloads itself.</summary>
    public string? Picsara { get; init; }

    /// <summary>Full path of the folder that is printed from; null for the folder for downloads itself.</summary>
    public string? Earchive { get; init; }

    /// <summary>What a file may be.</summary>
    public InspectionLimits Limits { get; init; } = InspectionLimits.Default;

    /// <summary>Says what a file is and hides, the virus scanner included where the site has one.</summary>
    public required Func<string, CancellationToken, FileInspection> Inspect { get; init; }

    /// <summary>Draws the sheet that lies beside what is to be printed.</summary>
    public required Func<PatientFileCase, string> Sheet { get; init; }

    /// <summary>How long is waited for a file that another program holds open.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}
