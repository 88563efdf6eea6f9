using RadOps.Core.Intake.Cleaning;

namespace RadOps.Core.Intake;

/// <summary>What completing a case would do, and nothing of it done.</summary>
public sealed record CompletionPlan
{
    /// <summary>What a person confirms.</summary>
    public required CaseCompletion Completion { get; init; }

    /// <summary>The case as it stands.</summary>
    public required PatientFileCase Case { get; init; }

    /// <summary>Numbers of the files that become confirmed as uploaded or printed.</summary>
    public IReadOnlyList<int> ToSave { get; init; } = [];

    /// <summary>Numbers of the files that are to be deleted.</summary>
    public IReadOnlyList<int> ToClean { get; init; } = [];

    /// <summary>Numbers of the documents that become confirmed as being in E-arkiv.</summary>
    public IReadOnlyList<int> ToArchive { get; init; } = [];

    /// <summary>Everything that is to be deleted.</summary>
    public IReadOnlyList<CleanUpItem> Items { get; init; } = [];

    /// <summary>What is to be gone, and where it may be; null where nothing is.</summary>
    internal CleanUpOrder? Order { get; init; }
}
