namespace RadOps.Core.Release;

/// <summary>
/// The needs that are seen to at the counter, when a medium that is ready is picked up: identity documents and fullmakt (N-39, N-41, N-42). They hold the
/// hand-over back, and not the making (docs/decisions/0009-the-chain.md).
/// </summary>
public static class HandOverChecks
{
    private static readonly HashSet<string> codes = ["PatientId", "ProxyId", "ProxyForm"];

    /// <summary>Whether a need is one of them.</summary>
    public static bool Contains(string need) => codes.Contains(need);

    /// <summary>Whether an item may be made ready: it is allowed, or lacks nothing but what is checked at the hand-over.</summary>
    public static bool MayBeMade(ItemVerdict item, IReadOnlyList<string> needs) =>
        item is ItemVerdict.Allow || (item is ItemVerdict.Needs && needs.Count > 0 && needs.All(Contains));
}
