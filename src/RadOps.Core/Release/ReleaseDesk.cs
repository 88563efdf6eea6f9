using RadOps.Core.Policies;

namespace RadOps.Core.Release;

/// <summary>
/// Where requests are decided: by the pack of their organisation, on a day, with the register read for earlier releases.
/// Thread-safe when its history is.
/// </summary>
/// <param name="policies">The packs.</param>
/// <param name="history">What has been released before; null where no register is at hand, and H-10 is then not answered.</param>
/// <param name="time">Gives the day when none is asked for.</param>
public sealed class ReleaseDesk(PolicyCatalog policies, IReleaseHistory? history, TimeProvider time)
{
    /// <summary>Decides a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="asOf">The day; today where null.</param>
    /// <exception cref="RadOpsException">No pack answers for the request's organisation.</exception>
    public ReleaseDecision Decide(ReleaseRequest request, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Decide(request, asOf, history?.HasReleased(request) ?? false);
    }

    /// <summary>Decides a request where it is known already whether the study went to the same destination before, or is just going there.</summary>
    internal ReleaseDecision Decide(ReleaseRequest request, DateOnly? asOf, bool earlierRelease) =>
        policies.For(request.Organisation).Decide(history?.WithConsent(request) ?? request, asOf ?? DateOnly.FromDateTime(time.GetLocalNow().DateTime), earlierRelease);
}
