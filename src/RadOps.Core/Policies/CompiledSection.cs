using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// A section and the clauses that may fire in it. A verdict depends on nothing but which of them do, what is asked for and what a human
/// answered, so verdicts are kept and shared.
/// </summary>
internal sealed class CompiledSection
{
    private readonly FactTests tests;
    private readonly VerdictMaker maker;
    private readonly KeptVerdicts kept = new();

    internal CompiledSection(PolicySection section, PolicyDocument document, CompiledClause[] clauses, RuleExceptions exceptions)
    {
        if (clauses.Length > ClauseBits.Most)
            throw PolicyLocation.Invalid(section.At, FormattableString.Invariant($"Section '{section.Id}' has {clauses.Length} clauses; {ClauseBits.Most} are the most that one can have. Part it in two."));
        Section = section;
        Clauses = clauses;
        tests = new(clauses.Select(clause => clause.Tests));
        maker = new(section, document, clauses, exceptions);
    }

    internal PolicySection Section { get; }

    /// <summary>The clauses that may fire in it, in the pack's order.</summary>
    internal CompiledClause[] Clauses { get; }

    /// <inheritdoc cref="VerdictMaker.Questions"/>
    internal IReadOnlyList<ClauseAnswers> Questions => maker.Questions;

    /// <inheritdoc cref="VerdictMaker.Weigh"/>
    internal Weighing Weigh(in VerdictKey key) => maker.Weigh(key);

    internal ReleaseVerdict Decide(in FactSet facts, RequestedItems items, HumanAnswer human)
    {
        var key = new VerdictKey(tests.Holding(facts), items, human);
        if (kept.Find(key) is { } verdict)
            return verdict;
        verdict = maker.Make(key);
        kept.Add(verdict);
        return verdict;
    }
}
