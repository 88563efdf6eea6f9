using RadOps.Core.Release;

namespace RadOps.Core.Policies.Cells;

/// <summary>
/// The grids that a pack is decided on cell by cell: its own table, and the table once more for each fact with every value that the table leaves out, and for each of
/// its factors.
/// </summary>
public sealed class CellTable
{
    /// <summary>Many more than the table of a routine has, and few enough to be decided in seconds, with everything that is tried beside them.</summary>
    private const long MostCells = 200_000;

    private CellTable(IReadOnlyList<CellGrid> grids) => Grids = grids;

    /// <summary>The grids; the first is the table itself.</summary>
    public IReadOnlyList<CellGrid> Grids { get; }

    /// <summary>The table that a pack declares.</summary>
    /// <returns>Null when it declares none.</returns>
    /// <exception cref="RadOpsException">It names a fact or value that is not there, a fact twice, or has too many cells.</exception>
    public static CellTable? Of(PolicyPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Table is { } table ? new(Build(table, pack.Scope.Count > 0)) : null;
    }

    /// <summary>The tables of two packs, each once.</summary>
    /// <exception cref="RadOpsException"><c>PolicyTableMissing</c>: neither declares one.</exception>
    internal static IReadOnlyList<CellTable> Of(PolicyPack one, PolicyPack other)
    {
        CellTable[] tables = [.. new[] { one, other }.Where(pack => pack.Table is not null).DistinctBy(pack => pack.Table!.ToString()).Select(pack => Of(pack)!)];
        return tables.Length > 0
            ? tables
            : throw new RadOpsException("PolicyTableMissing", ErrorKind.InvalidInput, $"Neither {one.Id} nor {other.Id} says which cells to decide. Give one of them a 'table' with its axes.", other.Id);
    }

    private static List<CellGrid> Build(PolicyTable table, bool hasScope)
    {
        CellAxis[] axes = [.. table.Axes.Select(term => Axis(term))];
        (ReleaseFact Fact, int Value)[] given = [.. table.Given.Select(term => (PolicyCompiler.FactOf(term), Axis(term).Values is [var single] ? single : throw PolicyLocation.Invalid(term.At, $"{term.Fact} is given with several values; one that takes several is an axis.")))];
        if (table.Axes.Concat(table.Given).GroupBy(term => term.Fact).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw PolicyLocation.Invalid(twice.Last().At, $"{twice.Key} stands twice in the table.");
        if (axes.Aggregate(1L, (count, axis) => Math.Min(count * axis.Values.Count, MostCells + 1)) > MostCells)
            throw PolicyLocation.Invalid(table.At, FormattableString.Invariant($"The table has more than {MostCells} cells. Leave out an axis, or some of its values: they are tried one at a time in any case."));
        var own = new CellGrid(axes, given);
        return
        [
            own,
            .. ReleaseFacts.All
                .Where(fact => fact != ReleaseFacts.AskedPhysical && (hasScope || fact != ReleaseFacts.UnitScope))
                .Select(fact => new CellAxis(fact, LeftOut(own, fact), IsFactor: true))
                .Where(axis => axis.Values.Count > 0)
                .Select(axis => With(own, [axis])),
            .. table.Factors.Select(terms => With(own, [.. terms.Select(term => Axis(term) with { IsFactor = true })])),
        ];
    }

    /// <summary>The values of a fact that no cell of the table has.</summary>
    private static List<int> LeftOut(CellGrid own, ReleaseFact fact)
    {
        IReadOnlyList<int> inTable = own.Axes.FirstOrDefault(axis => axis.Fact == fact)?.Values ?? [own.Given.FirstOrDefault(given => given.Fact == fact).Value];
        return [.. Enumerable.Range(0, fact.Values.Count).Except(inTable)];
    }

    /// <summary>The table with some facts changed. They come last, so that the cells that stand for one of the table's follow each other.</summary>
    private static CellGrid With(CellGrid own, CellAxis[] factors) =>
        new([.. own.Axes.Where(axis => factors.All(factor => factor.Fact != axis.Fact)), .. factors], own.Given);

    private static CellAxis Axis(PolicyTerm term)
    {
        var fact = PolicyCompiler.FactOf(term);
        if (fact == ReleaseFacts.AskedPhysical)
            throw PolicyLocation.Invalid(term.At, $"{fact.Name} follows from Medium and Delivery, so a table names those.");
        return new(fact, [.. Enumerable.Range(0, fact.Values.Count).Where(value => (PolicyCompiler.Mask(term) & fact.Set(value)) == default)]);
    }
}
