using RadOps.Core.Completion;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit.Messages;

/// <summary>Tells of releases: Export (PS3.15 A.5.3.4), and Import (A.5.3.5) of those that a list from before holds.</summary>
/// <param name="parts">Makes the parts.</param>
/// <param name="lookup">Finds what else the register knows.</param>
internal sealed class ReleaseMessages(AuditParts parts, RegisterLookup lookup)
{
    /// <summary>The messages of an event; none where it is none of these, or its payload was disposed of.</summary>
    internal IEnumerable<AuditMessage> Of(RegisterEvent item) => item.Kind switch
    {
        EventKinds.Release => OfRelease(item),
        EventKinds.HandedOver => Found(RegisterJson.Read(item, RegisterJson.Default.HandOverPayload), over => lookup.Release(over.ExportId), (over, release) => [
            Export(item, Known.Of(release), new("HandOver", over.Kind.ToString()), new("PatientDocument", over.PatientDocument?.ToString()), new("ProxyDocument", over.ProxyDocument?.ToString()))]),
        EventKinds.ReleaseCorrected => Found(RegisterJson.Read(item, RegisterJson.Default.CorrectionPayload), correction => lookup.Release(correction.ExportId), (correction, release) => [
            Export(item, Known.Of(release), new("Correction", correction.Kind.ToString()), new("Reference", correction.Reference)) with
            {
                Outcome = correction.Kind == CorrectionKind.WrongRecipient ? EventOutcomeIndicator.MajorFailure : EventOutcomeIndicator.SeriousFailure,
                OutcomeDescription = AuditParts.Text($"{correction.Kind}: {correction.Reason}", correction.Kind.ToString()),
            }]),
        EventKinds.ExportFailed => Found(RegisterJson.Read(item, RegisterJson.Default.ExportFailedPayload), failed => lookup.Begun(failed.ExportId), (failed, begun) => [
            Export(item, Known.Of(begun)) with { Outcome = EventOutcomeIndicator.SeriousFailure, OutcomeDescription = AuditParts.Text($"{failed.Code}: {failed.Reason}", failed.Code) }]),
        EventKinds.ExportStopped => Found(RegisterJson.Read(item, RegisterJson.Default.ExportStoppedPayload), stopped => lookup.Begun(stopped.ExportId), (stopped, begun) => [
            Export(item, Known.Of(begun)) with { Outcome = EventOutcomeIndicator.MinorFailure, OutcomeDescription = AuditParts.Text($"{stopped.Code}: {stopped.Reason}", stopped.Code) }]),
        EventKinds.ReleaseRefused => RegisterJson.Read(item, RegisterJson.Default.RefusalPayload) is { } refusal ? [OfRefusal(item, refusal)] : [],
        EventKinds.DisclosureReported => RegisterJson.Read(item, RegisterJson.Default.DisclosurePayload) is { } report ? [OfReport(item, report)] : [],
        _ => [],
    };

    private IEnumerable<AuditMessage> OfRelease(RegisterEvent item)
    {
        if (RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is not { } release) return [];
        return release.Origin switch
        {
            ReleaseOrigin.Imported => [OfImported(item, release)],
            // It stays inside the region, and its proof has told of it: Instances Transferred.
            ReleaseOrigin.Export when release.Route is ReleaseRoute.Bfr => [],
            _ => [Export(item, Known.Of(release), new("Medium", release.Medium.ToString()), new("Origin", release.Origin.ToString()), new("Report", release.Report ? "true" : "false"), new("Proof", release.Origin == ReleaseOrigin.Manual ? release.Proof : null))],
        };
    }

    private AuditMessage OfRefusal(RegisterEvent item, RefusalPayload refusal)
    {
        var decision = refusal.Decision;
        var known = new Known(refusal.Reference ?? item.Id.ToString("d"), refusal.Request, refusal.Request.Medium, refusal.Request.Items != RequestedItems.Report, []);
        // Who fetches the images from the archive needs no send: nothing was refused.
        var isFetched = decision.Route is ReleaseRoute.FetchFromBfr && decision.Outcome is DecisionOutcome.Allow;
        var isOver = decision.Outcome is DecisionOutcome.Deny;
        return Export(item, known, new KeyValuePair<string, string?>("Rules", string.Join(';', decision.Rules.Select(rule => rule.Id)))) with
        {
            Outcome = isFetched ? EventOutcomeIndicator.Success : isOver ? EventOutcomeIndicator.SeriousFailure : EventOutcomeIndicator.MinorFailure,
            OutcomeDescription = isFetched ? null : AuditParts.Text($"{decision.Outcome}: {string.Join(", ", decision.Needs)}".TrimEnd(' ', ':'), decision.Outcome.ToString()),
        };
    }

