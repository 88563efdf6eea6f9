using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>A request with what sources know of it, and who said what.</summary>
public sealed record ResolvedRequest
{
    /// <inheritdoc cref="ReleaseRequest.RequestId"/>
    public string? RequestId => IdentityMask.MaskOrNull(Request.RequestId);

    /// <inheritdoc cref="ReleaseRequest.AccessionNumber"/>
    public string? AccessionNumber => IdentityMask.MaskOrNull(Request.AccessionNumber);

    /// <summary>The request with what was found filled in; what sources disagree on is not known in it, and stands in <see cref="ReleaseRequest.Disputed"/>.</summary>
    public required ReleaseRequest Request { get; init; }

    /// <summary>The facts that sources speak for, in the order in which they were asked.</summary>
    public required IReadOnlyList<ResolvedFact> Facts { get; init; }

    /// <summary>What sources disagree on.</summary>
    public IReadOnlyList<DisputedFact> Disputes => Request.Disputed;

    /// <summary>What is to be known of the facts: <see cref="ResolutionFlags"/>.</summary>
    public required IReadOnlyList<string> Flags { get; init; }

    /// <summary>What could not be told, and why.</summary>
    public required IReadOnlyList<ResolutionProblem> Problems { get; init; }
}
