namespace RadOps.Core.Register.Payloads;

/// <summary>How far the register's events were told to the audit record repository: the cursor of the spool that the register itself is.</summary>
internal sealed record AuditSentPayload
{
    /// <summary>Every event up to this place is told, or is of a kind that nothing is told of.</summary>
    public long Through { get; init; }

    /// <summary>Messages that were sent since the cursor before.</summary>
    public int Messages { get; init; }

    /// <summary>Where they were sent; empty where an operator only said where to begin.</summary>
    public required string Repository { get; init; }
}
