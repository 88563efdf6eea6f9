using System.Globalization;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Reader;

/// <summary>Opens, follows and closes night incidents at the external reader in the journal of the machine. It calls, mails and switches nothing itself.</summary>
public sealed class ReaderDesk
{
    private const string Reader = "extern granskare";

    private readonly OutageJournal journal;
    private readonly PolicyPack pack;
    private readonly TimeProvider clock;
    private readonly OperatorContext context;
    private readonly ReaderGuide guide;

    /// <summary>A desk of a department.</summary>
    /// <param name="journal">The journal of the machine.</param>
    /// <param name="pack">The department's routine.</param>
    /// <param name="contacts">Whom to reach.</param>
    /// <param name="clock">Gives the time.</param>
    /// <param name="context">On whose behalf it is written.</param>
    /// <exception cref="RadOpsException"><c>ReaderRoutineMissing</c>: the routine knows of no external reader.</exception>
    public ReaderDesk(OutageJournal journal, PolicyPack pack, ContactBook contacts, TimeProvider clock, OperatorContext context)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (!pack.Facts.Any(fact => fact.Step?.Of.Contains(Procedure.ReaderFault) == true))
            throw new RadOpsException("ReaderRoutineMissing", ErrorKind.NotFound, $"The routine of {pack.Organisation} says nothing of faults at an external reader. Name an organisation whose routine does, such as NuSjukvarden.", pack.Organisation);
        (this.journal, this.pack, this.clock, this.context) = (journal, pack, clock, context);
        guide = new(pack, contacts);
    }

    /// <summary>The incidents that are known here, in the order in which they were noticed.</summary>
    /// <param name="drill">Exercises instead.</param>
    public IReadOnlyList<ReaderIncident> Incidents(bool drill = false)
    {
        var view = journal.Read();
        var faxed = FaxedReports(view, drill);
        return ReaderLedger.Of(view, drill).Incidents.Select(incident => Show(incident, faxed)).ToArray();
    }

    /// <summary>The incident with an id.</summary>
    /// <exception cref="RadOpsException"><c>ReaderIncidentNotFound</c>.</exception>
    public ReaderIncident Find(string id, bool drill = false) => Named(Incidents(drill), id, drill);

    /// <summary>Opens an incident.</summary>
    /// <param name="opening">What was noticed.</param>
    /// <param name="drill">An exercise.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <exception cref="RadOpsException">
    /// <c>ReaderIncidentOpen</c>: one is open already; <c>OutageRunning</c>: a drill cannot begin during a real one; <c>TextNotPlain</c>, <c>TextTooLong</c>; <c>TimeAhead</c>. Or the journal cannot be written.
    /// </exception>
    public ReaderIncident Open(ReaderOpening opening, bool drill = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(opening);
        RequirePast(opening.Detected);
        var symptom = FaultText.Require(opening.Symptom, "symptom");
        var id = "";
        journal.Append(view =>
        {
            if (drill && ReaderLedger.Of(view, drill: false).Open is [var real, ..])
                throw new RadOpsException("OutageRunning", ErrorKind.NotPermitted, $"The real incident {real.Id} is open, so no drill can begin. Close it first (Stop-ReaderIncident), or work without -Drill.", real.Id);
            if (ReaderLedger.Of(view, drill).Open is [var other, ..])
                throw new RadOpsException("ReaderIncidentOpen", ErrorKind.Conflict, $"{other.Id} is open already. Write up what is new as a step of it (Add-ReaderIncidentStep), or close it first.", other.Id);
            return
            [
                new(EventKinds.ReaderIncidentOpened, drill, (start, name, number) =>
                {
                    id = IncidentId(name, number, drill);
                    return Json(new()
                    {
                        Order = start.Order,
                        Drill = drill,
                        Incidents = [id],
                        Problem = opening.Problem,
                        DetectedBy = opening.DetectedBy,
                        Systems = [.. opening.Systems.Distinct().Order()],
                        Text = symptom,
                    });
                }, opening.Detected),
            ];
        }, cancellationToken);
        return Incidents(drill).Single(incident => incident.Id == id);
    }

    /// <summary>Writes up a step.</summary>
    /// <param name="entry">What was done.</param>
    /// <param name="drill">Of the exercise.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <returns>The incidents that it is a step of.</returns>
    /// <exception cref="RadOpsException">
    /// <c>ReaderIncidentNotOpen</c>; <c>ReaderIncidentNotFound</c>; <c>RouteMissing</c>; <c>NoteMissing</c>; <c>NoAnswerMeaningless</c>; <c>StepBeforeIncident</c>; <c>TextNotPlain</c>, <c>TextTooLong</c>; <c>TimeAhead</c>. Or the journal cannot be
    /// written.
    /// </exception>
    public IReadOnlyList<ReaderIncident> AddStep(ReaderStepEntry entry, bool drill = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var note = FaultText.Require(entry.Note, "note");
        Check(entry, note);
        IReadOnlyList<string> ids = [];
        journal.Append(view =>
        {
            var open = Chosen(ReaderLedger.Of(view, drill), entry.Incident, drill);
            if (entry.Occurred is { } at && open.FirstOrDefault(incident => at < incident.Detected) is { } later)
                throw new RadOpsException("StepBeforeIncident", ErrorKind.InvalidInput, $"{later.Id} was noticed {OutageText.Time(later.Detected)}, and a step of it comes after that. Write when it was done.", later.Id);
            ids = [.. open.Select(incident => incident.Id)];
            return
            [
                new(EventKinds.ReaderIncidentStepTaken, drill, (start, _, _) => Json(new()
                {
                    Order = start.Order,
                    Drill = drill,
                    Incidents = ids,
                    Step = entry.Kind,
                    NoAnswer = entry.NoAnswer,
                    Route = entry.Route,
                    By = IdentityMask.MaskOrNull(string.IsNullOrWhiteSpace(entry.By) ? entry.Kind == ReaderStepKind.OnCallCalledIn ? Reader : null : entry.By.Trim()),
                    Text = note,
                }), entry.Occurred),
            ];
        }, cancellationToken);
        return Incidents(drill).Where(incident => ids.Contains(incident.Id)).ToArray();
    }

    /// <summary>Closes incidents, once the message to the administrators is written (X-24).</summary>
    /// <param name="closing">How it ended.</param>
    /// <param name="write">Writes the message where a person finds it; it is called before anything is recorded, so that no incident is closed without one. What it throws leaves the incident open.</param>
    /// <param name="drill">The exercise.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <returns>The incidents, each with the message.</returns>
    /// <exception cref="RadOpsException">
    /// <c>ReaderIncidentNotOpen</c>; <c>ReaderIncidentNotFound</c>; <c>ReaderContactsMissing</c>: contacts of the routine are not confirmed; <c>FaxedReportsOpen</c>; <c>TextNotPlain</c>, <c>TextTooLong</c>; <c>TimeAhead</c>;
    /// <c>StepBeforeIncident</c>. Or the journal cannot be written.
    /// </exception>
    public IReadOnlyList<ReaderIncident> Close(ReaderClosing closing, Action<ReaderMessage> write, bool drill = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(closing);
        ArgumentNullException.ThrowIfNull(write);
        IReadOnlyList<string> ids = [];
        journal.Append(view =>
        {
            var (closed, payload, at) = Closing(view, closing, drill);
            ids = payload.Incidents;
            write(ReaderMessageText.Of(closed, pack));
            return [new(EventKinds.ReaderIncidentClosed, drill, (start, _, _) => Json(payload with { Order = start.Order }), at)];
        }, cancellationToken);
        return Incidents(drill).Where(incident => ids.Contains(incident.Id)).ToArray();
    }

    /// <summary>The incidents as <see cref="Close"/> would leave them, or its refusal; nothing is written.</summary>
    /// <exception cref="RadOpsException">As <see cref="Close"/>.</exception>
    public IReadOnlyList<ReaderIncident> Preview(ReaderClosing closing, bool drill = false)
    {
        ArgumentNullException.ThrowIfNull(closing);
        var (closed, _, _) = Closing(journal.Read(), closing, drill);
        return closed.Select(incident => incident with { Message = ReaderMessageText.Of(closed, pack) }).ToArray();
    }

    /// <summary>The rule that a kind of step stands on; null where none asks for it.</summary>
    internal static string? RuleOf(ReaderStepKind kind) => kind switch
    {
        ReaderStepKind.ReaderContacted => "X-08",
        ReaderStepKind.VgrItContacted => "X-09",
        ReaderStepKind.ProblemPersists or ReaderStepKind.OnCallCalledIn => "X-17",
        ReaderStepKind.ImagesSent => "X-19",
        _ => null,
    };

    private (IReadOnlyList<ReaderIncident> Closed, ReaderPayload Payload, DateTimeOffset At) Closing(JournalView view, ReaderClosing closing, bool drill)
    {
        RequirePast(closing.Occurred);
        var happened = FaultText.Require(closing.Happened, "account of what happened");
        var reason = FaultText.Require(closing.ForceReason, "reason");
        var at = RegisterTime.Truncate(closing.Occurred ?? clock.GetUtcNow());
        var open = Chosen(ReaderLedger.Of(view, drill), closing.Incident, drill);
        if (open.FirstOrDefault(incident => at < incident.Detected) is { } later)
            throw new RadOpsException("StepBeforeIncident", ErrorKind.InvalidInput, $"{later.Id} was noticed {OutageText.Time(later.Detected)}, and is closed after that. Write when it was over.", later.Id);
        var missing = open.SelectMany(ReaderGuide.Missing).Distinct().ToList();
        if (missing.Count > 0 && reason is null)
            throw new RadOpsException("ReaderContactsMissing", ErrorKind.NotPermitted, $"Nobody has confirmed the contacts of the routine: {string.Join(", ", missing)}. Write them up first (Add-ReaderIncidentStep). To close all the same, say why: -Force -Reason.", open[0].Id);
        var faxed = FaxedReports(view, drill).Count(one => one >= open.Min(incident => incident.Detected));
        if (faxed > 0 && !closing.FaxedReportsPassedOn)
            throw new RadOpsException(
                "FaxedReportsOpen",
                ErrorKind.NotPermitted,
                FormattableString.Invariant($"{faxed} faxed reports of this night are not entered in RIS. Each is copied to the referring unit and put with the RIS administrator (X-14, X-16); say that it is done with -FaxedReportsPassedOn. They stay open until they are entered: see Get-DowntimeItem."),
                open[0].Id);
        var payload = new ReaderPayload
        {
            Drill = drill,
            Incidents = [.. open.Select(incident => incident.Id)],
            Persists = closing.Persists,
            Text = happened,
            Reason = missing.Count > 0 ? reason : null,
            FaxedReports = faxed,
        };
        return ([.. open.Select(incident => ReaderLedger.Close(incident, at, context.Operator, payload))], payload, at);
    }

    /// <summary>The incident named, or all that are open: two machines that cannot see each other open one each, and the department's is both.</summary>
    private static IReadOnlyList<ReaderIncident> Chosen(ReaderLedger ledger, string? id, bool drill)
    {
        if (id is null)
        {
            return ledger.Open is { Count: > 0 } open
                ? open
                : throw new RadOpsException("ReaderIncidentNotOpen", ErrorKind.NotFound, $"No {(drill ? "drill" : "incident")} at the external reader is open, as far as this machine knows. Open one with Start-ReaderIncident.");
        }

        var named = Named(ledger.Incidents, id, drill);
        return named.IsOpen
            ? [named]
            : throw new RadOpsException("ReaderIncidentNotOpen", ErrorKind.Conflict, $"{named.Id} was closed {OutageText.Time(named.Closed!.Value)} by {named.ClosedBy}.", named.Id);
    }

    private static ReaderIncident Named(IReadOnlyList<ReaderIncident> incidents, string id, bool drill) =>
        incidents.FirstOrDefault(incident => incident.Id.Equals(id.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new RadOpsException("ReaderIncidentNotFound", ErrorKind.NotFound, $"This machine knows of no {(drill ? "drill" : "incident")} '{IdentityMask.Quote(id)}'. Get-ReaderIncident -All shows those that there are.", IdentityMask.Mask(id));

    private void Check(ReaderStepEntry entry, string? note)
    {
        RequirePast(entry.Occurred);
        if (entry.Kind == ReaderStepKind.ImagesSent && entry.Route is null)
            throw new RadOpsException("RouteMissing", ErrorKind.InvalidInput, "Say by which of the four ways images were sent: Modality, Teleradiology, SyngoVia or Bfr (X-19).");
        if (entry.Kind == ReaderStepKind.Observed && note is null)
            throw new RadOpsException("NoteMissing", ErrorKind.InvalidInput, "Say what was seen or tried: -Note.");
        if (entry.NoAnswer && entry.Kind is not (ReaderStepKind.ReaderContacted or ReaderStepKind.VgrItContacted or ReaderStepKind.OnCallCalledIn))
            throw new RadOpsException("NoAnswerMeaningless", ErrorKind.InvalidInput, $"Only a call can be without an answer, and {entry.Kind} is none.");
    }

    private ReaderIncident Show(ReaderIncident incident, IReadOnlyList<DateTimeOffset> faxed) => incident.IsOpen
        ? incident with { ToDo = guide.ToDo(incident, faxed.Count(one => one >= incident.Detected), clock.GetUtcNow()) }
        : incident with { Message = ReaderMessageText.Of([incident], pack), Scores = incident.Drill ? ReaderGuide.Judge(incident) : [] };

    /// <summary>When the faxed reports came that are only on paper still.</summary>
    private static IReadOnlyList<DateTimeOffset> FaxedReports(JournalView view, bool drill) =>
        [.. OutageLedger.Of(view, drill).Items.Where(item => item is { IsOpen: true, Kind: DowntimeItemKind.FaxedReport }).Select(item => item.Occurred)];

    private void RequirePast(DateTimeOffset? time)
    {
        if (time > clock.GetUtcNow().AddMinutes(5))
            throw new RadOpsException("TimeAhead", ErrorKind.InvalidInput, FormattableString.Invariant($"{time:yyyy-MM-dd HH:mm} has not been yet. Write when it was done."));
    }

    private static string IncidentId(string journal, long number, bool drill) =>
        string.Create(CultureInfo.InvariantCulture, $"{(drill ? DowntimeNumber.DrillPrefix + "-" : "")}NI-{journal[(journal.LastIndexOf('-') + 1)..]}-{number}");

    private static string Json(ReaderPayload payload) => CanonicalJson.Of(payload, ContinuityJson.Default.ReaderPayload);
}
