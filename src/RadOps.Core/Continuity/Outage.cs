namespace RadOps.Core.Continuity;

/// <summary>One outage as one machine began it. Two machines that could not see each other begin one each; the department's outage is both.</summary>
public sealed record Outage
{
    /// <summary>Such as <c>O-KQXWBNRT-2</c>; of a drill, <c>OV-KQXWBNRT-2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>Who began it here: user id.</summary>
    public required string StartedBy { get; init; }

    /// <summary>What it has taken now, or had taken last.</summary>
    public required IReadOnlyList<OutageMode> Modes { get; init; }

    /// <summary>When TiB was told that it began; null until somebody has said so (D-05).</summary>
    public DateTimeOffset? TibToldOfStart { get; init; }

    /// <summary>When TiB was told that it is over; null until somebody has said so (D-27).</summary>
    public DateTimeOffset? TibToldOfEnd { get; init; }

    /// <summary>When it was ended; null while it lasts.</summary>
    public DateTimeOffset? Stopped { get; init; }

    /// <summary>Who ended it: user id.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Why it was ended with open items; null where none was known to be open.</summary>
    public string? ForcedBecause { get; init; }
}
