using System.Globalization;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit;

/// <summary>Follows transfers through the register, and finds those without an end, a proof, a person's confirmation or a note. What is settled is forgotten but for its name.</summary>
internal sealed class TransferWatch
{
    private readonly Dictionary<string, Watched> open = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> settled = [];

    /// <summary>Takes the next event, of whatever kind.</summary>
    internal void Take(RegisterEvent item)
    {
        switch (item.Kind)
        {
            case EventKinds.TransferBegun when RegisterJson.Read(item, RegisterJson.Default.TransferBegunPayload) is { } begun && !settled.Contains(EventId.For(EventKinds.TransferBegun, begun.TransferId)):
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
            // Most notes are of releases, and are read where their duties are.
            case EventKinds.ReferralNote when open.Count > 0 && RegisterJson.Read(item, RegisterJson.Default.NotePayload) is { } note && open.TryGetValue(note.ExportId, out var transfer):
                transfer.IsNoted = true;
                Forget(transfer);
                break;
        }
    }

    /// <summary>Takes a release: its own duties tell of its note.</summary>
    internal void TakeRelease(ReleasePayload release)
    {
        if (!open.TryGetValue(release.ExportId, out var transfer)) return;
        transfer.IsNoted = true;
        Forget(transfer);
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
        settled.Add(EventId.For(EventKinds.TransferBegun, transfer.Begun.TransferId));
    }

    private static AuditFinding? Find(Watched transfer, DateTimeOffset now, int openAfterDays)
    {
        var isOverdue = AuditSubject.Age(transfer.First.Occurred, now) >= openAfterDays;
        var (begun, where) = (transfer.Begun, Where(transfer.Begun.Route));
        var subject = AuditSubject.Of(transfer.First, now, begun.TransferId, begun.Request);
        return transfer switch
        {
            { IsSettled: true } => subject.Find(AuditCodes.ReferralNoteMissing, "Transfer", isOverdue),
            { End: null } when now - transfer.Latest < ReleaseAudit.BeingMade => null,
            { End: null } => subject.Find(AuditCodes.TransferNotEnded, values: ("where", where)),
            { End.Received: true } when begun.Route is ReleaseRoute.Iep => subject.Find(AuditCodes.TransferNotConfirmed, "Iep", isOverdue),
            { End.Received: true } => subject.Find(AuditCodes.TransferNotConfirmed, "Other", isOverdue, values: ("where", where)),
            { End: { } end } => subject.Find(AuditCodes.TransferIncomplete, values: [("where", where), ("verified", Number(end.Verified)), ("meant", Number(end.Meant))]),
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

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
