using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>A month's releases, counted; those of an imported list are not among them.</summary>
public sealed record AuditMonth
{
    /// <summary>The month's first day.</summary>
    public required DateOnly First { get; init; }

    /// <summary>How many releases.</summary>
    public int Releases { get; init; }

    /// <summary>Releases by sort of recipient; only those that there are.</summary>
    public IReadOnlyDictionary<RecipientType, int> Recipients { get; init; } = new Dictionary<RecipientType, int>();

    /// <summary>Releases by medium or network; only those that there are.</summary>
    public IReadOnlyDictionary<AuditWay, int> Ways { get; init; } = new Dictionary<AuditWay, int>();

    /// <summary>Requests by what became of them; only what there is. A request that was asked again and released counts as released, and one that was refused twice as two.</summary>
    public IReadOnlyDictionary<AuditOutcome, int> Outcomes { get; init; } = new Dictionary<AuditOutcome, int>();
}
