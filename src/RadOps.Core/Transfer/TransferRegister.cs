using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>
/// What the register knows of transfers. Each event's id is made from the transfer's name, the attempt and what happened, so that nothing is recorded twice,
/// whichever attempts run at once.
/// </summary>
/// <param name="store">Where the events are.</param>
/// <param name="releases">Writes the releases that transfers lead to.</param>
public sealed class TransferRegister(IRegisterStore store, ReleaseRegister releases)
{
    /// <summary>The transfer that a send belongs to: the one that is not settled yet, or a new one.</summary>
    /// <returns>Its name, and whether an attempt at it was begun: what the node has may then be our own doing.</returns>
    internal (string TransferId, bool IsBegun) Find(TransferKey key)
    {
        for (var generation = 1; ; generation++)
        {
            var id = key.Name(generation);
            var found = store.Read(new RegisterQuery { Ids = [BegunId(id, 1), .. SettlingIds(key.Route, id)] }).Select(item => item.Kind).ToList();
            if (found.TrueForAll(kind => kind == EventKinds.TransferBegun))
                return (id, found.Count > 0);
        }
    }

    /// <summary>Records that an attempt begins.</summary>
    /// <returns>The attempt's number, from 1.</returns>
    internal int Begin(TransferPlan plan)
    {
        var payload = new TransferBegunPayload
        {
            TransferId = plan.TransferId,
            Route = plan.Order.Route,
            ReaderRoute = plan.Order.ReaderRoute,
            Purpose = plan.Purpose,
            Node = plan.Order.Destination.Name,
            StudyInstanceUids = plan.StudyInstanceUids,
            Studies = StudyContents.Of(plan.Files.Select(file => (file.StudyInstanceUid, file.SopClassUid))),
            Meant = plan.Files.Count,
            AlreadyThere = plan.Files.Count - plan.ToSend.Count,
            Bytes = plan.Bytes,
            Steps = [.. plan.Steps.Select(step => step.Description)],
            Request = plan.Decision.Request,
            Decision = DecisionPayload.Of(plan.Decision),
        };
        var attempt = 1;
        while (!AppendOnce(Event(BegunId(plan.TransferId, attempt), EventKinds.TransferBegun, plan, CanonicalJson.Of(payload with { Attempt = attempt }, RegisterJson.Default.TransferBegunPayload))))
            attempt++;
        return attempt;
    }

    /// <summary>Records that nothing was sent, since the recipient fetches the images from the archive (NB1).</summary>
    internal void RecordNotNeeded(TransferPlan plan)
    {
        if (plan.Decision.Route is ReleaseRoute.FetchFromBfr)
            releases.RecordRefusal(plan.Decision);
    }

    /// <summary>Records how an association ended.</summary>
    internal void EndAssociation(TransferPlan plan, int attempt, int number, TransferAssociation association)
    {
        var payload = new AssociationEndedPayload(plan.TransferId, attempt, number, association.Answered, association.Failure?.Code, association.Failure?.Message);
        var id = EventId.For(EventKinds.AssociationEnded, FormattableString.Invariant($"{plan.TransferId}\n{attempt}\n{number}"));
        store.Append([Event(id, EventKinds.AssociationEnded, plan, CanonicalJson.Of(payload, RegisterJson.Default.AssociationEndedPayload))]);
    }

    /// <summary>Records that an attempt ended, and not everything is proved.</summary>
    internal void Fail(TransferPlan plan, int attempt, IReadOnlyList<TransferInstance> instances, RadOpsException why)
    {
        var end = End(plan, attempt, instances) with { Code = why.Code, Reason = why.Message };
        store.Append([Event(FailedId(plan.TransferId, attempt), EventKinds.TransferFailed, plan, CanonicalJson.Of(end, RegisterJson.Default.TransferEndPayload))]);
    }

