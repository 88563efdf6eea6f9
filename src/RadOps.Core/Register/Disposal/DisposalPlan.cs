namespace RadOps.Core.Register.Disposal;

/// <summary>What would be disposed of.</summary>
/// <param name="Before">What was recorded before this day.</param>
/// <param name="Positions">Places of the events whose payloads would go, in the register's order.</param>
/// <param name="Releases">How many of them are releases.</param>
/// <param name="Kept">How many are old enough, but belong to something that was gone on with later.</param>
public sealed record DisposalPlan(DateOnly Before, IReadOnlyList<long> Positions, int Releases, int Kept);
