namespace RadOps.Core.Policies;

/// <summary>Something that the routine leaves open, contradicts or gets wrong, and what RadOps makes of it until the one who answers for the routine has said.</summary>
public sealed record PolicyAmbiguity
{
    /// <summary>Such as <c>C16</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Ids of the rules and facts that it is about; those of other packs where routines are set beside each other. Empty when it is about the document.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>
    /// How RadOps treats it, in Swedish; null where a product default of the same id says it (<see cref="PolicyRule.IsProductDefault"/>). Where nothing
    /// finds it, what is unclear comes first.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>What to ask the one who answers for the routine, in Swedish; null where there is nothing to ask.</summary>
    public string? Question { get; init; }

    /// <summary>The codes by which <see cref="Lint.PolicyLint"/> finds it in pack and document; empty for what no machine can see.</summary>
    public IReadOnlyList<string> FoundBy { get; init; } = [];

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }
}
