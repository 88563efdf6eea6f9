using RadOps.Core.Audit.Exemptions;

namespace RadOps.Core.Audit;

/// <summary>What an audit looks at.</summary>
public sealed record AuditOptions
{
    /// <summary>Only what occurred at or after this time; what came before is still read, to know duplicates and to verify the chain.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>After how many days something open is overdue: 1 or more.</summary>
    public int OpenAfterDays { get; init; } = 7;

    /// <summary>The findings that somebody has answered for.</summary>
    public IReadOnlyList<AuditExemption> Exemptions { get; init; } = [];
}
