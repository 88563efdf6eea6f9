using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity;

/// <summary>
/// What the events of journals amount to, for real work or for drills, never both. Each event names the outages and items that it is about, so that one written by a
/// machine that could not see another's never ends what it did not know of.
/// </summary>
internal sealed class OutageLedger
{
    private readonly Dictionary<string, Outage> outages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DowntimeItem> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GivenNumber> given = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string?> codes = new(StringComparer.Ordinal);

    private OutageLedger(bool drill) => Drill = drill;

    /// <summary>True for exercises.</summary>
    internal bool Drill { get; }

    /// <summary>Every outage, in the order in which they began.</summary>
    internal IReadOnlyList<Outage> Outages => [.. outages.Values.OrderBy(outage => outage.Started).ThenBy(outage => outage.Id, StringComparer.Ordinal)];

    /// <summary>Those that last.</summary>
    internal IReadOnlyList<Outage> Running => [.. Outages.Where(outage => outage.Stopped is null)];

    /// <summary>Every paper and every word, in the order in which they came.</summary>
    internal IReadOnlyList<DowntimeItem> Items => [.. items.Values.Select(Sealed).OrderBy(item => item.Occurred).ThenBy(item => item.Key, StringComparer.Ordinal)];

    /// <summary>Numbers that papers bear, used or not.</summary>
    internal IReadOnlyDictionary<string, GivenNumber> Given => given;

    /// <summary>Codes of anonymised referrals, each with the seal of its patient; null where no number was known.</summary>
    internal IReadOnlyDictionary<string, string?> Codes => codes;

    /// <summary>The events of the ledger, in their order.</summary>
    internal IReadOnlyList<NewEvent> Events { get; private init; } = [];

    internal static OutageLedger Of(JournalView view, bool drill)
    {
        List<NewEvent> events = [.. view.Events.Where(item => ContinuityJson.Read(item, ContinuityJson.Default.JournalPayload)?.Drill == drill && item.Kind is not (EventKinds.JournalOpened or EventKinds.JournalRepaired) && !EventKinds.OfIntake.Contains(item.Kind))];
        var ledger = new OutageLedger(drill) { Events = events };
        foreach (var item in events) ledger.Add(item);
        return ledger;
    }

    private void Add(NewEvent item)
    {
        if (item.Kind is EventKinds.DowntimeNumberGiven or EventKinds.DowntimeItemRegistered or EventKinds.DowntimeItemCompleted or EventKinds.DowntimeItemWithdrawn)
        {
            if (ContinuityJson.Read(item, ContinuityJson.Default.ItemPayload) is { } paper) AddPaper(item, paper);
            return;
        }

        if (item.Kind == EventKinds.ReferralAnonymized)
        {
            if (ContinuityJson.Read(item, ContinuityJson.Default.CodePayload) is { Code: { } code } given) codes[code] = given.CodeSeal;
            return;
        }

        // What is not of an outage names none.
        if (ContinuityJson.Read(item, ContinuityJson.Default.OutagePayload) is not { Outages: { } named } payload) return;
        foreach (var id in named)
        {
            if (item.Kind == EventKinds.OutageStarted)
                outages[id] = new() { Id = id, Started = item.Occurred, StartedBy = item.Operator, Modes = payload.Modes };
            else if (outages.TryGetValue(id, out var outage))
                outages[id] = Changed(outage, item, payload);
        }
    }

    private static Outage Changed(Outage outage, NewEvent item, OutagePayload payload) => item.Kind switch
    {
        EventKinds.OutageChanged => outage with { Modes = payload.Modes },
        EventKinds.TibContacted when payload.AtEnd => outage with { TibToldOfEnd = outage.TibToldOfEnd ?? item.Occurred },
        EventKinds.TibContacted => outage with { TibToldOfStart = outage.TibToldOfStart ?? item.Occurred },
        EventKinds.OutageStopped => outage.Stopped is null ? outage with { Stopped = item.Occurred, StoppedBy = item.Operator, ForcedBecause = payload.Reason } : outage,
        _ => outage,
    };

    private void AddPaper(NewEvent item, ItemPayload payload)
    {
        switch (item.Kind)
        {
            case EventKinds.DowntimeNumberGiven:
                given[payload.Number!] = new(payload.Number!, payload.To, payload.ReplyFax, item.Occurred, item.Operator, Drill);
                break;
            case EventKinds.DowntimeItemRegistered:
                var key = DowntimeItem.KeyOf(item);
                items[key] = DowntimeItem.Of(item, payload, key);
                break;
            default:
                foreach (var ended in payload.Ends.Where(items.ContainsKey))
                    items[ended] = item.Kind == EventKinds.DowntimeItemWithdrawn ? items[ended].Withdrawn(item, payload) : items[ended].Entered(item, payload);
                break;
        }
    }

    /// <summary>A report on an anonymised referral is its patient's: the seal is that of the code.</summary>
    private DowntimeItem Sealed(DowntimeItem item) =>
        item is { Seal: null, Referral: { } code } && codes.GetValueOrDefault(code) is { } seal ? item with { Seal = seal, SealedUnder = code } : item;

    /// <summary>What all outages that last have taken together.</summary>
    internal IReadOnlyList<OutageMode> Modes => [.. Running.SelectMany(outage => outage.Modes).Distinct().Order()];
}
