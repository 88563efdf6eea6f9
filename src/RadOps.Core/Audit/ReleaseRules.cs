using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>What can be said of a release from what was recorded of it alone.</summary>
internal static class ReleaseRules
{
    private static readonly string[] ConsentNeeds = ["Consent.Written", "Consent.Verbal", "Consent.VerbalViaOrderer", "LathundBasis"];

    internal static IEnumerable<AuditFinding> Judge(AuditedRelease release)
    {
        if (release.Release.Origin == ReleaseOrigin.Imported) return [];
        return new[] { Signature(release), UnsignedReport(release), Consent(release), AgainstDecision(release), HumanDecision(release), Medium(release), Manifest(release), ProtectedIdentity(release), Policy(release) }
            .OfType<AuditFinding>();
    }

    // The routine's named exceptions to "endast definitivsignerade": emergency outside the region, abroad, the send to BFR, the external reader (C15).
    private static AuditFinding? Signature(AuditedRelease release)
    {
        if (release.Request.Signature == SignatureStatus.Final || release.IsExcepted(AuditCodes.NotFinallySigned) || release.HumanReleased) return null;
        var status = release.Request.Signature == SignatureStatus.Preliminary ? "preliminärsignerat" : "osignerat";
        return release.Find(AuditCodes.NotFinallySigned, release.NuOrOther, rules: release.IsNu ? null : release.Cite(AuditCodes.NotFinallySigned), values: ("status", status));
    }

    private static AuditFinding? UnsignedReport(AuditedRelease release) =>
        release.Release.Report && release.Request.Signature == SignatureStatus.Unsigned && !release.HumanReleased ? release.Find(AuditCodes.UnsignedReport, release.NuOrOther) : null;

    private static AuditFinding? Consent(AuditedRelease release)
    {
        var missing = (release.Decision?.Needs ?? []).Intersect(ConsentNeeds).ToList();
        if (missing.Count == 0) return null;
        var what = missing[0] switch
        {
            "Consent.Written" => "skriftligt samtycke",
            "Consent.VerbalViaOrderer" => "muntligt samtycke från patienten via beställaren",
            "Consent.Verbal" => "patientens samtycke",
            _ => "samtycke eller menprövning enligt Lathund journalbeställning",
        };
        return release.Find(AuditCodes.ConsentMissing, rules: release.Cite(AuditCodes.ConsentMissing), values: ("what", what));
    }

    /// <summary>A consent without who or when; a later record of it mends that.</summary>
    internal static AuditFinding? ConsentIncomplete(AuditedRelease release)
    {
        if (release.Request.Consent == ConsentForm.None) return null;
        var noOne = string.IsNullOrWhiteSpace(release.Request.ConsentBy);
        var noDay = release.Request.ConsentAt is null;
        if (!noOne && !noDay) return null;
        var what = (noOne, noDay) switch { (true, true) => "vem som tog det och när", (true, _) => "vem som tog det", _ => "när det togs" };
        return release.Find(AuditCodes.ConsentIncomplete, rules: release.Cite(AuditCodes.ConsentIncomplete), values: ("what", what));
    }

    private static AuditFinding? AgainstDecision(AuditedRelease release)
    {
        if (release.Decision is not { } decision) return null;
        var (images, report) = NotAllowed(release.Release);
        if (!images && !report) return null;
        var what = (images, report) switch { (true, true) => "Bilder och utlåtande", (true, _) => "Bilder", _ => "Utlåtande" };
        var needs = decision.Needs.Count > 0 ? $" Det fattades: {string.Join(", ", decision.Needs)}." : "";
        return release.Find(AuditCodes.ReleasedAgainstDecision, rules: release.Cite(decision.Rules.Select(rule => rule.Id)), values: [("what", what), ("needs", needs)]);
    }

    /// <summary>Whether images, or a report, went out though the decision did not allow it. What was to be checked at the hand-over is looked for there.</summary>
    internal static (bool Images, bool Report) NotAllowed(ReleasePayload release) => release.Decision is not { } decision
        ? (false, false)
        : (release.Images && !HandOverChecks.MayBeMade(decision.Images, decision.Needs), release.Report && !HandOverChecks.MayBeMade(decision.Report, decision.Needs));

    private static AuditFinding? HumanDecision(AuditedRelease release) =>
        release.HumanReleased && (string.IsNullOrWhiteSpace(release.Request.DecidedBy) || release.Request.DecidedAt is null || string.IsNullOrWhiteSpace(release.Request.Basis))
            ? release.Find(AuditCodes.HumanDecisionIncomplete)
            : null;

    private static AuditFinding? Medium(AuditedRelease release)
    {
        var request = release.Request;
        var physical = release.Release.Medium is MediumType.Cd or MediumType.Dvd or MediumType.Usb;
        var abroad = request.RecipientLocation == RecipientLocation.Abroad || request.PatientResidesAbroad == true;
        if (!physical || abroad || request.IepConnected != true || !string.IsNullOrWhiteSpace(request.MediumReason)) return null;
        return release.Find(AuditCodes.MediumWithoutReason, release.NuOrOther);
    }

    private static AuditFinding? Manifest(AuditedRelease release) =>
        release.Release is { Origin: ReleaseOrigin.Export, Route: ReleaseRoute.Media, ManifestSha256: null }
            ? release.Find(AuditCodes.ManifestMissing)
            : null;

    private static AuditFinding? ProtectedIdentity(AuditedRelease release)
    {
        if (release.Request.ProtectedIdentity != true) return null;
        return release.Find(AuditCodes.ProtectedIdentity, release.HumanReleased || release.IsExcepted(AuditCodes.ProtectedIdentity) ? "Handled" : "NoOne");
    }

    private static AuditFinding? Policy(AuditedRelease release) => release.Decision?.PolicyStatus switch
    {
        PolicyStatus.Expired => release.Find(AuditCodes.PolicyNotInForce, "Expired"),
        PolicyStatus.NotYetInForce => release.Find(AuditCodes.PolicyNotInForce, "NotYet"),
        _ => null,
    };
}
