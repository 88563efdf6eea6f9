using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>A clause of a rule that is in force, with its tests as bit masks and the rule as decisions quote it.</summary>
/// <param name="RuleId">Id of its rule.</param>
/// <param name="Clause">What it says.</param>
/// <param name="Tests">The values that each alternative forbids; it holds when the facts avoid those of one of them.</param>
/// <param name="Quoted">The rule as a decision shows it.</param>
/// <param name="Document">The document that it stands on; null for a product default.</param>
/// <param name="Flags">The flags that it raises: its own, or its rule's id when it is a product default without any, and those of its day.</param>
internal sealed record CompiledClause(string RuleId, PolicyClause Clause, FactSet[] Tests, FiredRule Quoted, PolicyDocument? Document, IReadOnlyList<string> Flags)
{
    /// <summary>The fact that it hangs on, where its innermost condition asks about one and no more.</summary>
    internal ReleaseFact? OnlyFact { get; init; }
}