    /// <summary>
    /// Records that everything is proved, with what follows from it, all or nothing. Where an earlier attempt has settled the transfer, that stands; while it waits
    /// for a person's word, each attempt's proof is recorded, since the report may have come with a later one.
    /// </summary>
    internal Settlement Prove(TransferPlan plan, int attempt, IReadOnlyList<TransferInstance> instances)
    {
        var end = End(plan, attempt, instances);
        var words = FormattableString.Invariant($"{plan.Order.Destination.Name} namngav alla {end.Meant} instanser när det tillfrågades (C-FIND på IMAGE-nivå).");
        // What has come to the IEP gateway is not released: the recipient is chosen on the portal.
        var settlement = plan.Order.Route is ReleaseRoute.Iep ? Settlement.Nothing : Settle(plan.TransferId, plan.Decision, plan.Order.Route, end, ReleaseOrigin.Export, words, end.Report, PriceList.Empty);
        var proof = Event(ProofId(plan.TransferId), EventKinds.TransferProof, plan, CanonicalJson.Of(end, RegisterJson.Default.TransferEndPayload));
        if (!AppendOnce([proof, .. settlement.Events]) && plan.Order.Route is ReleaseRoute.Iep)
            store.Append([proof with { Id = FurtherProofId(plan.TransferId, attempt) }]);
        return settlement;
    }

    /// <summary>What a person who is to vouch for a transfer vouches for: its plan, and how its latest attempt ended.</summary>
    /// <exception cref="RadOpsException">
    /// <c>TransferNotFound</c>; <c>TransferSettled</c>: there is nothing to confirm; <c>TransferNotReceived</c>: the node has not answered for every instance.
    /// </exception>
    internal (TransferBegunPayload Begun, TransferEndPayload End) FindUnconfirmed(string transferId)
    {
        var begun = Read(BegunId(transferId, 1), RegisterJson.Default.TransferBegunPayload)
            ?? throw new RadOpsException("TransferNotFound", ErrorKind.NotFound, $"The register holds no transfer {transferId}.", transferId);
        if (store.Read(new RegisterQuery { Ids = SettlingIds(begun.Route, transferId) }).Any())
            throw new RadOpsException("TransferSettled", ErrorKind.Conflict, $"Transfer {transferId} is settled already; there is nothing to confirm.", transferId);
        return LatestEnd(transferId) is { Received: true } end
            ? (begun, end)
            : throw new RadOpsException(
                "TransferNotReceived",
                ErrorKind.NotPermitted,
                $"The node has not answered for every instance of transfer {transferId}, so nobody can vouch for it. Send again first; what is proved is not sent again.",
                transferId);
    }

