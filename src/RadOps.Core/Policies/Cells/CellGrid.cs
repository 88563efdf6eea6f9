using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cells;

/// <summary>All combinations of some facts' values, in a fixed order: the last axis turns fastest. What is no axis is as given, and else not known.</summary>
/// <param name="Axes">The axes.</param>
/// <param name="Given">The facts that have one value in all cells, with the value's number.</param>
public sealed record CellGrid(IReadOnlyList<CellAxis> Axes, IReadOnlyList<(ReleaseFact Fact, int Value)> Given)
{
    /// <summary>How many cells there are.</summary>
    public int Count { get; } = Axes.Aggregate(1, (count, axis) => checked(count * axis.Values.Count));

    /// <summary>
    /// How many cells stand in the place of one of the table's own, which differ from it in nothing but the factor; null when the factor takes the place of an axis, or
    /// when this is the table.
    /// </summary>
    public int? PerCell { get; init; }

    /// <summary>The facts that it is about, such as <c>Blocked</c>; empty for the table itself.</summary>
    public string Factor => string.Join(", ", Axes.Where(axis => axis.IsFactor).Select(axis => axis.Fact.Name));

    /// <summary>Decides every cell, one after the other.</summary>
    /// <param name="policy">The pack that decides.</param>
    /// <param name="asOf">The day.</param>
    public IEnumerable<ReleaseDecision> Decide(ReleasePolicy policy, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var start = Given.Aggregate(new RequestSketch(new ReleaseRequest()), (sketch, given) => sketch.With(given.Fact, given.Value, asOf));
        return Turn(start, 0, asOf).Select(sketch => policy.Decide(sketch.Request, asOf, sketch.EarlierRelease));
    }

    /// <summary>A cell's values, in the order of the axes.</summary>
    /// <param name="cell">Its number, from 0.</param>
    public string[] Values(int cell)
    {
        var values = new string[Axes.Count];
        for (var index = Axes.Count - 1; index >= 0; index--)
        {
            var axis = Axes[index];
            values[index] = axis.Fact.Values[axis.Values[cell % axis.Values.Count]];
            cell /= axis.Values.Count;
        }

        return values;
    }

    private IEnumerable<RequestSketch> Turn(RequestSketch sketch, int index, DateOnly asOf) => index == Axes.Count
        ? [sketch]
        : Axes[index].Values.SelectMany(value => Turn(sketch.With(Axes[index].Fact, value, asOf), index + 1, asOf));
}
