using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>One organisation's routine, compiled: it answers any request on any day.</summary>
public abstract class ReleasePolicy
{
    /// <summary>Id of the pack.</summary>
    public abstract string Id { get; }

    /// <summary>The organisation whose routine it is, such as <c>RegionHalland</c>.</summary>
    public abstract string Organisation { get; }

    /// <summary>Version of the pack's document, or the first 16 characters of its SHA-256 where it states none (C13).</summary>
    public abstract string Version { get; }

    /// <summary>Whether the document was in force on a day.</summary>
    public abstract PolicyStatus StatusOn(DateOnly day);

    /// <summary>Decides a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asOf">The day for which it is decided.</param>
    /// <param name="earlierRelease">True when the register holds a release of the same study to the same destination (H-10).</param>
    public abstract ReleaseDecision Decide(ReleaseRequest request, DateOnly asOf, bool earlierRelease = false);
}
