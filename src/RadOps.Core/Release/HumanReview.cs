using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Policies;

namespace RadOps.Core.Release;

/// <summary>
/// A named human's recorded answer (who, when, on what basis). It turns what is Open into a release or a refusal and is quoted; it never turns a
/// Deny into an Allow.
/// </summary>
internal static class HumanReview
{
    /// <summary>Id of the rule that quotes the human.</summary>
    private const string RuleId = "Human";

    /// <summary>The flag of a recorded refusal of something that the routine decides by itself.</summary>
    internal const string RefusalNotApplied = "HumanRefusalNotApplied";

    private static readonly string[] AboutTheAnswer = [NeedCodes.Unknown(nameof(ReleaseRequest.DecidedBy)), NeedCodes.Unknown(nameof(ReleaseRequest.DecidedAt)), NeedCodes.Unknown(nameof(ReleaseRequest.Basis))];

    /// <summary>Whether a need is that the answer says who gave it, when and why.</summary>
    internal static bool IsAboutTheAnswer(string need) => AboutTheAnswer.Contains(need);

    /// <param name="request">The request, which holds the answer.</param>
    /// <param name="pack">The pack that decides.</param>
    /// <param name="verdict">What the pack says without a human.</param>
    /// <param name="section">The section that the request belongs to.</param>
    /// <param name="facts">The facts of the request.</param>
    internal static ReleaseVerdict Apply(ReleaseRequest request, PolicyPack pack, ReleaseVerdict verdict, CompiledSection section, in FactSet facts)
    {
        var decided = verdict;
        if (verdict.Images == ItemVerdict.Open || verdict.Report == ItemVerdict.Open)
        {
            decided = Missing(request) is { Length: > 0 } missing
                ? verdict with { Needs = verdict.Needs.Concat(missing).ToArray() }
                : Quote(request, NameWay(request, pack, section.Decide(facts, request.Items, request.HumanDecision))) with
                {
                    ImagesByHuman = verdict.Images == ItemVerdict.Open,
                    ReportByHuman = verdict.Report == ItemVerdict.Open,
                };
        }

        return request.HumanDecision == HumanAnswer.Refuse && (IsDecidedByRoutine(verdict.Images) || IsDecidedByRoutine(verdict.Report))
            ? decided with { Flags = decided.Flags.Append(RefusalNotApplied).ToArray() }
            : decided;
    }

    private static bool IsDecidedByRoutine(ItemVerdict verdict) => verdict is ItemVerdict.Allow or ItemVerdict.Needs;

    private static string[] Missing(ReleaseRequest request) =>
    [
        .. string.IsNullOrWhiteSpace(request.DecidedBy) ? [NeedCodes.Unknown(nameof(request.DecidedBy))] : Array.Empty<string>(),
        .. request.DecidedAt is null ? [NeedCodes.Unknown(nameof(request.DecidedAt))] : Array.Empty<string>(),
        .. string.IsNullOrWhiteSpace(request.Basis) ? [NeedCodes.Unknown(nameof(request.Basis))] : Array.Empty<string>(),
    ];

    private static ReleaseVerdict Quote(ReleaseRequest request, ReleaseVerdict verdict)
    {
        var answer = request.HumanDecision == HumanAnswer.Release ? "Får lämnas ut" : "Får inte lämnas ut";
        var when = request.DecidedAt!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var quote = IdentityMask.Mask($"{answer}. {request.DecidedBy!.Trim()}, {when}: {request.Basis!.Trim()}");
        var rule = new FiredRule(RuleId, null, null, null, null, quote, null);
        return verdict with { Rules = verdict.Rules.Append(rule).ToArray() };
    }

    /// <summary>Where the routine names no way, a human's release goes as it was asked for, among what the organisation offers.</summary>
    private static ReleaseVerdict NameWay(ReleaseRequest request, PolicyPack pack, ReleaseVerdict verdict)
    {
        if (verdict.Route != ReleaseRoute.None || verdict.MediumRefused)
            return verdict;
        if (!IsDecidedByRoutine(verdict.Images))
            return IsDecidedByRoutine(verdict.Report) ? verdict with { Route = ReleaseRoute.Paper } : verdict;
        var physical = ReleaseFacts.IsPhysical(request.Medium) || ReleaseFacts.IsPhysical(request.Delivery);
        var portal = request.Medium == MediumType.Iep || (!physical && (request.Delivery == DeliveryMethod.Electronic || request.IepConnected == true));
        MediumType[] offered = [.. pack.Media.Where(ReleaseFacts.IsPhysical)];
        return (portal || offered.Length == 0) && pack.Media.Contains(MediumType.Iep)
            ? verdict with { Route = ReleaseRoute.Iep, Media = new[] { MediumType.Iep } }
            : verdict with { Route = ReleaseRoute.Media, Media = offered };
    }
}
