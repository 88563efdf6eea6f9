namespace RadOps.Core.Policies;

/// <summary>When something holds: all terms of at least one alternative. No alternatives means always.</summary>
/// <param name="Alternatives">The alternatives, each a list of terms that must all be true.</param>
public sealed record PolicyCondition(IReadOnlyList<IReadOnlyList<PolicyTerm>> Alternatives)
{
    /// <summary>Holds for every request.</summary>
    public static PolicyCondition Always { get; } = new([]);

    /// <summary>As the pack writes it; empty when it always holds.</summary>
    public override string ToString() => string.Join(" | ", Alternatives.Select(terms => string.Join(", ", terms)));
}
