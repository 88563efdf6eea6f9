using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>A release that is not known to be over. What becomes of it is followed; what remains at the end is found.</summary>
internal sealed class PendingRelease(AuditedRelease release)
{
    internal ReleaseProgress Progress { get; } = new();

    /// <summary>Whether nothing more can be found, and it can be forgotten: it is closed, or was made by hand and lacks nothing, or what its correction asks for is done.</summary>
    internal bool IsOver => Progress.Corrections.Count > 0 ? !Remaining().Any() : Progress.IsClosed || (!IsOurs && !Findings(openAfterDays: 0).Any());

    private bool IsOurs => ReleaseProgress.IsMadeByRadOps(release.Release);

    // What was corrected is open from then on; what has left the desk, from then; before that, from when it was made.
    private int AgeDays => AuditSubject.Age(Progress.Corrections is [.., var last] ? last.Occurred : Progress.HandedOver ?? release.Event.Occurred, release.Now);

    /// <summary>What remains of it.</summary>
    internal IEnumerable<AuditFinding> Findings(int openAfterDays)
    {
        var isOverdue = AgeDays >= openAfterDays;
        if (Progress.Corrections.Count > 0) return Remaining().Select(duty => Find(duty, isOverdue)).OfType<AuditFinding>();
        if (Progress.IsClosed)
            return Remaining().Any() ? [release.Find(AuditCodes.ClosedTooEarly, values: ("duties", string.Join(", ", Remaining().Select(Words))))] : [];
        if (IsOurs && Progress.HandOver is null) return AtTheDesk(isOverdue);
        var found = Remaining().Select(duty => Find(duty, isOverdue)).OfType<AuditFinding>().ToList();
        if (MissingChecks() is var missing and not CompletedSteps.None)
            found.Add(release.Find(AuditCodes.IdentityNotChecked, Delivery == DeliveryMethod.PickUpByProxy ? "Proxy" : "Patient", isOverdue, values: ("what", Words(missing))));
        if (!Progress.HasConsent && ReleaseRules.ConsentIncomplete(release) is { } consent) found.Add(consent);
        if (IsOurs && !Progress.OpenDuties(release.Release).Any()) found.Add(release.Find(AuditCodes.NotClosed, isOverdue: isOverdue));
        return found;
    }

    /// <summary>A medium that waits to be handed over is no fault, until it has waited long; that its invoice basis was never drawn up is.</summary>
    private IEnumerable<AuditFinding> AtTheDesk(bool isOverdue)
    {
        if (Progress.Invoice is null && Progress.Duties(release.Release).Contains(EventKinds.InvoiceBasis)) yield return Find(EventKinds.InvoiceBasis, isOverdue)!;
        if (isOverdue) yield return release.Find(AuditCodes.HandOverMissing);
    }

    private IEnumerable<string> Remaining()
    {
        var open = Progress.OpenDuties(release.Release);
        // What the request itself says, or a separate finding does.
        return open.Where(duty => duty is not ("IdNote" or "ConsentRecord" or "OrdererStatement"));
    }

    /// <summary>What was never written is found at once, and is an error when it is overdue. What waits for a person to say that it is done is found when it has waited long.</summary>
    private AuditFinding? Find(string duty, bool isOverdue)
    {
        var isWritten = Progress.Notes.Exists(note => note.Kind == duty);
        return duty switch
        {
            EventKinds.ReferralNote when !isWritten => release.Find(AuditCodes.ReferralNoteMissing, "Release", isOverdue, release.Cite(AuditCodes.ReferralNoteMissing)),
            EventKinds.RisNote when !isWritten => release.Find(AuditCodes.RisNoteMissing, isOverdue: isOverdue),
            EventKinds.InvoiceBasis when Progress.Invoice is null => release.Find(AuditCodes.InvoiceBasisMissing, isOverdue: isOverdue),
            _ when !isOverdue => null,
            EventKinds.ReferralNote => release.Find(AuditCodes.NoteNotPasted, "ReferralNote", rules: release.Cite(AuditCodes.NoteNotPasted)),
            EventKinds.RisNote => release.Find(AuditCodes.NoteNotPasted, "RisNote"),
            EventKinds.InvoiceBasis => release.Find(AuditCodes.InvoiceBasisNotSent),
            _ => release.Find(AuditCodes.DutyOpen, values: ("duty", Words(duty))),
        };
    }

    private static string Words(string duty) => DutyTable.Of(duty).Swedish is var text ? char.ToLowerInvariant(text[0]) + text[1..] : duty;

    private DeliveryMethod Delivery => Progress.HandOver is { } handOver ? new HandOver(handOver.Kind).Delivery : release.Request.Delivery;

    private CompletedSteps MissingChecks()
    {
        if (!release.IsNu || release.Release.Route != ReleaseRoute.Media || release.Request.Recipient != RecipientType.Patient) return CompletedSteps.None;
        var wanted = Delivery switch
        {
            DeliveryMethod.PickUp => CompletedSteps.PatientIdChecked,
            DeliveryMethod.PickUpByProxy => CompletedSteps.PatientIdChecked | CompletedSteps.ProxyIdChecked | CompletedSteps.ProxyFormReceived,
            _ => CompletedSteps.None,
        };
        return wanted & ~(Progress.Steps | Stated());
    }

    private CompletedSteps Stated() =>
        (release.Request.PatientIdChecked ? CompletedSteps.PatientIdChecked : 0) | (release.Request.ProxyIdChecked ? CompletedSteps.ProxyIdChecked : 0) | (release.Request.ProxyFormRecorded ? CompletedSteps.ProxyFormReceived : 0);

    private static string Words(CompletedSteps missing)
    {
        var words = new List<string>();
        if (missing.HasFlag(CompletedSteps.PatientIdChecked)) words.Add("patientens ID-handling kontrollerats");
        if (missing.HasFlag(CompletedSteps.ProxyIdChecked)) words.Add("ombudets ID-handling kontrollerats");
        if (missing.HasFlag(CompletedSteps.ProxyFormReceived)) words.Add("fullmakten tagits emot");
        return words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} och {words[^1]}";
    }
}
