using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>A request that shows what a finding says. Everything in it is made up.</summary>
/// <param name="Request">The request; what plays no part is not known.</param>
/// <param name="AsOf">The day on which to decide it.</param>
/// <param name="EarlierRelease">Whether the register is to hold an earlier release of the same study to the same destination.</param>
/// <param name="Facts">All requests like it, as a pack would write the condition; empty for all there are.</param>
public sealed record PolicyWitness(ReleaseRequest Request, DateOnly AsOf, bool EarlierRelease, string Facts)
{
    /// <summary>The facts, and the day.</summary>
    public override string ToString() => $"{Facts} ({ReleaseWords.Day(AsOf)})".TrimStart();
}
