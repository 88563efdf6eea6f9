using System.Numerics;

namespace RadOps.Core.Policies.Cells;

/// <summary>Cells of a grid that are alike: for every axis some of its values, and all combinations of those.</summary>
/// <param name="Grid">The grid.</param>
/// <param name="Label">What they have in common.</param>
/// <param name="Sets">For each axis, the places of the values, as bits.</param>
internal sealed record CellBox(CellGrid Grid, int Label, ulong[] Sets)
{
    /// <summary>How many cells there are.</summary>
    internal int Count => Sets.Aggregate(1, (count, set) => count * BitOperations.PopCount(set));

    /// <summary>Number of the first of them.</summary>
    internal int First => Enumerable.Range(0, Sets.Length).Aggregate(0, (cell, axis) => (cell * Grid.Axes[axis].Values.Count) + BitOperations.TrailingZeroCount(Sets[axis]));

    /// <summary>The axes of which only some values are meant, and those that the grid is about, as a pack would write them.</summary>
    internal IEnumerable<PolicyTerm> Terms =>
        from index in Enumerable.Range(0, Sets.Length)
        let axis = Grid.Axes[index]
        where axis.IsFactor || BitOperations.PopCount(Sets[index]) < axis.Values.Count
        select new PolicyTerm(axis.Fact.Name, [.. axis.Values.Where((_, place) => (Sets[index] >> place & 1) != 0).Select(value => axis.Fact.Values[value])]);

    /// <summary>As a pack would write the condition; empty for all cells of the table.</summary>
    public override string ToString() => string.Join(", ", Terms);
}
