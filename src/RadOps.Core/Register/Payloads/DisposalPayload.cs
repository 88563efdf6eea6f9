namespace RadOps.Core.Register.Payloads;

/// <summary>
/// Payloads that were disposed of. The database lets a payload go only while this is the register's last event and names its place, so its form is the database's business as well
/// (docs/decisions/0015-audits.md): <c>positions</c> comes last, and is an array of numbers.
/// </summary>
internal sealed record DisposalPayload
{
    /// <summary>What was recorded before this instant.</summary>
    public DateTimeOffset Before { get; init; }

    /// <summary>The decision that it stands on.</summary>
    public required string Decision { get; init; }

    public IReadOnlyList<long> Positions { get; init; } = [];
}
