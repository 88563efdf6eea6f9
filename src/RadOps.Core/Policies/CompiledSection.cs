using System.Collections.Concurrent;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// A section and the clauses that may fire in it. A verdict depends on nothing but which of them do, what is asked for and what a human
/// answered, so verdicts are kept and shared.
/// </summary>
internal sealed class CompiledSection
{
    /// <summary>More than a department meets in a year. When it is reached no more are kept, so that memory stays bounded whatever comes.</summary>
    private const int MaxKept = 2048;

    private readonly ConcurrentDictionary<Key, ReleaseVerdict> kept = [];
    private readonly (FactSet Forbidden, ulong First, ulong Second)[] tests;
    private readonly VerdictMaker maker;
    private int count;

    internal CompiledSection(PolicySection section, PolicyDocument document, FactSet[] when, CompiledClause[] clauses, RuleExceptions exceptions)
    {
        if (clauses.Length > 128)
            throw PolicyLocation.Invalid(section.At, FormattableString.Invariant($"Section '{section.Id}' has {clauses.Length} clauses; 128 are the most that one can have. Part it in two."));
        Section = section;
        When = when;
        maker = new(section, document, clauses, exceptions);
        tests = [.. clauses.SelectMany((clause, index) => clause.Tests.Select(test => (test, index < 64 ? 1UL << index : 0, index < 64 ? 0 : 1UL << (index - 64))))];
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
            if (facts.Avoids(test.Forbidden))
            {
                first |= test.First;
                second |= test.Second;
            }
        }

        var key = new Key(first, second, items, human);
        if (kept.TryGetValue(key, out var verdict))
            return verdict;
        verdict = maker.Make(new(second, first), items, human);
        if (Volatile.Read(ref count) < MaxKept && kept.TryAdd(key, verdict))
            _ = Interlocked.Increment(ref count);
        return verdict;
    }

    private readonly record struct Key(ulong First, ulong Second, RequestedItems Items, HumanAnswer Human)
    {
        public override int GetHashCode() => (int)((((First * 0x9E3779B97F4A7C15) ^ Second) * 0xBF58476D1CE4E5B9 >> 32) ^ (ulong)(((int)Items << 2) | (int)Human));
    }
}