    private AuditMessage OfReport(RegisterEvent item, DisclosurePayload report)
    {
        var label = $"urn:uuid:{item.Id:d}";
        return parts.Message(
            item,
            AuditTerms.Export,
            'R',
            [
                new(nameof(RecipientType.Patient), AuditTerms.Destination) { UserName = nameof(RecipientType.Patient) },
                parts.Person(item, AuditTerms.Source),
                parts.Process(AuditTerms.Source),
                new(label, AuditTerms.DestinationMedia) { MediaType = AuditTerms.UriMedium, Network = new(AuditNetworkKind.Uri, label) },
            ],
            [parts.Patient(item, null), AuditParts.Release(item, item.Id.ToString("d"), new("Form", report.Form), new("Releases", FormattableString.Invariant($"{report.Releases}")), new("WithIdentity", report.WithIdentity ? "true" : "false"))]);
    }

    private AuditMessage OfImported(RegisterEvent item, ReleasePayload release) => parts.Message(
        item,
        AuditTerms.Import,
        'C',
        [
            parts.Person(item, AuditTerms.Destination),
            parts.Process(AuditTerms.Destination),
            new("Exporterade bilder", AuditTerms.SourceMedia) { AlternativeUserId = release.ExportId, MediaType = AuditTerms.UriMedium },
        ],
        [.. AuditParts.Studies(release.Request, [], release.Studies), parts.Patient(item, release.Request.PatientId), AuditParts.Release(item, release.ExportId, new KeyValuePair<string, string?>("Line", release.Line))]);

    /// <summary>What was, or was to be, released, to whom and on what.</summary>
    private AuditMessage Export(RegisterEvent item, Known known, params IEnumerable<KeyValuePair<string, string?>> details)
    {
        var type = AuditTerms.MediaType(known.Medium, known.Images);
        var uri = $"urn:uuid:{item.Id:d}";
        var isPhysical = type != AuditTerms.UriMedium;
        var media = new AuditParticipant(isPhysical ? $"{type.Meaning} {known.Name}" : uri, AuditTerms.DestinationMedia)
        {
            AlternativeUserId = known.Name,
            MediaType = type,
            Network = isPhysical ? null : new(AuditNetworkKind.Uri, uri),
        };
        return parts.Message(
            item,
            AuditTerms.Export,
            'R',
            [AuditParts.Recipient(known.Request), parts.Person(item, AuditTerms.Source), parts.Process(AuditTerms.Source), media],
            [.. AuditParts.Studies(known.Request, [], known.Studies), parts.Patient(item, known.Request.PatientId), AuditParts.Release(item, known.Name, details)]) with
        {
            IsPrivateUse = known.Request.Purpose is ReleasePurpose.PrivateUse || (known.Request is { Recipient: RecipientType.Patient, Purpose: ReleasePurpose.Unknown }),
        };
    }

    private static IEnumerable<AuditMessage> Found<T, TFound>(T? payload, Func<T, TFound?> find, Func<T, TFound, IEnumerable<AuditMessage>> tell)
        where T : class
        where TFound : class =>
        payload is not null && find(payload) is { } found ? tell(payload, found) : [];

    /// <summary>What messages of a release are made of.</summary>
    private sealed record Known(string Name, ReleaseRequest Request, MediumType Medium, bool Images, IReadOnlyList<StudyContents> Studies)
    {
        internal static Known Of(ReleasePayload release) => new(release.ExportId, release.Request, release.Medium, release.Images, release.Studies);

        internal static Known Of(ExportBegunPayload begun) => new(begun.ExportId, begun.Request, begun.Medium, Images: true, []);
    }
}
