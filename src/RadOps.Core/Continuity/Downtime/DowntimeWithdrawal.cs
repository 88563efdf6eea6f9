namespace RadOps.Core.Continuity.Downtime;

/// <summary>That something was written up by mistake.</summary>
public sealed record DowntimeWithdrawal
{
    /// <summary>What the paper bears.</summary>
    public required string Number { get; init; }

    /// <summary>Which of the things that bear the number; null where there is one.</summary>
    public DowntimeItemKind? Kind { get; init; }

    /// <summary>What the mistake was, such as that the same paper was written up twice.</summary>
    public required string Reason { get; init; }

    /// <summary>Who takes it back.</summary>
    public required string WithdrawnBy { get; init; }

    /// <summary>The other person, who saw that it was a mistake: what is taken back is asked for no more.</summary>
    public required string ConfirmedBy { get; init; }

    /// <summary>When; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }
}
