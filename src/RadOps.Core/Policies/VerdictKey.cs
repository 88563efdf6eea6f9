using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>All that a verdict depends on, within its section.</summary>
/// <param name="Fired">The clauses that fired, as bits in the section's order.</param>
/// <param name="Items">What was asked for.</param>
/// <param name="Human">What a named human answered.</param>
internal readonly record struct VerdictKey(ulong Fired, RequestedItems Items, HumanAnswer Human)
{
    /// <summary>64 bits of it well mixed; the highest are the best.</summary>
    internal ulong Mixed =>
        ((Fired * 0x9E3779B97F4A7C15) ^ ((ulong)Items << 2) ^ (ulong)Human) * 0xBF58476D1CE4E5B9;
}
