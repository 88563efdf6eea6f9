using System.Globalization;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Continuity.Reports;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity;

/// <summary>Begins and ends outages in the journal of the machine. It tells nobody: radiology tells TiB, and TiB tells the units (D-05).</summary>
/// <param name="journal">The journal.</param>
/// <param name="pack">The department's routine.</param>
/// <param name="clock">Gives the time.</param>
public sealed class OutageDesk(OutageJournal journal, PolicyPack pack, TimeProvider clock)
{
    /// <summary>How it stands.</summary>
    /// <param name="drill">Of the exercise instead.</param>
    public OutageStatus Status(bool drill = false) => Show(OutageLedger.Of(journal.Read(), drill));

    /// <summary>Begins an outage; or, while one lasts, changes what it has taken, or records that TiB was told of it.</summary>
    /// <param name="modes">What is out; empty to leave that as it is.</param>
    /// <param name="tibTold">When TiB was told; null when nobody has yet.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="started">When it began; null for now.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <exception cref="RadOpsException">
    /// <c>OutageModeMissing</c>: none lasts, and none is stated. <c>OutageRunning</c>: a drill cannot begin during an outage. <c>TimeAhead</c>. Or the journal cannot be written.
    /// </exception>
    public OutageStatus Start(IReadOnlyCollection<OutageMode> modes, DateTimeOffset? tibTold = null, bool drill = false, DateTimeOffset? started = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(modes);
        RequirePast(tibTold);
        RequirePast(started);
        List<OutageMode> ordered = [.. modes.Distinct().Order()];
        journal.Append(view =>
        {
            if (drill && OutageLedger.Of(view, drill: false).Running.Count > 0)
                throw new RadOpsException("OutageRunning", ErrorKind.NotPermitted, "A real outage lasts, so no drill can begin. End it first (Stop-OutageMode), or work without -Drill.");
            return Starting(OutageLedger.Of(view, drill), ordered, tibTold, started);
        }, cancellationToken);
        return Status(drill);
    }

    /// <summary>Ends everything that lasts and is known of here.</summary>
    /// <param name="tibTold">When TiB was told that it is over (D-27); null where that is recorded.</param>
    /// <param name="forceReason">Why it is ended although items are open; null to be refused then (D-28).</param>
    /// <param name="drill">The exercise.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <exception cref="RadOpsException">
    /// <c>OutageNotRunning</c>; <c>TibNotContacted</c>; <c>DowntimeItemsOpen</c>; <c>TimeAhead</c>. Or the journal cannot be written.
    /// </exception>
    public OutageStatus Stop(DateTimeOffset? tibTold, string? forceReason = null, bool drill = false, CancellationToken cancellationToken = default)
    {
        RequirePast(tibTold);
        journal.Append(view => Stopping(OutageLedger.Of(view, drill), tibTold, forceReason), cancellationToken);
        return Status(drill);
    }

    /// <summary>Refuses what <see cref="Stop"/> would refuse; nothing is written.</summary>
    /// <exception cref="RadOpsException">As <see cref="Stop"/>.</exception>
    public void RequireStoppable(DateTimeOffset? tibTold, string? forceReason, bool drill)
    {
        RequirePast(tibTold);
        _ = Stopping(OutageLedger.Of(journal.Read(), drill), tibTold, forceReason);
    }

    private static List<JournalDraft> Starting(OutageLedger ledger, List<OutageMode> modes, DateTimeOffset? tibTold, DateTimeOffset? started)
    {
        List<JournalDraft> drafts = [];
        List<string> running = [.. ledger.Running.Select(outage => outage.Id)];
        if (running.Count == 0)
        {
            if (modes.Count == 0)
                throw new RadOpsException("OutageModeMissing", ErrorKind.InvalidInput, "Nothing is out yet, so say what is: Pacs, Om, Ris or Total.");
            drafts.Add(new(EventKinds.OutageStarted, ledger.Drill, (start, name, number) => Json(start, [OutageId(name, number, ledger.Drill)], modes), started));
            // The id of the outage is its event's number, which the next events follow.
            if (tibTold is not null)
                drafts.Add(new(EventKinds.TibContacted, ledger.Drill, (start, name, number) => Json(start, [OutageId(name, number - 1, ledger.Drill)]), tibTold));
            return drafts;
        }

        if (modes.Count > 0 && !modes.SequenceEqual(ledger.Modes))
            drafts.Add(new(EventKinds.OutageChanged, ledger.Drill, (start, _, _) => Json(start, running, modes)));
        if (tibTold is not null && ledger.Running.Any(outage => outage.TibToldOfStart is null))
            drafts.Add(new(EventKinds.TibContacted, ledger.Drill, (start, _, _) => Json(start, running), tibTold));
        return drafts;
    }

