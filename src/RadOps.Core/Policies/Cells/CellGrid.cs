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
    /// How many cells follow each other that differ in nothing but the factor: a run. Each run stands beside one cell of the table, or, where the factor takes the place of an
    /// axis, beside all that differ in that axis alone.
    /// </summary>
    public int RunLength { get; } = Axes.Where(axis => axis.IsFactor).Aggregate(1, (count, axis) => count * axis.Values.Count);

    /// <summary>The facts that it is about, such as <c>Blocked</c>; empty for the table itself.</summary>
    public string Factor => string.Join(", ", Axes.Where(axis => axis.IsFactor).Select(axis => axis.Fact.Name));

    /// <summary>Decides every cell, one after the other.</summary>
    /// <param name="policy">The pack that decides.</param>
    /// <param name="asOf">The day.</param>
    public IEnumerable<ReleaseDecision> Decide(ReleasePolicy policy, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Requests(asOf).Select(sketch => policy.Decide(sketch.Request, asOf, sketch.EarlierRelease));
    }

    /// <summary>The request of every cell.</summary>
    /// <param name="asOf">The day on which a minor is one.</param>
    internal IEnumerable<RequestSketch> Requests(DateOnly asOf)
    {
        // Each is made of the one before the axis that turned.
        var sketches = new RequestSketch[Axes.Count + 1];
        var places = new int[Axes.Count];
        sketches[0] = Given.Aggregate(new RequestSketch(new ReleaseRequest()), (sketch, given) => sketch.With(given.Fact, given.Value, asOf));
        for (var turned = 0; turned >= 0;)
        {
            for (var index = turned; index < places.Length; index++)
                sketches[index + 1] = sketches[index].With(Axes[index].Fact, Axes[index].Values[places[index]], asOf);
            yield return sketches[^1];
            for (turned = places.Length - 1; turned >= 0 && ++places[turned] == Axes[turned].Values.Count; turned--)
                places[turned] = 0;
        }
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

    /// <summary>The number of the run that stands beside a cell of the table.</summary>
    internal int RunBeside(CellGrid table, int cell)
    {
        var (run, stride) = (0, 1);
        foreach (var axis in table.Axes.Reverse())
        {
            if (Axes.Contains(axis))
            {
                run += cell % axis.Values.Count * stride;
                stride *= axis.Values.Count;
            }

            cell /= axis.Values.Count;
        }

        return run;
    }
}
