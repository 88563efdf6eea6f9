namespace RadOps.Core.Policies;

/// <summary>Sets of clauses as bits, in the pack's order.</summary>
internal static class ClauseBits
{
    /// <summary>The most clauses that one section can have.</summary>
    internal const int Most = 64;

    /// <summary>The clauses of which something is true.</summary>
    internal static ulong Where(CompiledClause[] clauses, Func<CompiledClause, bool> test)
    {
        var bits = 0UL;
        for (var index = 0; index < clauses.Length; index++)
            if (test(clauses[index]))
                bits |= 1UL << index;
        return bits;
    }
}
