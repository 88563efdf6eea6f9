using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit.Samples;

/// <summary>
/// The risk of a release, and why, from what was recorded of it when it was made. What became known later is the audit's: a sample must come out the same whenever it is drawn.
/// </summary>
internal static class RiskRules
{
    private static readonly (ReleaseRisk Risk, string Reason, Func<ReleasePayload, bool> Holds)[] rules =
    [
        (ReleaseRisk.High, "skyddad identitet", release => release.Request.ProtectedIdentity == true),
        (ReleaseRisk.High, "spärrad journal", release => release.Request.Blocked == true),
        (ReleaseRisk.High, "en människa beslutade där rutinen är tyst", release => release.Request.HumanDecision == HumanAnswer.Release),
        (ReleaseRisk.High, "beslutet medgav inte allt", IsAgainstDecision),
        (ReleaseRisk.High, "inte definitivsignerat", release => release.Request.Signature != SignatureStatus.Final),
        (ReleaseRisk.Elevated, "utlämnat för hand", release => release.Origin == ReleaseOrigin.Manual),
        (ReleaseRisk.Elevated, "avliden patient", release => release.Request.Deceased == true),
        (ReleaseRisk.Elevated, "hämtas av ombud", release => release.Request.Delivery == DeliveryMethod.PickUpByProxy),
        (ReleaseRisk.Elevated, "företag eller annan mottagare", release => release.Request.Recipient is RecipientType.Company or RecipientType.Other or RecipientType.Unknown),
        (ReleaseRisk.Elevated, "till utlandet", release => release.Request.RecipientLocation == RecipientLocation.Abroad),
        (ReleaseRisk.Elevated, "tidigare utlämnande kvitterat", release => release.Request.RegisterHitAcknowledged),
    ];

    /// <summary>The gravest risk that holds, and every reason for one, gravest first, in Swedish.</summary>
    internal static (ReleaseRisk Risk, IReadOnlyList<string> Reasons) Of(ReleasePayload release)
    {
        var holding = rules.Where(rule => rule.Holds(release)).ToList();
        return (holding.Count == 0 ? ReleaseRisk.Normal : holding.Max(rule => rule.Risk), holding.Select(rule => rule.Reason).ToArray());
    }

    /// <summary>Whether something went that the recorded decision did not allow; what was to be checked at the hand-over does not count.</summary>
    private static bool IsAgainstDecision(ReleasePayload release) =>
        release.Decision is { } decision
        && ((release.Images && !HandOverChecks.MayBeMade(decision.Images, decision.Needs)) || (release.Report && !HandOverChecks.MayBeMade(decision.Report, decision.Needs)));
}
