namespace RadOps.Core.Audit.Runs;

/// <summary>What an audit found, so that the next can tell what is new and what is gone. It holds no identity: findings are hashed under the register's own secret.</summary>
internal sealed record AuditRunPayload
{
    /// <summary>Only what occurred at or after this was looked at; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    public int OpenAfterDays { get; init; }

    /// <summary>The position of the last event that was looked at.</summary>
    public long Through { get; init; }

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>How many of the findings somebody has answered for.</summary>
    public int Exempted { get; init; }

    /// <summary>The findings by their codes.</summary>
    public required IReadOnlyDictionary<string, AuditRunFindings> Findings { get; init; }
}
