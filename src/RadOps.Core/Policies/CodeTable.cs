namespace RadOps.Core.Policies;

/// <summary>What the clauses of a section carry of one kind (needs, duties, flags, quoted rules), each once and in the pack's order, as bits.</summary>
/// <typeparam name="T">What they carry.</typeparam>
internal sealed class CodeTable<T>
{
    private readonly T[] entries;
    private readonly UInt128[] byClause;

    internal CodeTable(CompiledClause[] clauses, Func<CompiledClause, IEnumerable<T>> carried)
    {
        entries = [.. clauses.SelectMany(carried).Distinct()];
        if (entries.Length > 128)
            throw PolicyLocation.Invalid(clauses[0].Clause.At, "The clauses of one section carry more than 128 different codes. Part the section in two.");
        byClause = [.. clauses.Select(clause => carried(clause).Aggregate(UInt128.Zero, (bits, code) => bits | (UInt128.One << Array.IndexOf(entries, code))))];
        Carrying = ClauseBits.Where(clauses, clause => carried(clause).Any());
    }

    /// <summary>The clauses that carry any.</summary>
    internal UInt128 Carrying { get; }

    /// <summary>What some clauses carry, as bits of this table.</summary>
    internal UInt128 Of(UInt128 clauses)
    {
        var bits = UInt128.Zero;
        for (var rest = clauses & Carrying; rest != UInt128.Zero; rest &= rest - 1)
            bits |= byClause[ClauseBits.First(rest)];
        return bits;
    }

    /// <summary>Bits of this table as a list.</summary>
    internal T[] List(UInt128 bits)
    {
        if (bits == UInt128.Zero)
            return [];
        var list = new T[ClauseBits.Count(bits)];
        var next = 0;
        for (var rest = bits; rest != UInt128.Zero; rest &= rest - 1)
            list[next++] = entries[ClauseBits.First(rest)];
        return list;
    }
}
