using RadOps.Core.Continuity.Downtime;

namespace RadOps.Core.Continuity.Reports;

/// <summary>What an outage, or a drill, came to.</summary>
public sealed record OutageReport
{
    /// <summary>When it was drawn up.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>An exercise.</summary>
    public required bool Drill { get; init; }

    /// <summary>The outage, and those that other machines began during it.</summary>
    public required IReadOnlyList<Outage> Outages { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When the last of them ended; null while one lasts.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>Everything that happened, by its own time.</summary>
    public required IReadOnlyList<ReportEntry> Timeline { get; init; }

    /// <summary>Every paper and every word of it.</summary>
    public required IReadOnlyList<DowntimeItem> Items { get; init; }

    /// <summary>By when an incident is reported; none for a drill.</summary>
    public required IReadOnlyList<ReportClock> Clocks { get; init; }

    /// <summary>What a drill is judged by; none for an outage.</summary>
    public required IReadOnlyList<DrillScore> Scores { get; init; }

    /// <summary>How many of the items are still only on paper.</summary>
    public int OpenItems => Items.Count(item => item.IsOpen);

    /// <summary>Points of a drill.</summary>
    public int Points => Scores.Sum(score => score.Points);

    /// <summary>The most that a drill could give.</summary>
    public int Most => Scores.Sum(score => score.Most);
}
