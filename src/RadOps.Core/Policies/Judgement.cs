using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>The answer for one item, and the clause that decided it.</summary>
/// <param name="Verdict">The answer.</param>
/// <param name="Reason">The clause; null where none did: the routine is silent, or a human refused.</param>
/// <param name="ByMedium">True when it is denied as asked only: another medium or delivery is permitted.</param>
internal readonly record struct Judgement(ItemVerdict Verdict, CompiledClause? Reason, bool ByMedium = false)
{
    internal static Judgement NotAsked { get; } = new(ItemVerdict.NotAsked, null);

    internal bool IsAsked => Verdict != ItemVerdict.NotAsked;

    internal bool Goes => Verdict is ItemVerdict.Allow or ItemVerdict.Needs or ItemVerdict.Open;

    internal bool IsMediumRefused => ByMedium && Verdict == ItemVerdict.Deny;
}
