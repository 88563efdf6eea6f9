namespace RadOps.Core.Intake;

/// <summary>An import that has been looked at, and nothing of it done.</summary>
public sealed record IntakePlan
{
    /// <summary>What was asked for.</summary>
    public required IntakeRequest Request { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>The case as it would be.</summary>
    public required PatientFileCase Case { get; init; }

    /// <summary>Numbers of the files that <see cref="IntakeRequest.Class"/> is said of.</summary>
    internal IReadOnlyList<int> Classed { get; init; } = [];
}
