using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cells;

/// <summary>A fact with the values that it takes in turn.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Values">The values, by number and in their order.</param>
/// <param name="IsFactor">True when it is what the grid is about: it is always named, even where all its values do the same.</param>
public sealed record CellAxis(ReleaseFact Fact, IReadOnlyList<int> Values, bool IsFactor = false);