    private static List<JournalDraft> Stopping(OutageLedger ledger, DateTimeOffset? tibTold, string? forceReason)
    {
        var running = ledger.Running;
        if (running.Count == 0)
            throw new RadOpsException("OutageNotRunning", ErrorKind.NotFound, ledger.Drill ? "No drill is running." : "No outage is running, as far as this machine knows.");
        if (tibTold is null && running.Any(outage => outage.TibToldOfEnd is null))
            throw new RadOpsException("TibNotContacted", ErrorKind.NotPermitted, "Radiology tells TiB when the system is in operation again, and TiB tells the units (D-27). Call TiB, and say when you did: -TibContacted, --tib-contacted.");
        var open = ledger.Items.Count(item => item.IsOpen);
        if (open > 0 && string.IsNullOrWhiteSpace(forceReason))
            throw new RadOpsException("DowntimeItemsOpen", ErrorKind.NotPermitted, $"{CountText.Of(open, "item is", "items are")} only on paper. {(open == 1 ? "It is" : "They are")} entered in RIS before the outage is ended (D-28): see Get-DowntimeItem -Open. To end it all the same, say why: -Force -Reason.");
        List<string> ids = [.. running.Select(outage => outage.Id)];
        List<JournalDraft> drafts = [];
        if (tibTold is not null)
            drafts.Add(new(EventKinds.TibContacted, ledger.Drill, (start, _, _) => Json(start, ids, atEnd: true), tibTold));
        var reason = open > 0 ? Identity.IdentityMask.Mask(forceReason!.Trim()) : null;
        drafts.Add(new(EventKinds.OutageStopped, ledger.Drill, (start, _, _) => Json(start, ids, reason: reason, open: open)));
        return drafts;
    }

    private OutageStatus Show(OutageLedger ledger)
    {
        var shown = ledger.Running is { Count: > 0 } running ? running : [.. ledger.Outages.TakeLast(1)];
        var isOngoing = ledger.Running.Count > 0;
        var open = ledger.Items.Count(item => item.IsOpen);
        var tib = shown.Count == 0 ? null : isOngoing ? shown.Max(outage => outage.TibToldOfStart) : shown[0].TibToldOfEnd;
        return new()
        {
            Drill = ledger.Drill,
            Modes = ledger.Modes.ToArray(),
            Started = shown.Count == 0 ? null : shown[0].Started,
            Stopped = isOngoing || shown.Count == 0 ? null : shown[0].Stopped,
            Outages = shown.ToArray(),
            Instructions = OutageInstructions.Of(pack, ledger.Modes),
            OpenItems = open,
            TibTold = tib,
            ToDo = ToDo(ledger, isOngoing, tib, open).ToArray(),
            Scores = ledger.Drill && !isOngoing && shown.Count > 0 ? new OutageReporter(journal, clock).DrawUp(drill: true).Scores : [],
            Journal = journal.State,
        };
    }

    private IEnumerable<string> ToDo(OutageLedger ledger, bool isOngoing, DateTimeOffset? tib, int open)
    {
        var exercise = ledger.Drill ? "ÖVNING: " : "";
        if (isOngoing && tib is null && Step(Procedure.OutageStart) is { } start)
            yield return $"{exercise}Kontakta TiB nu (klockan är {SwedishTime.WallClock(clock.GetUtcNow()).ToString("HH:mm", CultureInfo.InvariantCulture)}): {start.Quote} ({start.RuleId}). RadOps meddelar ingen.";
        if (isOngoing && ledger.Running.Count > 1)
            yield return $"{exercise}{ledger.Running.Count} maskiner började var sin driftstörning utan att se varandra; Stop-OutageMode avslutar alla som syns här.";
        if (open > 0)
            yield return $"{exercise}{open} finns bara på papper{(isOngoing ? "" : ", fast driftstörningen är avslutad")}: {Step(Procedure.OutageEnd, last: true)?.Quote ?? "skriv in dem i RIS"}.";
    }

    private PolicyFact? Step(Procedure of, bool last = false)
    {
        var steps = pack.Facts.Where(fact => fact.Step?.Of.Contains(of) == true).ToList();
        return last ? steps.LastOrDefault() : steps.FirstOrDefault();
    }

    private void RequirePast(DateTimeOffset? time)
    {
        if (time > clock.GetUtcNow().AddMinutes(5))
            throw new RadOpsException("TimeAhead", ErrorKind.InvalidInput, FormattableString.Invariant($"{time:yyyy-MM-dd HH:mm} has not been yet. Write when it was done."));
    }

    private static string OutageId(string journal, long number, bool drill) =>
        string.Create(CultureInfo.InvariantCulture, $"{(drill ? Downtime.DowntimeNumber.DrillPrefix : "O")}-{journal[(journal.LastIndexOf('-') + 1)..]}-{number}");

    private static string Json(JournalPayload start, IReadOnlyList<string> outages, IReadOnlyList<OutageMode>? modes = null, bool atEnd = false, string? reason = null, int open = 0) =>
        CanonicalJson.Of(new OutagePayload { Order = start.Order, Drill = start.Drill, Outages = outages, Modes = modes ?? [], AtEnd = atEnd, Reason = reason, OpenItems = open }, ContinuityJson.Default.OutagePayload);
}
