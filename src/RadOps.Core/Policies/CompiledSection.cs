using System.Collections.Concurrent;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// A section and the clauses that may fire in it. A verdict depends on nothing but which of them do, what is asked for and what a human
/// answered, so verdicts are made once for each such combination and shared.
/// </summary>
internal sealed class CompiledSection
{
    /// <summary>More than a hospital ever meets; a section that reaches it forgets them all and starts anew, so that memory stays bounded.</summary>
    private const int MaxVerdicts = 8192;

    private readonly ConcurrentDictionary<Key, ReleaseVerdict> verdicts = [];
    private readonly (FactSet Forbidden, int Clause)[] tests;
    private readonly CompiledClause[] clauses;
    private readonly RuleExceptions exceptions;

    internal CompiledSection(PolicySection section, FactSet[] when, CompiledClause[] clauses, RuleExceptions exceptions)
    {
        if (clauses.Length > 128)
            throw PolicyLocation.Invalid(section.At, FormattableString.Invariant($"Section '{section.Id}' has {clauses.Length} clauses; 128 are the most that one can have. Part it in two."));
        Section = section;
        When = when;
        this.clauses = clauses;
        this.exceptions = exceptions;
        tests = [.. clauses.SelectMany((clause, index) => clause.Tests.Select(test => (test, index)))];
    }

    internal PolicySection Section { get; }

    /// <summary>The values that each alternative of the section's condition forbids.</summary>
    internal FactSet[] When { get; }

    internal bool Holds(in FactSet facts)
    {
        foreach (ref readonly var forbidden in When.AsSpan())
            if (facts.Avoids(forbidden))
                return true;
        return false;
    }

    internal ReleaseVerdict Decide(in FactSet facts, RequestedItems items, HumanAnswer human)
    {
        ulong first = 0, second = 0;
        foreach (ref readonly var test in tests.AsSpan())
        {
            if (!facts.Avoids(test.Forbidden))
                continue;
            if (test.Clause < 64)
                first |= 1UL << test.Clause;
            else
                second |= 1UL << (test.Clause - 64);
        }

        var key = new Key(first, second, items, human);
        return verdicts.TryGetValue(key, out var verdict) ? verdict : Make(key);
    }

    private ReleaseVerdict Make(Key key)
    {
        var fired = clauses.Where((_, index) => ((index < 64 ? key.First >> index : key.Second >> (index - 64)) & 1) != 0).ToArray();
        var verdict = new VerdictBuilder(Section, fired, exceptions, key.Items, key.Human).Build();
        if (verdicts.Count >= MaxVerdicts)
            verdicts.Clear();
        return verdicts.GetOrAdd(key, verdict);
    }

    private readonly record struct Key(ulong First, ulong Second, RequestedItems Items, HumanAnswer Human);
}
