using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit.Messages;

/// <summary>Tells of transfers: Begin Transferring DICOM Instances (PS3.15 A.5.3.3) and DICOM Instances Transferred (A.5.3.7).</summary>
/// <param name="parts">Makes the parts.</param>
/// <param name="lookup">Finds a transfer's plan.</param>
internal sealed class TransferMessages(AuditParts parts, RegisterLookup lookup)
{
    /// <summary>The messages of an event; none where it is none of these, or its payload was disposed of.</summary>
    internal IEnumerable<AuditMessage> Of(RegisterEvent item)
    {
        switch (item.Kind)
        {
            case EventKinds.TransferBegun when RegisterJson.Read(item, RegisterJson.Default.TransferBegunPayload) is { } begun:
                return [Message(item, begun, AuditTerms.BeginTransferring, 'E', begun.Studies, new("Attempt", Number(begun.Attempt)), new("Meant", Number(begun.Meant)), new("AlreadyThere", Number(begun.AlreadyThere)))];
            case EventKinds.TransferProof or EventKinds.TransferFailed when RegisterJson.Read(item, RegisterJson.Default.TransferEndPayload) is { } end && lookup.Transfer(end.TransferId, end.Attempt) is { } begun:
                return OfEnd(item, begun, end);
            case EventKinds.TransferConfirmed when RegisterJson.Read(item, RegisterJson.Default.TransferConfirmedPayload) is { } confirmed && lookup.Transfer(confirmed.TransferId, 1) is { } begun:
                return [Message(item, begun, AuditTerms.InstancesTransferred, 'C', begun.Studies, new KeyValuePair<string, string?>("Proof", confirmed.Proof))];
            case EventKinds.TransferDoneByPerson when RegisterJson.Read(item, RegisterJson.Default.TransferDoneByPersonPayload) is { } done:
                return OfPerson(item, done);
            default:
                return [];
        }
    }

    /// <summary>What went well and what did not are told apart: one message never has mixed results (PS3.15 A.5.2).</summary>
    private IEnumerable<AuditMessage> OfEnd(RegisterEvent item, TransferBegunPayload begun, TransferEndPayload end)
    {
        var isFailed = item.Kind == EventKinds.TransferFailed;
        var part = 1;
        if (!isFailed || end.Verified > 0)
            yield return Message(item, begun, AuditTerms.InstancesTransferred, 'C', end.Studies, new("Verified", Number(end.Verified)), new("Meant", Number(end.Meant)), new("InstancesSha256", end.InstancesSha256)) with { Part = part++ };
        if (!isFailed) yield break;
        yield return Message(item, begun, AuditTerms.InstancesTransferred, 'C', [], new("NotProved", Number(end.Meant - end.Verified)), new("Meant", Number(end.Meant)), new("Statuses", string.Join(';', end.Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => FormattableString.Invariant($"{count.Key}={count.Value}"))))) with
        {
            Part = part,
            // What is proved is not sent again when the command is run again; where nothing came over there is nothing to go on with.
            Outcome = end.Verified > 0 ? EventOutcomeIndicator.MinorFailure : EventOutcomeIndicator.SeriousFailure,
            OutcomeDescription = AuditParts.Text($"{end.Code}: {end.Reason}", "Not every instance is proved."),
        };
    }

    /// <summary>The person who sent, and not RadOps, is the source then; whoever entered it is told as well.</summary>
    private IEnumerable<AuditMessage> OfPerson(RegisterEvent item, TransferDoneByPersonPayload done)
    {
        var way = done.ReaderRoute?.ToString() ?? "reader";
        List<AuditObject> studies = [.. AuditParts.Studies(done.Request, [], [])];
        return
        [
            parts.Message(
                item,
                AuditTerms.InstancesTransferred,
                'C',
                [new(AuditParts.Text(done.DoneBy, "unknown"), AuditTerms.Source), new(way, AuditTerms.Destination), parts.Person(item, role: null)],
                [.. studies, parts.Patient(item, done.Request.PatientId), AuditParts.Release(item, done.TransferId, new("Proof", done.Proof), new("AccessionNumber", done.Request.AccessionNumber))]),
        ];
    }

    private AuditMessage Message(RegisterEvent item, TransferBegunPayload begun, AuditCode family, char action, IReadOnlyList<StudyContents> contents, params IEnumerable<KeyValuePair<string, string?>> details) => parts.Message(
        item,
        family,
        action,
        [parts.Process(AuditTerms.Source), AuditParts.Node(begun.Node, AuditTerms.Destination), parts.Person(item, role: null)],
        [
            .. AuditParts.Studies(begun.Request, begun.StudyInstanceUids, contents),
            parts.Patient(item, begun.Request.PatientId),
            AuditParts.Release(item, begun.TransferId, [new("Route", begun.Route.ToString()), new("Purpose", begun.Purpose.ToString()), .. details]),
        ]);

    private static string Number(int number) => FormattableString.Invariant($"{number}");
}
