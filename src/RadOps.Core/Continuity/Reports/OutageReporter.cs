using System.Globalization;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Reports;

/// <summary>Draws up reports on outages and drills from the journals.</summary>
/// <param name="journal">The journal of the machine.</param>
/// <param name="clock">Gives the time.</param>
public sealed class OutageReporter(OutageJournal journal, TimeProvider clock)
{
    private static readonly TimeSpan EarlyWarning = TimeSpan.FromHours(24);
    private static readonly TimeSpan Notification = TimeSpan.FromHours(72);
    private static readonly TimeSpan TibSoon = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TibLate = TimeSpan.FromMinutes(60);

    /// <summary>Draws up the report on an outage.</summary>
    /// <param name="drill">On a drill instead.</param>
    /// <param name="outage">Its id; null for the last one.</param>
    /// <exception cref="RadOpsException"><c>OutageNotFound</c>: there was none, or not that one.</exception>
    public OutageReport DrawUp(bool drill, string? outage = null)
    {
        var ledger = OutageLedger.Of(journal.Read(), drill);
        var chosen = (outage is null ? ledger.Outages is [.., var last] ? last : null : ledger.Outages.FirstOrDefault(one => one.Id.Equals(outage.Trim(), StringComparison.OrdinalIgnoreCase)))
            ?? throw new RadOpsException("OutageNotFound", ErrorKind.NotFound, outage is null ? $"This machine knows of no {(drill ? "drill" : "outage")}." : $"This machine knows of no {(drill ? "drill" : "outage")} '{outage}'.", outage);
        var now = clock.GetUtcNow();
        var together = Together(ledger.Outages, chosen);
        var started = together.Min(one => one.Started);
        DateTimeOffset? stopped = together.Any(one => one.Stopped is null) ? null : together.Max(one => one.Stopped);
        var until = Next(ledger.Outages, together);
        // What came after the end, until the next began, is its aftermath: papers are registered late, and entered for days.
        var items = DowntimeDesk.Show(ledger, now).Where(item => item.Occurred >= started.AddHours(-1) && (until is null || item.Occurred < until)).ToArray();
        var keys = items.Select(item => item.Key).ToHashSet();
        var ids = together.Select(one => one.Id).ToHashSet();
        return new()
        {
            At = now,
            Drill = drill,
            Outages = together,
            Started = started,
            Stopped = stopped,
            Items = items,
            Timeline = ledger.Events.Select(item => Entry(item, ids, keys)).OfType<ReportEntry>().OrderBy(entry => entry.At).ThenBy(entry => entry.Journal, StringComparer.Ordinal).ToArray(),
            Clocks = drill ? [] : Clocks(started, now),
            // What was written up by mistake is nobody's merit or fault.
            Scores = drill ? Judge(together, [.. items.Where(item => item.WithdrawnBecause is null)], stopped) : [],
        };
    }

    /// <summary>Outages that overlap are one, begun on several machines.</summary>
    private static Outage[] Together(IReadOnlyList<Outage> all, Outage chosen)
    {
        HashSet<string> ids = [chosen.Id];
        for (var before = 0; before < ids.Count;)
        {
            before = ids.Count;
            foreach (var one in all.Where(one => all.Any(other => ids.Contains(other.Id) && one.Started <= (other.Stopped ?? DateTimeOffset.MaxValue) && other.Started <= (one.Stopped ?? DateTimeOffset.MaxValue)))) ids.Add(one.Id);
        }

        return [.. all.Where(one => ids.Contains(one.Id))];
    }

    private static DateTimeOffset? Next(IReadOnlyList<Outage> all, Outage[] together) =>
        together.Any(one => one.Stopped is null) ? null : all.Where(one => one.Started > together.Max(other => other.Stopped)).Select(one => (DateTimeOffset?)one.Started).FirstOrDefault();

    private static ReportClock[] Clocks(DateTimeOffset started, DateTimeOffset now)
    {
        var month = started.Add(Notification).AddMonths(1);
        return
        [
            Clock("Tidig varning: senast 24 timmar efter att ni fick kännedom om en betydande incident", started + EarlyWarning),
            Clock("Incidentanmälan: senast 72 timmar efter kännedom, med en första bedömning", started + Notification),
            Clock("Slutrapport: senast en månad efter incidentanmälan (här räknat från dess sista dag)", month),
        ];

        ReportClock Clock(string what, DateTimeOffset due) => new(what, due, due < now);
    }

