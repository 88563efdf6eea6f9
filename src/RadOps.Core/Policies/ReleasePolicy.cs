using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>One organisation's routine, compiled: it answers any request on any day.</summary>
public abstract class ReleasePolicy
{
    /// <summary>The pack that it was made of: its documents, sections and rules.</summary>
    public abstract PolicyPack Pack { get; }

    /// <summary>Id of the pack.</summary>
    public string Id => Pack.Id;

    /// <summary>The organisation whose routine it is, such as <c>RegionHalland</c>.</summary>
    public string Organisation => Pack.Organisation;

    /// <summary>Version of the pack's document, or the first 16 characters of its SHA-256 where it states none (C13).</summary>
    public string Version => Pack.Version;

    /// <summary>Whether the document was in force on a day.</summary>
    public PolicyStatus StatusOn(DateOnly day) => Pack.Documents[0].StatusOn(day);

    /// <summary>Decides a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asOf">The day for which it is decided.</param>
    /// <param name="earlierRelease">True when the register holds a release of the same study to the same destination (H-10).</param>
    /// <exception cref="RadOpsException">A value of the request is outside its enumeration, or the pack contradicts itself.</exception>
    public abstract ReleaseDecision Decide(ReleaseRequest request, DateOnly asOf, bool earlierRelease = false);
}
