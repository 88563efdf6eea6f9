using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>Follows transfers through the register, and finds those without an end, a proof, a person's confirmation or a note. What is settled is forgotten but for its name.</summary>
internal sealed class TransferWatch
{
    private readonly Dictionary<string, Watched> open = new(StringComparer.Ordinal);
    private readonly HashSet<string> settled = new(StringComparer.Ordinal);

    /// <summary>Takes the next event, of whatever kind.</summary>
    internal void Take(RegisterEvent item)
    {
        switch (item.Kind)
        {
            case EventKinds.TransferBegun when RegisterJson.Read(item, RegisterJson.Default.TransferBegunPayload) is { } begun && !settled.Contains(begun.TransferId):
                Begin(item, begun);
                break;
            case EventKinds.TransferFailed when RegisterJson.Read(item, RegisterJson.Default.TransferEndPayload) is { } failed && open.TryGetValue(failed.TransferId, out var transfer):
                transfer.End = failed;
                break;
            case EventKinds.TransferProof when RegisterJson.Read(item, RegisterJson.Default.TransferEndPayload) is { } proof && open.TryGetValue(proof.TransferId, out var transfer):
                transfer.End = proof;
                transfer.IsSettled |= transfer.Begun.Route is not ReleaseRoute.Iep;
                Forget(transfer);
                break;
            case EventKinds.TransferConfirmed when RegisterJson.Read(item, RegisterJson.Default.TransferConfirmedPayload) is { } confirmed && open.TryGetValue(confirmed.TransferId, out var transfer):
                transfer.IsSettled = true;
                Forget(transfer);
                break;
            case EventKinds.ReferralNote when RegisterJson.Read(item, RegisterJson.Default.NotePayload) is { } note && open.TryGetValue(note.ExportId, out var transfer):
                transfer.IsNoted = true;
                Forget(transfer);
                break;
            case EventKinds.Release when RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is { } release && open.TryGetValue(release.ExportId, out var transfer):
                transfer.IsNoted = true; // a release's own duties tell of its note
                Forget(transfer);
                break;
        }
    }

    /// <summary>What is not settled.</summary>
    internal IEnumerable<AuditFinding> Findings(DateTimeOffset now, int openAfterDays) => open.Values.Select(transfer => Find(transfer, now, openAfterDays)).OfType<AuditFinding>();

    private void Begin(RegisterEvent item, TransferBegunPayload begun)
    {
        if (!open.TryGetValue(begun.TransferId, out var transfer))
            open.Add(begun.TransferId, transfer = new Watched(item, begun));
        transfer.Latest = item.Occurred;
        transfer.End = null;
    }

    private void Forget(Watched transfer)
    {
        if (!transfer.IsSettled || (transfer.Begun.Route is ReleaseRoute.Bfr && !transfer.IsNoted))
            return;
        open.Remove(transfer.Begun.TransferId);
        settled.Add(transfer.Begun.TransferId);
    }

    private static AuditFinding? Find(Watched transfer, DateTimeOffset now, int openAfterDays)
    {
        var age = AuditedRelease.Age(transfer.First.Occurred, now);
        var overdue = age >= openAfterDays ? AuditSeverity.Error : AuditSeverity.Warning;
        var (begun, where) = (transfer.Begun, Where(transfer.Begun.Route));
        return transfer switch
        {
            { IsSettled: true } => Finding(overdue, AuditCodes.ReferralNoteMissing, "Remissanteckning saknas.", AuditCitation.BfrNote),
            { End: null } when now - transfer.Latest < ReleaseAudit.BeingMade => null,
            { End: null } => Finding(AuditSeverity.Error, AuditCodes.TransferNotEnded, $"En överföring till {where} påbörjades, men registret säger inte hur den slutade. Skicka igen; det som bekräftats skickas inte om."),
            { End.Received: true } when begun.Route is ReleaseRoute.Iep => Finding(overdue, AuditCodes.TransferNotConfirmed, "Bilderna är överförda till IEP, men det är inte bekräftat att mottagaren valts i portalen."),
            { End.Received: true } => Finding(overdue, AuditCodes.TransferNotConfirmed, $"Bilderna är skickade till {where}, men ingen har bekräftat att de finns där."),
            { End: { } end } => Finding(AuditSeverity.Error, AuditCodes.TransferIncomplete, FormattableString.Invariant($"En överföring till {where} är inte fullständig: {end.Verified} av {end.Meant} instanser är bekräftade. Skicka igen; det som bekräftats skickas inte om.")),
        };

        AuditFinding Finding(AuditSeverity severity, string code, string message, AuditCitation? citation = null) => new()
        {
            Severity = severity,
            Code = code,
            Message = message,
            Rules = citation is null ? [] : new[] { citation.ToString() },
            Quote = citation?.Quote,
            ExportId = begun.TransferId,
            RequestId = IdentityMask.MaskOrNull(begun.Request.RequestId),
            Occurred = transfer.First.Occurred,
            AgeDays = age,
            Organisation = begun.Request.Organisation,
            PatientId = begun.Request.PatientId,
            Operator = transfer.First.Operator,
        };
    }

    private static string Where(ReleaseRoute route) => route switch
    {
        ReleaseRoute.Bfr => "BFR",
        ReleaseRoute.Iep => "IEP",
        _ => "extern granskare",
    };

    private sealed class Watched(RegisterEvent first, TransferBegunPayload begun)
    {
        internal RegisterEvent First => first;

        internal TransferBegunPayload Begun => begun;

        internal DateTimeOffset Latest { get; set; }

        internal TransferEndPayload? End { get; set; }

        internal bool IsSettled { get; set; }

        internal bool IsNoted { get; set; }
    }
}