    /// <summary>What <see cref="FindUnconfirmed"/> would give, of all transfers: the one that was begun last comes first.</summary>
    internal IReadOnlyList<WaitingTransfer> FindWaiting(CancellationToken cancellationToken)
    {
        var begun = new Dictionary<string, TransferBegunPayload>(StringComparer.Ordinal);
        var proofs = new Dictionary<string, TransferEndPayload>(StringComparer.Ordinal);
        var failures = new Dictionary<string, TransferEndPayload>(StringComparer.Ordinal);
        var confirmed = new HashSet<string>(StringComparer.Ordinal);
        List<string> order = [];
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.TransferBegun, EventKinds.TransferFailed, EventKinds.TransferProof, EventKinds.TransferConfirmed] }, cancellationToken))
        {
            if (item.Kind == EventKinds.TransferBegun && RegisterJson.Read(item, RegisterJson.Default.TransferBegunPayload) is { } begin && begun.TryAdd(begin.TransferId, begin)) order.Add(begin.TransferId);
            else if (item.Kind == EventKinds.TransferFailed && RegisterJson.Read(item, RegisterJson.Default.TransferEndPayload) is { } failed) failures[failed.TransferId] = failed;
            else if (item.Kind == EventKinds.TransferProof && RegisterJson.Read(item, RegisterJson.Default.TransferEndPayload) is { } proof) proofs[proof.TransferId] = proof;
            else if (item.Kind == EventKinds.TransferConfirmed && RegisterJson.Read(item, RegisterJson.Default.TransferConfirmedPayload) is { } word) confirmed.Add(word.TransferId);
        }

        return
        [
            .. from id in Enumerable.Reverse(order)
               let first = begun[id]
               let proof = proofs.GetValueOrDefault(id)
               where !confirmed.Contains(id) && (first.Route is ReleaseRoute.Iep || proof is null)
               let end = proof ?? failures.GetValueOrDefault(id)
               where end is { Received: true }
               select new WaitingTransfer(id, first.Node, first.Request.AccessionNumber, end.Meant),
        ];
    }

    /// <summary>Records that a person vouches for a transfer, with what follows from it, all or nothing.</summary>
    internal Settlement Confirm(string transferId, ReleaseDecision decision, ReleaseRoute route, TransferEndPayload end, string proof, bool report, PriceList prices)
    {
        var settlement = Settle(transferId, decision, route, end, ReleaseOrigin.Manual, proof, report, prices);
        var payload = CanonicalJson.Of(new TransferConfirmedPayload(transferId, proof), RegisterJson.Default.TransferConfirmedPayload);
        store.Append([releases.Draft.Make(ConfirmedId(transferId), EventKinds.TransferConfirmed, decision.Request.PatientId, payload), .. settlement.Events]);
        return settlement;
    }

    /// <summary>Records images that a person sent elsewhere.</summary>
    /// <exception cref="RadOpsException"><c>TransferSettled</c>: the very same is recorded already.</exception>
    internal RecordedTransfer Record(PersonTransfer done, ReleaseDecision decision)
    {
        var id = ExportId.OfTransfer(FormattableString.Invariant($"{EventKinds.TransferDoneByPerson}\n{done.ReaderRoute}\n{done.AccessionNumber.Trim()}\n{done.DoneBy.Trim()}\n{done.Proof.Trim()}"));
        var payload = new TransferDoneByPersonPayload
        {
            TransferId = id,
            ReaderRoute = done.ReaderRoute,
            DoneBy = done.DoneBy.Trim(),
            Proof = done.Proof.Trim(),
            Request = decision.Request,
            Decision = DecisionPayload.Of(decision),
        };
        var json = CanonicalJson.Of(payload, RegisterJson.Default.TransferDoneByPersonPayload);
        if (!AppendOnce(releases.Draft.Make(EventId.For(EventKinds.TransferDoneByPerson, id), EventKinds.TransferDoneByPerson, done.PatientId, json, done.Occurred)))
            throw new RadOpsException("TransferSettled", ErrorKind.Conflict, $"The very same is recorded already, as {id}. Where it was sent again, say so in the proof.", id);
        return new()
        {
            TransferId = id,
            ReaderRoute = done.ReaderRoute,
            AccessionNumber = done.AccessionNumber,
            PatientId = done.PatientId,
            DoneBy = payload.DoneBy,
            Proof = payload.Proof,
            Occurred = done.Occurred!.Value,
            Decided = decision.Outcome,
            Explanation = decision.Explanation,
        };
    }

    /// <summary>The release that a transfer is, where it is one, and the papers that it asks for.</summary>
    private Settlement Settle(string transferId, ReleaseDecision decision, ReleaseRoute route, TransferEndPayload end, ReleaseOrigin origin, string proof, bool report, PriceList prices)
    {
        var request = decision.Request;
        var isRelease = request.TransferPurpose != TransferPurpose.ExternalReading;
        var record = ReleaseRecord.From(decision, transferId, origin, route is ReleaseRoute.Iep ? MediumType.Iep : MediumType.Unknown) with
        {
            Route = route,
            Method = ReleaseMethod.Linked,
            Images = true,
            Report = report,
            InstanceCount = end.Meant,
            Bytes = end.Bytes,
            Studies = end.Studies,
            Proof = proof,
        };
        List<NewEvent> events = isRelease ? [releases.Event(record)] : [];
        var subject = releases.Draft.SubjectOf(request.PatientId);
        // A send to BFR is noted whatever it is for (N-21, NB27); another as its decision asks.
        string? note = null;
        if (route is ReleaseRoute.Bfr || (isRelease && decision.Duties.Contains(EventKinds.ReferralNote)))
        {
            note = NoteText.Referral(request, route, record.Medium, report, CompletedSteps.Sent);
            events.Add(releases.Note(EventKinds.ReferralNote, transferId, note, CompletedSteps.Sent, subject));
        }
        var invoice = isRelease && decision.Duties.Contains(EventKinds.InvoiceBasis) ? releases.DrawUp(decision, prices, transferId, record.Medium) : null;
        if (invoice is not null)
            events.Add(releases.Event(invoice, subject));
        return new Settlement(events, isRelease ? ReleaseLine.Of(request, record.Method, route).ToString() : null, note, invoice);
    }

    private TransferEndPayload? LatestEnd(string transferId)
    {
        var proof = Read(ProofId(transferId), RegisterJson.Default.TransferEndPayload);
        TransferEndPayload? failed = null;
        for (var attempt = 1; store.Read(new RegisterQuery { Ids = [BegunId(transferId, attempt)] }).Any(); attempt++)
        {
            proof = Read(FurtherProofId(transferId, attempt), RegisterJson.Default.TransferEndPayload) ?? proof;
            failed = Read(FailedId(transferId, attempt), RegisterJson.Default.TransferEndPayload) ?? failed;
        }
        return proof ?? failed;
    }

    private static TransferEndPayload End(TransferPlan plan, int attempt, IReadOnlyList<TransferInstance> instances)
    {
        var there = instances.Where(instance => instance.Verified || instance.IsReceived).ToList();
        return new TransferEndPayload
        {
            TransferId = plan.TransferId,
            Attempt = attempt,
            Meant = instances.Count,
            Verified = instances.Count(instance => instance.Verified),
            Received = TransferProof.IsReceived(instances),
            Report = TransferProof.HasReport(instances),
            Counts = instances.GroupBy(instance => instance.Status).ToDictionary(group => group.Key.ToString(), group => group.Count()),
            Studies = StudyContents.Of(there.Select(instance => (instance.StudyInstanceUid, instance.SopClassUid))),
            Bytes = there.Sum(instance => instance.Length),
            InstancesSha256 = Hash(instances.Where(instance => instance.Verified).Select(instance => instance.SopInstanceUid!)),
            Unproved = [.. instances.Where(instance => !instance.Verified).Select(instance => new UnprovedInstance(instance.SopInstanceUid, instance.Status.ToString(), instance.Reason))],
        };
    }

    private static string? Hash(IEnumerable<string> instances)
    {
        var list = string.Concat(instances.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(uid => uid + "\n"));
        return list.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
    }

    private static Guid BegunId(string transferId, int attempt) => EventId.For(EventKinds.TransferBegun, FormattableString.Invariant($"{transferId}\n{attempt}"));

    private static Guid FailedId(string transferId, int attempt) => EventId.For(EventKinds.TransferFailed, FormattableString.Invariant($"{transferId}\n{attempt}"));

    private static Guid ProofId(string transferId) => EventId.For(EventKinds.TransferProof, transferId);

    private static Guid FurtherProofId(string transferId, int attempt) => EventId.For(EventKinds.TransferProof, FormattableString.Invariant($"{transferId}\n{attempt}"));

    private static Guid ConfirmedId(string transferId) => EventId.For(EventKinds.TransferConfirmed, transferId);

    /// <summary>The events of which one settles a transfer.</summary>
    private static Guid[] SettlingIds(ReleaseRoute route, string transferId) => route is ReleaseRoute.Iep ? [ConfirmedId(transferId)] : [ConfirmedId(transferId), ProofId(transferId)];

    private NewEvent Event(Guid id, string kind, TransferPlan plan, string payload) => releases.Draft.Make(id, kind, plan.Decision.Request.PatientId, payload);

    private T? Read<T>(Guid id, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class =>
        store.Read(new RegisterQuery { Ids = [id] }).FirstOrDefault() is { } item ? RegisterJson.Read(item, type) : null;

    private bool AppendOnce(params IReadOnlyList<NewEvent> events)
    {
        try
        {
            _ = store.Append(events);
            return true;
        }
        catch (RadOpsException error) when (error.Code == "EventExists")
        {
            return false;
        }
    }
}
