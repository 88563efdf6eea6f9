using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>What can be said of a release from what was recorded of it alone.</summary>
internal static class ReleaseRules
{
    // The routine's named exceptions to "endast definitivsignerade": emergency outside the region, abroad, the send to BFR, the external reader (C15).
    private static readonly string[] SignatureExceptions = ["N-20", "N-23", "N-24", "N-25", "N-29", "N-46", "X-19"];

    private static readonly string[] ConsentNeeds = ["Consent.Written", "Consent.Verbal", "Consent.VerbalViaOrderer", "LathundBasis"];

    private static readonly string[] ConsentRules = ["H-18", "H-20", "H-22", "H-24", "N-05", "N-45", "C16"];

    internal static IEnumerable<AuditFinding> Judge(AuditedRelease release)
    {
        if (release.Release.Origin == ReleaseOrigin.Imported) return [];
        return new[] { Signature(release), UnsignedReport(release), Consent(release), AgainstDecision(release), HumanDecision(release), Medium(release), Manifest(release), ProtectedIdentity(release), Policy(release) }
            .OfType<AuditFinding>();
    }

    private static AuditFinding? Signature(AuditedRelease release)
    {
        if (release.Request.Signature == SignatureStatus.Final || release.Fired(SignatureExceptions) || release.HumanReleased) return null;
        var status = release.Request.Signature == SignatureStatus.Preliminary ? "preliminärsignerat" : "osignerat";
        return release.Finding(
            AuditSeverity.Error,
            AuditCodes.NotFinallySigned,
            $"Lämnades ut fast utlåtandet var {status}, och inget av rutinens undantag gäller.",
            release.IsNu ? AuditCitation.FinalSignature : null,
            release.IsNu ? null : release.Cite("C50"));
    }

    private static AuditFinding? UnsignedReport(AuditedRelease release) =>
        release.Release.Report && release.Request.Signature == SignatureStatus.Unsigned && !release.HumanReleased
            ? release.Finding(AuditSeverity.Error, AuditCodes.UnsignedReport, "Ett osignerat utlåtande följde med.", release.IsNu ? AuditCitation.ReportSigned : null)
            : null;

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
        return release.Finding(AuditSeverity.Error, AuditCodes.ConsentMissing, $"Lämnades ut utan {what}.", rules: release.Cite(ConsentRules));
    }

    /// <summary>A consent without who or when; a later record of it mends that.</summary>
    internal static AuditFinding? ConsentIncomplete(AuditedRelease release)
    {
        if (release.Request.Consent == ConsentForm.None) return null;
        var noOne = string.IsNullOrWhiteSpace(release.Request.ConsentBy);
        var noDay = release.Request.ConsentAt is null;
        if (!noOne && !noDay) return null;
        var what = (noOne, noDay) switch { (true, true) => "vem som tog det och när", (true, _) => "vem som tog det", _ => "när det togs" };
        return release.Finding(AuditSeverity.Warning, AuditCodes.ConsentIncomplete, $"Samtycket är antecknat utan {what}.", rules: release.Cite(ConsentRules));
    }

    private static AuditFinding? AgainstDecision(AuditedRelease release)
    {
        if (release.Decision is not { } decision) return null;
        // What was to be checked at the hand-over is looked for there.
        var images = release.Release.Images && !HandOverChecks.MayBeMade(decision.Images, decision.Needs);
        var report = release.Release.Report && !HandOverChecks.MayBeMade(decision.Report, decision.Needs);
        if (!images && !report) return null;
        var what = (images, report) switch { (true, true) => "Bilder och utlåtande", (true, _) => "Bilder", _ => "Utlåtande" };
        var needs = decision.Needs.Count > 0 ? $" Det fattades: {string.Join(", ", decision.Needs)}." : "";
        return release.Finding(AuditSeverity.Error, AuditCodes.ReleasedAgainstDecision, $"{what} lämnades ut fast beslutet enligt rutinen inte medgav det.{needs}", rules: release.Cite(decision.Rules.Select(rule => rule.Id)));
    }

    private static AuditFinding? HumanDecision(AuditedRelease release) =>
        release.HumanReleased && (string.IsNullOrWhiteSpace(release.Request.DecidedBy) || release.Request.DecidedAt is null || string.IsNullOrWhiteSpace(release.Request.Basis))
            ? release.Finding(AuditSeverity.Error, AuditCodes.HumanDecisionIncomplete, "En människa beslutade där rutinen är tyst, men vem, när eller på vilken grund är inte antecknat.")
            : null;

    private static AuditFinding? Medium(AuditedRelease release)
    {
        var request = release.Request;
        var physical = release.Release.Medium is MediumType.Cd or MediumType.Dvd or MediumType.Usb;
        var abroad = request.RecipientLocation == RecipientLocation.Abroad || request.PatientResidesAbroad == true;
        if (!physical || abroad || request.IepConnected != true || !string.IsNullOrWhiteSpace(request.MediumReason)) return null;
        return release.IsNu
            ? release.Finding(AuditSeverity.Warning, AuditCodes.MediumWithoutReason, "Ett medium gjordes fast mottagaren är ansluten till IEP, och ingen orsak är antecknad.", AuditCitation.IepFirst)
            : release.Finding(AuditSeverity.Information, AuditCodes.MediumWithoutReason, "Ett medium gjordes fast mottagaren är ansluten till IEP. Rutinen säger inte vilket som går före.");
    }

    private static AuditFinding? Manifest(AuditedRelease release) =>
        release.Release is { Origin: ReleaseOrigin.Export, Route: ReleaseRoute.Media, ManifestSha256: null }
            ? release.Finding(AuditSeverity.Warning, AuditCodes.ManifestMissing, "Mediet gjordes av RadOps men registret har ingen kontrollsumma för det.")
            : null;

    private static AuditFinding? ProtectedIdentity(AuditedRelease release)
    {
        if (release.Request.ProtectedIdentity != true) return null;
        return release.HumanReleased || release.Fired(SignatureExceptions)
            ? release.Finding(AuditSeverity.Information, AuditCodes.ProtectedIdentity, "Patienten har skyddad identitet. Kontrollera att uppgifterna hanterades för hand.")
            : release.Finding(AuditSeverity.Error, AuditCodes.ProtectedIdentity, "Patienten har skyddad identitet, och ingen människa har antecknats som ansvarig för utlämnandet.");
    }

    private static AuditFinding? Policy(AuditedRelease release) => release.Decision?.PolicyStatus switch
    {
        PolicyStatus.Expired => release.Finding(AuditSeverity.Warning, AuditCodes.PolicyNotInForce, "Beslutet togs enligt en rutin vars giltighetstid hade gått ut."),
        PolicyStatus.NotYetInForce => release.Finding(AuditSeverity.Warning, AuditCodes.PolicyNotInForce, "Beslutet togs enligt en rutin som ännu inte gällde."),
        _ => null,
    };
}
