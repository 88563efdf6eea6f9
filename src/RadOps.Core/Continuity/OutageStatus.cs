using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Reports;

namespace RadOps.Core.Continuity;

/// <summary>How it stands with outages in the department, as far as this machine knows.</summary>
public sealed record OutageStatus
{
    /// <summary>An exercise.</summary>
    public required bool Drill { get; init; }

    /// <summary>What is out, all machines' outages taken together; empty when nothing is.</summary>
    public required IReadOnlyList<OutageMode> Modes { get; init; }

    /// <summary>When the first of the outages that last began; when nothing is out, the last one that was.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When the last outage ended; null while one lasts, or where there was none.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>The outages that last, or the last one that was.</summary>
    public required IReadOnlyList<Outage> Outages { get; init; }

    /// <summary>What holds now, in the routine's words.</summary>
    public required OutageInstructions Instructions { get; init; }

    /// <summary>What is only on paper, of this outage or of those before.</summary>
    public required int OpenItems { get; init; }

    /// <summary>When TiB was told of what lasts, or of the end of what was last; null until somebody has said so.</summary>
    public DateTimeOffset? TibTold { get; init; }

    /// <summary>What is to be done now, in Swedish, the most urgent first.</summary>
    public required IReadOnlyList<string> ToDo { get; init; }

    /// <summary>What a drill that is over is judged by; none otherwise.</summary>
    public IReadOnlyList<DrillScore> Scores { get; init; } = [];

    /// <summary>How it stands with this machine's journal.</summary>
    public required JournalState Journal { get; init; }

    /// <summary>True while something is out.</summary>
    public bool IsOngoing => Modes.Count > 0;

    /// <summary>How it stands, in words: see <see cref="OutageText"/>.</summary>
    public override string ToString() => OutageText.Of(this);
}
