using RadOps.Core.Continuity.Reports;

namespace RadOps.Core.Continuity.Reader;

/// <summary>A fault in the digital link to the external reader, as one machine opened it. It names no patient.</summary>
public sealed record ReaderIncident
{
    /// <summary>Such as <c>NI-KQXWBNRT-2</c>; of a drill, <c>OV-NI-KQXWBNRT-2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>An exercise.</summary>
    public required bool Drill { get; init; }

    /// <summary>When it was noticed.</summary>
    public required DateTimeOffset Detected { get; init; }

    /// <summary>Who noticed it.</summary>
    public required ReaderDetector DetectedBy { get; init; }

    /// <summary>Who opened it here: user id.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>What does not come through.</summary>
    public required ReaderProblem Problem { get; init; }

    /// <summary>Where the fault seems to be; none where nobody has said.</summary>
    public required IReadOnlyList<ReaderSystem> Systems { get; init; }

    /// <summary>What is seen, in words that name no patient (<see cref="FaultText"/>).</summary>
    public string? Symptom { get; init; }

    /// <summary>What was done, in the order of its times.</summary>
    public IReadOnlyList<ReaderIncidentStep> Steps { get; init; } = [];

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>Who closed it: user id.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>Whether the problem persisted when it was closed; null while it is open.</summary>
    public bool? Persists { get; init; }

    /// <summary>What happened, in words that name no patient; null where nothing is said.</summary>
    public string? Happened { get; init; }

    /// <summary>Why it was closed although contacts are not confirmed; null where all are.</summary>
    public string? ForcedBecause { get; init; }

    /// <summary>How many faxed reports lay with the RIS administrator when it was closed .</summary>
    public int FaxedReports { get; init; }

    /// <summary>What is to be done now, in Swedish and in the routine's order; none when it is closed.</summary>
    public IReadOnlyList<string> ToDo { get; init; } = [];

    /// <summary>What a closed drill is judged by; none otherwise.</summary>
    public IReadOnlyList<DrillScore> Scores { get; init; } = [];

    /// <summary>The message to the administrators; null while it is open.</summary>
    public ReaderMessage? Message { get; init; }

    /// <summary>True until it is closed.</summary>
    public bool IsOpen => Closed is null;

    /// <summary>When the external reader was first reached: when it called, where it was the reader who noticed. Null until then.</summary>
    public DateTimeOffset? ReaderReached => DetectedBy == ReaderDetector.ExternalReader ? Detected : FirstReached(ReaderStepKind.ReaderContacted);

    /// <summary>When VGR-IT was first reached; null until then.</summary>
    public DateTimeOffset? VgrItReached => FirstReached(ReaderStepKind.VgrItContacted);

    /// <summary>When the on-call radiologist was called in; null until then.</summary>
    public DateTimeOffset? OnCallReached => FirstReached(ReaderStepKind.OnCallCalledIn);

    /// <summary>How it stands, in words: see <see cref="ReaderIncidentText"/>.</summary>
    public override string ToString() => ReaderIncidentText.Of(this);

    private DateTimeOffset? FirstReached(ReaderStepKind kind) => Steps.FirstOrDefault(step => step.Kind == kind && step.Reached)?.At;
}
