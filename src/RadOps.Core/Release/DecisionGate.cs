namespace RadOps.Core.Release;

/// <summary>Stops images that a decision does not let go, or not this way, in words that say what to do instead.</summary>
internal static class DecisionGate
{
    /// <exception cref="RadOpsException"><c>ReleaseNeeds</c>, <c>ReleaseOpen</c>, <c>ReleaseDenied</c>: the images are not allowed.</exception>
    internal static void RequireImages(ReleaseDecision decision)
    {
        if (decision.Images is ItemVerdict.Allow)
            return;
        throw new RadOpsException(
            decision.Outcome switch
            {
                DecisionOutcome.Needs => "ReleaseNeeds",
                DecisionOutcome.Open => "ReleaseOpen",
                _ => "ReleaseDenied",
            },
            ErrorKind.NotPermitted,
            decision.Explanation,
            decision.RequestId);
    }

    /// <summary>Stops images that may not be put on a medium. What is checked at the hand-over does not hold the making back: see <see cref="HandOverChecks"/>.</summary>
    /// <exception cref="RadOpsException">As for <see cref="RequireImages"/>; <c>RouteIsNotMedia</c>.</exception>
    internal static void RequireMedium(ReleaseDecision decision)
    {
        if (!decision.ImagesMayBeMade)
            RequireImages(decision);
        if (decision.Route is not ReleaseRoute.Media)
            throw WrongWay(decision, "RouteIsNotMedia", "no medium is made");
    }

    /// <summary>The error of images that go another way.</summary>
    /// <param name="decision">The decision, which allows the images.</param>
    /// <param name="code">Stable code, such as <c>RouteIsNotMedia</c>.</param>
    /// <param name="so">What is therefore not done, such as <c>no medium is made</c>.</param>
    internal static RadOpsException WrongWay(ReleaseDecision decision, string code, string so)
    {
        var instead = decision.Route switch
        {
            ReleaseRoute.Media => "New-MediaExport",
            ReleaseRoute.Iep => "Send-ToIep, or Register-ManualRelease when it was sent on the portal",
            ReleaseRoute.Bfr => "Send-ToBfr",
            ReleaseRoute.FetchFromBfr => "nothing: the recipient fetches the images from BFR",
            ReleaseRoute.ExternalReader => "Send-ToExternalReader",
            _ => "Register-ManualRelease",
        };
        return new(code, ErrorKind.NotPermitted, $"The routine's route is {decision.Route}, so {so}. Use {instead}. {decision.Explanation}", decision.RequestId);
    }
}
