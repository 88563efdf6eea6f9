using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Continuity.Payloads;

/// <summary>A night incident: that it was opened, that a step was taken, or that it was closed. No patient is in it.</summary>
internal sealed record ReaderPayload : JournalPayload
{
    /// <summary>The incidents that it is about: each opened on a machine of its own.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    public ReaderProblem Problem { get; init; }

    public ReaderDetector DetectedBy { get; init; }

    public IReadOnlyList<ReaderSystem> Systems { get; init; } = [];

    public ReaderStepKind Step { get; init; }

    /// <summary>Nobody answered.</summary>
    public bool NoAnswer { get; init; }

    public TransferRoute? Route { get; init; }

    /// <summary>Who took the step.</summary>
    public string? By { get; init; }

    /// <summary>The symptom, the note or what happened; see <see cref="FaultText"/>.</summary>
    public string? Text { get; init; }

    public bool Persists { get; init; }

    /// <summary>Why it was closed although contacts are not confirmed.</summary>
    public string? Reason { get; init; }

    public int FaxedReports { get; init; }
}
