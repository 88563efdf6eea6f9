using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Reader;

/// <summary>What the events of journals amount to in night incidents, for real work or for drills, never both.</summary>
internal sealed class ReaderLedger
{
    private readonly Dictionary<string, ReaderIncident> incidents = new(StringComparer.Ordinal);

    /// <summary>Every incident, in the order in which they were noticed.</summary>
    internal IReadOnlyList<ReaderIncident> Incidents => [.. incidents.Values.OrderBy(incident => incident.Detected).ThenBy(incident => incident.Id, StringComparer.Ordinal)];

    /// <summary>Those that are open.</summary>
    internal IReadOnlyList<ReaderIncident> Open => [.. Incidents.Where(incident => incident.IsOpen)];

    internal static ReaderLedger Of(JournalView view, bool drill)
    {
        var ledger = new ReaderLedger();
        foreach (var item in view.Events.Where(item => item.Kind is EventKinds.ReaderIncidentOpened or EventKinds.ReaderIncidentStepTaken or EventKinds.ReaderIncidentClosed))
        {
            if (ContinuityJson.Read(item, ContinuityJson.Default.ReaderPayload) is { } payload && payload.Drill == drill) ledger.Add(item, payload);
        }

        return ledger;
    }

    /// <summary>An incident as an event closes it.</summary>
    internal static ReaderIncident Close(ReaderIncident incident, DateTimeOffset at, string by, ReaderPayload payload) => incident with
    {
        Closed = at,
        ClosedBy = by,
        Persists = payload.Persists,
        Happened = Plain(payload.Text),
        ForcedBecause = Plain(payload.Reason),
        FaxedReports = payload.FaxedReports,
    };

    /// <summary>A text of an event; none where it is not one that this program would have let in, since the event may be another program's.</summary>
    private static string? Plain(string? text) => text is not null && FaultText.Fault(text) is null ? text : null;

    private void Add(NewEvent item, ReaderPayload payload)
    {
        foreach (var id in payload.Incidents)
        {
            if (item.Kind == EventKinds.ReaderIncidentOpened)
                incidents[id] = Opened(id, item, payload);
            else if (incidents.TryGetValue(id, out var incident))
                incidents[id] = item.Kind == EventKinds.ReaderIncidentStepTaken ? Stepped(incident, item, payload) : incident.IsOpen ? Close(incident, item.Occurred, item.Operator, payload) : incident;
        }
    }

    private static ReaderIncident Opened(string id, NewEvent item, ReaderPayload payload) => new()
    {
        Id = id,
        Drill = payload.Drill,
        Detected = item.Occurred,
        DetectedBy = payload.DetectedBy,
        OpenedBy = item.Operator,
        Problem = payload.Problem,
        Systems = payload.Systems.ToArray(),
        Symptom = Plain(payload.Text),
    };

    private static ReaderIncident Stepped(ReaderIncident incident, NewEvent item, ReaderPayload payload)
    {
        var step = new ReaderIncidentStep
        {
            Kind = payload.Step,
            At = item.Occurred,
            By = payload.By ?? item.Operator,
            ConfirmedBy = item.Operator,
            Reached = !payload.NoAnswer,
            Route = payload.Route,
            Note = Plain(payload.Text),
            RuleId = ReaderDesk.RuleOf(payload.Step),
        };
        // A stable sort: what was written first stands first where the minute is the same.
        return incident with { Steps = incident.Steps.Append(step).OrderBy(one => one.At).ToArray() };
    }
}
