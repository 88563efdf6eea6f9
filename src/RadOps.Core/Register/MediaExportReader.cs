using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>Reads "Exporterade bilder" out of the events: releases, with the notes and invoice bases that came after them.</summary>
internal sealed class MediaExportReader(IRegisterStore store)
{
    private static readonly string[] FollowUps = [EventKinds.ReferralNote, EventKinds.RisNote, EventKinds.InvoiceBasis];

    // Duties whose fulfilment the register itself sees.
    private static readonly string[] Visible = [EventKinds.ReferralNote, EventKinds.RisNote, EventKinds.InvoiceBasis];

    internal IEnumerable<MediaExport> Find(MediaExportQuery query, CancellationToken cancellationToken)
    {
        var subject = query.PatientId is null ? null : SubjectKey.Of(query.PatientId, store.SubjectSecret);
        var releases = new RegisterQuery { Kinds = [EventKinds.Release], Subject = subject, From = query.From, To = query.To };
        if (query.ExportId is { } exportId)
        {
            releases = releases with { Ids = [EventId.For(EventKinds.Release, exportId.Trim().ToUpperInvariant())] };
            subject ??= store.Read(releases, cancellationToken).FirstOrDefault()?.Subject;
        }

        var followUps = ReadFollowUps(subject, cancellationToken);
        foreach (var item in store.Read(releases, cancellationToken))
        {
            if (RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is not { } release) continue;
            var export = Show(item, release, followUps.GetValueOrDefault(release.ExportId));
            if (Matches(query, export, release.Request)) yield return export;
        }
    }

    /// <summary>The release event of this name, with its payload.</summary>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>.</exception>
    internal (RegisterEvent Event, ReleasePayload Release) Get(string exportId, CancellationToken cancellationToken)
    {
        var item = store.Read(new RegisterQuery { Ids = [EventId.For(EventKinds.Release, exportId)] }, cancellationToken).FirstOrDefault();
        return item is not null && RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is { } release
            ? (item, release)
            : throw new RadOpsException("ReleaseNotFound", ErrorKind.NotFound, $"The register holds no release {exportId}.", exportId);
    }

    internal static ReferralNote Show(RegisterEvent item, NotePayload note) => new()
    {
        ExportId = note.ExportId,
        Kind = item.Kind,
        Text = IdentityMask.Mask(note.Text),
        Occurred = item.Occurred,
        Operator = item.Operator,
    };

    private Dictionary<string, FollowUp> ReadFollowUps(string? subject, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, FollowUp>(StringComparer.Ordinal);
        foreach (var item in store.Read(new RegisterQuery { Kinds = FollowUps, Subject = subject }, cancellationToken))
        {
            if (item.Kind == EventKinds.InvoiceBasis)
            {
                if (RegisterJson.Read(item, RegisterJson.Default.InvoiceBasis) is { } invoice) Of(invoice.ExportId).Invoice = invoice;
            }
            else if (RegisterJson.Read(item, RegisterJson.Default.NotePayload) is { } note)
            {
                Of(note.ExportId).Notes.Add(Show(item, note));
            }
        }

        return found;

        FollowUp Of(string exportId)
        {
            if (!found.TryGetValue(exportId, out var followUp)) found.Add(exportId, followUp = new FollowUp());
            return followUp;
        }
    }

    private static MediaExport Show(RegisterEvent item, ReleasePayload release, FollowUp? followUp)
    {
        var request = release.Request;
        IReadOnlyList<string> duties = [.. release.Decision?.Duties ?? [], .. release.MoreDuties];
        return new MediaExport
        {
            ExportId = release.ExportId,
            RequestId = IdentityMask.MaskOrNull(request.RequestId),
            Occurred = release.OccurredUnknown ? null : item.Occurred,
            Organisation = release.Decision?.Organisation ?? request.Organisation,
            PatientId = request.PatientId,
            AccessionNumber = request.AccessionNumber,
            StudyInstanceUid = request.StudyInstanceUid,
            Examination = IdentityMask.MaskOrNull(request.Examination),
            ExaminationDate = request.ExaminationDate,
            Recipient = request.Recipient,
            RecipientName = request.RecipientName,
            MediaUnit = IdentityMask.MaskOrNull(request.MediaUnit),
            Destination = request.Recipient == RecipientType.Patient ? null : IdentityMask.MaskOrNull(request.Destination),
            Orderer = IdentityMask.MaskOrNull(request.Orderer),
            OrderingClinic = IdentityMask.MaskOrNull(request.OrderingClinic),
            Medium = release.Medium,
            Route = release.Route,
            Method = release.Method,
            Images = release.Images,
            Report = release.Report,
            Origin = release.Origin,
            InstanceCount = release.InstanceCount,
            Path = release.Path,
            ManifestSha256 = release.ManifestSha256,
            Proof = IdentityMask.MaskOrNull(release.Proof),
            Duties = duties,
            Remarks = release.Remarks,
            OpenDuties = [.. duties.Intersect(Visible).Where(duty => !IsDone(duty, followUp))],
            Flags = release.Decision?.Flags ?? [],
            Rules = [.. (release.Decision?.Rules ?? []).Select(Show)],
            Fee = release.Decision?.Fee ?? FeeKind.NotStated,
            Notes = followUp?.Notes ?? [],
            InvoiceBasis = followUp?.Invoice,
            RegisterLine = ReleaseLine.Of(release),
            Operator = item.Operator,
            CareUnit = item.CareUnit,
        };
    }

    private static string Show(RulePayload rule) => rule.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{rule.Id} (rad {line})") : rule.Id;

    private static bool IsDone(string duty, FollowUp? followUp) =>
        followUp is not null && (duty == EventKinds.InvoiceBasis ? followUp.Invoice is not null : followUp.Notes.Any(note => note.Kind == duty));

    private static bool Matches(MediaExportQuery query, MediaExport export, ReleaseRequest request) =>
        (query.AccessionNumber is null || string.Equals(query.AccessionNumber.Trim(), export.AccessionNumber, StringComparison.OrdinalIgnoreCase))
        && (query.StudyInstanceUid is null || query.StudyInstanceUid.Trim() == export.StudyInstanceUid)
        && (query.RequestId is null || string.Equals(query.RequestId, request.RequestId, StringComparison.OrdinalIgnoreCase))
        && (query.Recipient is null || query.Recipient == export.Recipient)
        && (string.IsNullOrEmpty(query.Text) || Texts(export, request).Any(text => text?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) == true));

    private static IEnumerable<string?> Texts(MediaExport export, ReleaseRequest request) =>
        [export.RegisterLine, export.ExportId, export.Destination, export.MediaUnit, export.OrderingClinic, export.Orderer, export.Operator, request.RecipientName?.Reveal()];

    private sealed class FollowUp
    {
        internal List<ReferralNote> Notes { get; } = [];

        internal InvoiceBasis? Invoice { get; set; }
    }
}