    private static DrillScore[] Judge(Outage[] outages, DowntimeItem[] items, DateTimeOffset? stopped)
    {
        var started = outages.Min(one => one.Started);
        var tib = outages.Min(one => one.TibToldOfStart) is { } told ? told - started : (TimeSpan?)null;
        var referrals = items.Where(item => item.Kind == DowntimeItemKind.Referral).ToList();
        var answered = referrals.Count(item => item.Answer == DowntimeAnswer.Faxed);
        var entered = items.Where(item => !item.IsOpen).ToList();
        return
        [
            new("TiB kontaktades", tib is null ? 0 : tib <= TibSoon ? 3 : tib <= TibLate ? 1 : 0, 3, tib, "3 poäng inom 15 minuter, 1 inom en timme"),
            new("Pappersremisser registrerades", referrals.Count > 0 ? 2 : 0, 2, referrals.Count > 0 ? referrals.Min(item => item.Occurred) - started : null, "2 poäng för minst en; tiden är till den första"),
            new("Remisser besvarades med fax", Share(answered, referrals.Count), 3, null, Count(answered, referrals.Count, "ett muntligt besked räknas inte")),
            new("Allt skrevs in i RIS av två personer", Share(entered.Count, items.Length), 3, entered.Count > 0 ? TimeSpan.FromTicks((long)entered.Average(item => item.Age.Ticks)) : null, Count(entered.Count, items.Length, "tiden är genomsnittet på papper")),
            new("TiB fick veta att det var över", outages.All(one => one.TibToldOfEnd is not null) ? 2 : 0, 2, outages.Max(one => one.TibToldOfEnd) is { } end ? end - started : null, "2 poäng om det antecknats"),
            new("Avslutades utan tvång", stopped is not null && outages.All(one => one.ForcedBecause is null) ? 2 : 0, 2, stopped - started, stopped is null ? "pågår än" : "2 poäng när inget var öppet"),
        ];

        static int Share(int part, int of) => of == 0 ? 0 : 3 * part / of;

        static string Count(int part, int of, string more) => string.Create(CultureInfo.InvariantCulture, $"{part} av {of}; {more}");
    }

    private static ReportEntry? Entry(NewEvent item, HashSet<string> outages, HashSet<string> items)
    {
        if (ContinuityJson.Read(item, ContinuityJson.Default.OutagePayload) is { Outages.Count: > 0 } outage)
            return outage.Outages.Any(outages.Contains) ? new(item.Occurred, Words(item.Kind, outage), null, item.Operator, item.Journal) : null;
        if (ContinuityJson.Read(item, ContinuityJson.Default.ItemPayload) is not { } paper) return null;
        return item.Kind switch
        {
            EventKinds.DowntimeItemRegistered when items.Contains(DowntimeItem.KeyOf(item)) => new(item.Occurred, $"{Name(paper.Kind)}{Between(paper)}", paper.Number, item.Operator, item.Journal),
            EventKinds.DowntimeItemCompleted when paper.Ends.Any(items.Contains) => new(item.Occurred, $"Inskriven i RIS under {paper.AccessionNumber} av {paper.EnteredBy}; jämförd av {paper.ConfirmedBy}", paper.Number, item.Operator, item.Journal),
            EventKinds.DowntimeItemWithdrawn when paper.Ends.Any(items.Contains) => new(item.Occurred, $"Återtagen av {paper.EnteredBy}, intygat av {paper.ConfirmedBy}: {paper.Reason}", paper.Number, item.Operator, item.Journal),
            _ => null,
        };
    }

    private static string Words(string kind, OutagePayload payload) => kind switch
    {
        EventKinds.OutageStarted => $"Driftstörning började: {string.Join(" + ", payload.Modes)}",
        EventKinds.OutageChanged => $"Ändrades till {string.Join(" + ", payload.Modes)}",
        EventKinds.TibContacted => payload.AtEnd ? "TiB fick veta att det är över" : "TiB kontaktades",
        _ => payload.Reason is { } reason ? string.Create(CultureInfo.InvariantCulture, $"Avslutades med {payload.OpenItems} bara på papper: {reason}") : "Avslutades",
    };

    private static string Name(DowntimeItemKind kind) => kind switch
    {
        DowntimeItemKind.Referral => "Remiss på papper",
        DowntimeItemKind.FaxedReport => "Svar faxat",
        _ => "Muntligt besked, inget signerat svar",
    };

    private static string Between(ItemPayload paper) => $"{(paper.By is null ? "" : $" från {paper.By}")}{(paper.To is null ? "" : $" till {paper.To}")}{(paper.Referral is null ? "" : $", svar på {paper.Referral}")}";
}
