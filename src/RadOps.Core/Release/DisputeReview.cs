namespace RadOps.Core.Release;

/// <summary>
/// Sources that disagree hold a release: what would be let out, or lacks something, is Open until the fact is corrected where it is wrong. What is denied stays denied. A named human's
/// answer settles what the routine leaves open; which of two systems is right, it does not.
/// </summary>
internal static class DisputeReview
{
    /// <summary>The flag of a dispute: <c>Disputed.Signature</c>.</summary>
    internal static string Flag(DisputedFact dispute) => $"Disputed.{dispute.Column}";

    /// <summary>A verdict as it is while the request's sources disagree.</summary>
    internal static ReleaseVerdict Apply(ReleaseRequest request, ReleaseVerdict verdict)
    {
        var flagged = verdict with { Flags = verdict.Flags.Concat(request.Disputed.Select(Flag)).ToArray() };
        if (!request.Disputed.Any(dispute => dispute.HoldsRelease))
            return flagged;
        var (images, report) = (Held(verdict.Images), Held(verdict.Report));
        return flagged with
        {
            Images = images,
            Report = report,
            ImagesByHuman = verdict.ImagesByHuman && images == verdict.Images,
            ReportByHuman = verdict.ReportByHuman && report == verdict.Report,
        };
    }

    /// <summary>What of a decision a dispute holds; null when nothing.</summary>
    internal static RequestedItems? Held(ReleaseDecision decision) =>
        !decision.Request.Disputed.Any(dispute => dispute.HoldsRelease) ? null : (decision.Images == ItemVerdict.Open, decision.Report == ItemVerdict.Open) switch
        {
            (true, true) => RequestedItems.Both,
            (true, false) => RequestedItems.Images,
            (false, true) => RequestedItems.Report,
            _ => null,
        };

    private static ItemVerdict Held(ItemVerdict verdict) => verdict is ItemVerdict.Allow or ItemVerdict.Needs ? ItemVerdict.Open : verdict;
}
