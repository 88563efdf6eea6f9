using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Journals;

/// <summary>
/// Every event that a machine knows of: its own, and those of other machines that it has seen. Two machines that know the same events have the same view,
/// in whatever order they came to know them.
/// </summary>
internal sealed class JournalView
{
    private readonly Dictionary<(string Journal, long Sequence), NewEvent> events = [];
    private readonly List<JournalFault> forks = [];

    /// <summary>The events in an order that all machines agree on, in which what was known when an event was written comes before it.</summary>
    internal IReadOnlyList<NewEvent> Events { get; private set; } = [];

    /// <summary>The order that the next event gets.</summary>
    internal long NextOrder { get; private set; } = 1;

    /// <summary>Two things that bear one number.</summary>
    internal IReadOnlyList<JournalFault> Forks => forks;

    internal static JournalView Of(IEnumerable<NewEvent> events)
    {
        var view = new JournalView();
        foreach (var item in events) view.Add(item);
        var ordered = view.events.Values.Select(item => (Order: ContinuityJson.Read(item, ContinuityJson.Default.JournalPayload)?.Order ?? 0, Event: item))
            .OrderBy(item => item.Order).ThenBy(item => item.Event.Journal, StringComparer.Ordinal).ThenBy(item => item.Event.Sequence).ToList();
        view.Events = [.. ordered.Select(item => item.Event)];
        view.NextOrder = ordered.Count == 0 ? 1 : ordered[^1].Order + 1;
        return view;
    }

    internal bool Knows(NewEvent item) => events.ContainsKey((item.Journal, item.Sequence));

    /// <summary>Numbers that a journal must have given and that are not here.</summary>
    internal IEnumerable<JournalFault> Missing =>
        from journal in events.Keys.GroupBy(key => key.Journal)
        let highest = journal.Max(key => key.Sequence)
        where journal.Count() < highest
        from number in Enumerable.Range(1, (int)highest)
        where !events.ContainsKey((journal.Key, number))
        select new JournalFault(JournalFaultKind.Missing, journal.Key, number, 0, 0);

    private void Add(NewEvent item)
    {
        var key = (item.Journal, item.Sequence);
        if (events.TryAdd(key, item) || events[key] == item) return;
        // All machines must keep the same one of the two.
        if (item.Id.CompareTo(events[key].Id) < 0) events[key] = item;
        forks.Add(new(JournalFaultKind.Forked, item.Journal, item.Sequence, 0, 0));
    }
}
