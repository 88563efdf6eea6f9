namespace RadOps.Core.Policies;

/// <summary>
/// The finite inputs of a pack that people read as a table: every combination of the axes' values is a cell, decided with what is given. The facts that it does not
/// name, and the values that it leaves out, are tried one at a time beside it, so that nothing has to be foreseen.
/// </summary>
public sealed record PolicyTable
{
    /// <summary>The facts that take their values in turn, the last of them fastest.</summary>
    public required IReadOnlyList<PolicyTerm> Axes { get; init; }

    /// <summary>The facts that have one value in every cell. What is neither given nor an axis is not known.</summary>
    public IReadOnlyList<PolicyTerm> Given { get; init; } = [];

    /// <summary>Facts to be changed together, where one at a time does not show enough: the table is decided once more with each of these lists.</summary>
    public IReadOnlyList<IReadOnlyList<PolicyTerm>> Factors { get; init; } = [];

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }

    /// <summary>As the pack writes it, part by part.</summary>
    public override string ToString() =>
        $"axes: {string.Join(", ", Axes)}; given: {string.Join(", ", Given)}; factors: {string.Join(" | ", Factors.Select(terms => string.Join(", ", terms)))}";
}
