using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>Reads "Exporterade bilder" out of the events: releases, with the notes and invoice bases that came after them.</summary>
internal sealed class MediaExportReader(IRegisterStore store)
{
    internal IEnumerable<MediaExport> Find(MediaExportQuery query, CancellationToken cancellationToken)
    {
        var subject = query.PatientId is null ? null : SubjectKey.Of(query.PatientId, store.SubjectSecret);
        var releases = new RegisterQuery { Kinds = [EventKinds.Release], Subject = subject, From = query.From, To = query.To };
        if (query.ExportId is { } exportId)
        {
            releases = releases with { Ids = [EventId.For(EventKinds.Release, exportId.Trim().ToUpperInvariant())] };
            subject ??= store.Read(releases, cancellationToken).FirstOrDefault()?.Subject;
        }

        var progress = ReadProgress(subject, cancellationToken);
        foreach (var item in store.Read(releases, cancellationToken))
        {
            if (RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is not { } release) continue;
            var export = Show(item, release, progress.GetValueOrDefault(release.ExportId) ?? new ReleaseProgress());
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
        NoteId = item.Id,
        Text = IdentityMask.Mask(note.Text),
        Steps = note.Steps,
        Occurred = item.Occurred,
        Operator = item.Operator,
    };

    /// <summary>What has become of a release.</summary>
    internal ReleaseProgress GetProgress(RegisterEvent release, string exportId) => ReadProgress(release.Subject, CancellationToken.None).GetValueOrDefault(exportId) ?? new ReleaseProgress();

    private Dictionary<string, ReleaseProgress> ReadProgress(string? subject, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, ReleaseProgress>(StringComparer.Ordinal);
        foreach (var item in store.Read(new RegisterQuery { Kinds = ReleaseProgress.Kinds, Subject = subject }, cancellationToken)) ReleaseProgress.Read(item, Of);
        return found;

        ReleaseProgress Of(string exportId)
        {
            if (!found.TryGetValue(exportId, out var progress)) found.Add(exportId, progress = new ReleaseProgress());
            return progress;
        }
    }

    private static MediaExport Show(RegisterEvent item, ReleasePayload release, ReleaseProgress progress)
    {
        var request = release.Request;
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
            Report = release.Report || progress.Steps.HasFlag(CompletedSteps.ReportsPrinted),
            Origin = release.Origin,
            InstanceCount = release.InstanceCount,
            Path = release.Path,
            ManifestSha256 = release.ManifestSha256,
            Proof = IdentityMask.MaskOrNull(release.Proof),
            Duties = progress.Duties(release),
            Remarks = release.Remarks,
            OpenDuties = progress.OpenDuties(release),
            Steps = progress.Steps,
            HandedOver = progress.HandedOver,
            HandOver = progress.HandOver?.Kind,
            Corrections = progress.Corrections,
            Status = progress.StatusOf(release),
            Flags = release.Decision?.Flags ?? [],
            Rules = (release.Decision?.Rules ?? []).Select(Show).ToArray(),
            Fee = release.Decision?.Fee ?? FeeKind.NotStated,
            Notes = progress.Notes,
            InvoiceBasis = progress.Invoice,
            RegisterLine = ReleaseLine.Of(release),
            Operator = item.Operator,
            CareUnit = item.CareUnit,
        };
    }

    internal static string Show(RulePayload rule) => rule.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{rule.Id} (rad {line})") : rule.Id;

    private static bool Matches(MediaExportQuery query, MediaExport export, ReleaseRequest request) =>
        (query.AccessionNumber is null || string.Equals(query.AccessionNumber.Trim(), export.AccessionNumber, StringComparison.OrdinalIgnoreCase))
        && (query.StudyInstanceUid is null || query.StudyInstanceUid.Trim() == export.StudyInstanceUid)
        && (query.RequestId is null || string.Equals(query.RequestId, request.RequestId, StringComparison.OrdinalIgnoreCase))
        && (query.Recipient is null || query.Recipient == export.Recipient)
        && (string.IsNullOrEmpty(query.Text) || Texts(export, request).Any(text => text?.Contains(query.Text, StringComparison.OrdinalIgnoreCase) == true));

    private static IEnumerable<string?> Texts(MediaExport export, ReleaseRequest request) =>
        [export.RegisterLine, export.ExportId, export.Destination, export.MediaUnit, export.OrderingClinic, export.Orderer, export.Operator, request.RecipientName?.Reveal()];
}
