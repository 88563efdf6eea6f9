using System.Numerics;

namespace RadOps.Core.Policies;

/// <summary>What the clauses of a section carry of one kind (needs, duties, flags, quoted rules), each once and in the pack's order, as bits.</summary>
/// <typeparam name="T">What they carry.</typeparam>
internal sealed class CodeTable<T>
{
    private readonly T[] entries;
    private readonly ulong[] byClause;

    internal CodeTable(CompiledClause[] clauses, Func<CompiledClause, IEnumerable<T>> carried)
    {
        entries = [.. clauses.SelectMany(carried).Distinct()];
        if (entries.Length > 64)
            throw PolicyLocation.Invalid(clauses[0].Clause.At, "The clauses of one section carry more than 64 different codes. Part the section in two.");
        byClause = [.. clauses.Select(clause => carried(clause).Aggregate(0UL, (bits, code) => bits | (1UL << Array.IndexOf(entries, code))))];
        Carrying = ClauseBits.Where(clauses, clause => carried(clause).Any());
    }

    /// <summary>The clauses that carry any.</summary>
    internal ulong Carrying { get; }

    /// <summary>What some clauses carry, as bits of this table.</summary>
    internal ulong Of(ulong clauses)
    {
        var bits = 0UL;
        for (var rest = clauses & Carrying; rest != 0; rest &= rest - 1)
            bits |= byClause[BitOperations.TrailingZeroCount(rest)];
        return bits;
    }

    /// <summary>Bits of this table as a list.</summary>
    internal T[] List(ulong bits)
    {
        if (bits == 0)
            return [];
        var list = new T[BitOperations.PopCount(bits)];
        var next = 0;
        for (var rest = bits; rest != 0; rest &= rest - 1)
            list[next++] = entries[BitOperations.TrailingZeroCount(rest)];
        return list;
    }
}
