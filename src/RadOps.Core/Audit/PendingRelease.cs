using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>A release whose duties are not all seen to yet. What has been done later is crossed off; what remains at the end is found.</summary>
internal sealed class PendingRelease
{
    // Every rule that asks for a remissanteckning.
    private static readonly string[] NoteRules = ["N-16", "N-21", "N-27", "N-31", "N-40", "N-42", "N-44", "N-45", "N-47", "N-48"];

    private readonly AuditedRelease release;
    private readonly HashSet<string> open;
    private CompletedSteps steps;

    private PendingRelease(AuditedRelease release, HashSet<string> open)
    {
        this.release = release;
        this.open = open;
        if (release.Request.PatientIdChecked) steps |= CompletedSteps.PatientIdChecked;
        if (release.Request.ProxyIdChecked) steps |= CompletedSteps.ProxyIdChecked;
        if (release.Request.ProxyFormRecorded) steps |= CompletedSteps.ProxyFormReceived;
    }

    /// <summary>Null when the release asks for nothing that comes after it.</summary>
    internal static PendingRelease? Of(AuditedRelease release)
    {
        if (release.Release.Origin == ReleaseOrigin.Imported) return null;
        var open = (release.Decision?.Duties ?? []).Intersect([EventKinds.ReferralNote, EventKinds.RisNote, EventKinds.InvoiceBasis]).ToHashSet(StringComparer.Ordinal);
        var pending = new PendingRelease(release, open);
        return pending.IsDone ? null : pending;
    }

    /// <summary>Whether nothing remains.</summary>
    internal bool IsDone => open.Count == 0 && MissingChecks() == CompletedSteps.None;

    /// <summary>Crosses off what was done.</summary>
    internal void Done(string kind, CompletedSteps done)
    {
        open.Remove(kind);
        steps |= done;
    }

    /// <summary>What remains.</summary>
    internal IEnumerable<AuditFinding> Findings(int openAfterDays)
    {
        var severity = release.AgeDays >= openAfterDays ? AuditSeverity.Error : AuditSeverity.Warning;
        if (open.Contains(EventKinds.ReferralNote))
            yield return release.Finding(severity, AuditCodes.ReferralNoteMissing, "Remissanteckning saknas.", rules: release.Cite(NoteRules));
        if (open.Contains(EventKinds.RisNote))
            yield return release.Finding(severity, AuditCodes.RisNoteMissing, "Dokumentation i RIS saknas.", AuditCitation.RisNote);
        if (open.Contains(EventKinds.InvoiceBasis))
            yield return release.Finding(severity, AuditCodes.InvoiceBasisMissing, "Fakturaunderlag saknas.", AuditCitation.Invoice);
        if (MissingChecks() is var missing and not CompletedSteps.None)
            yield return release.Finding(severity, AuditCodes.IdentityNotChecked, $"Det är inte antecknat att {Words(missing)}.", release.Request.Delivery == DeliveryMethod.PickUpByProxy ? AuditCitation.ProxyId : AuditCitation.PatientId);
    }

    private CompletedSteps MissingChecks()
    {
        if (!release.IsNu || release.Release.Route != ReleaseRoute.Media || release.Request.Recipient != RecipientType.Patient) return CompletedSteps.None;
        var wanted = release.Request.Delivery switch
        {
            DeliveryMethod.PickUp => CompletedSteps.PatientIdChecked,
            DeliveryMethod.PickUpByProxy => CompletedSteps.PatientIdChecked | CompletedSteps.ProxyIdChecked | CompletedSteps.ProxyFormReceived,
            _ => CompletedSteps.None,
        };
        return wanted & ~steps;
    }

    private static string Words(CompletedSteps missing)
    {
        var words = new List<string>();
        if (missing.HasFlag(CompletedSteps.PatientIdChecked)) words.Add("patientens ID-handling kontrollerats");
        if (missing.HasFlag(CompletedSteps.ProxyIdChecked)) words.Add("ombudets ID-handling kontrollerats");
        if (missing.HasFlag(CompletedSteps.ProxyFormReceived)) words.Add("fullmakten tagits emot");
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} och {words[^1]}";
    }
}
