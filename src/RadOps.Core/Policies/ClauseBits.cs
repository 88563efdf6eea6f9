using System.Runtime.CompilerServices;

namespace RadOps.Core.Policies;

/// <summary>Sets of clauses, rules or codes as bits, in the pack's order.</summary>
internal static class ClauseBits
{
    /// <summary>The clauses of which something is true.</summary>
    internal static UInt128 Where(CompiledClause[] clauses, Func<CompiledClause, bool> test)
    {
        var bits = UInt128.Zero;
        for (var index = 0; index < clauses.Length; index++)
            if (test(clauses[index]))
                bits |= UInt128.One << index;
        return bits;
    }

    /// <summary>The lowest bit that is set; 128 when none is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int First(UInt128 bits)
    {
        var low = (ulong)bits;
        return low != 0 ? int.CreateTruncating(ulong.TrailingZeroCount(low)) : 64 + int.CreateTruncating(ulong.TrailingZeroCount((ulong)(bits >> 64)));
    }

    /// <summary>How many bits are set.</summary>
    internal static int Count(UInt128 bits) => int.CreateTruncating(ulong.PopCount((ulong)bits) + ulong.PopCount((ulong)(bits >> 64)));
}
