using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// The verdicts of a section that have been made. Each has one place; whichever comes to it first stays for good, and the others are made anew each
/// time. So memory stays bounded whatever comes, and nothing waits for a lock. Safe for use by several threads at once.
/// </summary>
internal sealed class KeptVerdicts
{
    private const int PlaceBits = 11;

    private readonly ReleaseVerdict?[] places = new ReleaseVerdict?[1 << PlaceBits];

    /// <summary>The verdict that depends on this; null when it is not kept.</summary>
    internal ReleaseVerdict? Find(in VerdictKey key) =>
        Volatile.Read(ref Place(key)) is { } verdict && verdict.Key == key ? verdict : null;

    /// <summary>Keeps a verdict if its place is free.</summary>
    internal void Add(ReleaseVerdict verdict)
    {
        ref var place = ref Place(verdict.Key);
        if (Volatile.Read(ref place) is null)
            Volatile.Write(ref place, verdict);
    }

    private ref ReleaseVerdict? Place(in VerdictKey key) => ref places[key.Mixed >> (64 - PlaceBits)];
}
