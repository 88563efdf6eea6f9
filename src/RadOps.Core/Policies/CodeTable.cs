using System.Numerics;

namespace RadOps.Core.Policies;

/// <summary>
/// What the clauses of a section carry of one kind (needs, duties, flags, quoted rules), each once and in the pack's order, as bits. The lists that
/// come again are kept and shared, as verdicts are (<see cref="KeptVerdicts"/>): unlike verdicts mostly differ in one list or two.
/// </summary>
/// <typeparam name="T">What they carry.</typeparam>
internal sealed class CodeTable<T>
{
    private const int PlaceBits = 9;

    private readonly Listed?[] kept = new Listed?[1 << PlaceBits];
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
        ref var place = ref kept[(bits * 0x9E3779B97F4A7C15) >> (64 - PlaceBits)];
        var listed = Volatile.Read(ref place);
        if (listed?.Bits == bits)
            return listed.Entries;
        var list = Made(bits);
        if (listed is null)
            Volatile.Write(ref place, new(bits, list));
        return list;
    }

    private T[] Made(ulong bits)
    {
        var list = new T[BitOperations.PopCount(bits)];
        var next = 0;
        for (var rest = bits; rest != 0; rest &= rest - 1)
            list[next++] = entries[BitOperations.TrailingZeroCount(rest)];
        return list;
    }

    private sealed record Listed(ulong Bits, T[] Entries);
}
