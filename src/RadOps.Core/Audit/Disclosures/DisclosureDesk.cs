using System.Text.Json;
using RadOps.Core.Completion;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit.Disclosures;

/// <summary>
/// Accounts to a patient for every release that the register knows (patientdatalagen 8 kap. 5 §). The patient is found by the opaque key alone: no number is searched for in clear, and
/// none is quoted in an error. That a report was written to a file is itself an event.
/// </summary>
/// <param name="store">The register.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="context">On whose behalf it is made.</param>
public sealed class DisclosureDesk(IRegisterStore store, TimeProvider clock, OperatorContext context)
{
    private readonly EventDraft draft = new(store.SubjectSecret, clock, context);

    /// <summary>The patient whose release it is, so that nobody need type the number.</summary>
    /// <param name="exportId">The release.</param>
    /// <exception cref="RadOpsException"><c>ReleaseNotFound</c>; <c>ReleaseDisposed</c>: its details are gone; <c>ReleaseWithoutPatient</c>: the imported list does not say whose it is.</exception>
    public PatientId PatientOf(string exportId)
    {
        ArgumentNullException.ThrowIfNull(exportId);
        var id = exportId.Trim().ToUpperInvariant();
        var item = store.Read(new RegisterQuery { Ids = [EventId.For(EventKinds.Release, id)] }).FirstOrDefault()
            ?? throw new RadOpsException("ReleaseNotFound", ErrorKind.NotFound, $"The register holds no release {id}.", id);
        var release = RegisterJson.Read(item, RegisterJson.Default.ReleasePayload)
            ?? throw new RadOpsException("ReleaseDisposed", ErrorKind.NotFound, $"The details of release {id} were disposed of. Ask by the patient's number instead.", id);
        return release.Request.PatientId ?? throw new RadOpsException("ReleaseWithoutPatient", ErrorKind.NotFound, $"The register does not say whose release {id} is.", id);
    }

    /// <summary>Tells of a patient's releases.</summary>
    /// <param name="patient">The patient.</param>
    /// <param name="since">Only what happened at or after this time.</param>
    /// <param name="before">Only what happened before this time.</param>
    /// <param name="includeIdentity">Whether number and name stand in it in clear: for the patient's own copy.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The report; one without releases is an answer too.</returns>
    public DisclosureReport Report(PatientId patient, DateTimeOffset? since = null, DateTimeOffset? before = null, bool includeIdentity = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var releases = new List<(RegisterEvent Event, ReleasePayload? Release)>();
        var log = new List<DisclosureLogEntry>();
        var progress = new Dictionary<string, ReleaseProgress>(StringComparer.Ordinal);
        foreach (var item in store.Read(new RegisterQuery { Subject = draft.SubjectOf(patient) }, cancellationToken))
        {
            ReleaseProgress.Read(item, Progress);
            if (item.Occurred < since || item.Occurred >= before) continue;
            if (item.Kind == EventKinds.Release) releases.Add((item, RegisterJson.Read(item, RegisterJson.Default.ReleasePayload)));
            if (!LogWords.IsTechnical(item.Kind)) log.Add(new(item.Occurred, LogWords.Of(item.Kind), item.Operator, item.CareUnit, ThingOf(item)));
        }

        return new DisclosureReport
        {
            PatientId = patient,
            PatientNumber = includeIdentity ? patient.Reveal() : null,
            PatientName = includeIdentity ? releases.Select(release => NameOf(release.Release)).LastOrDefault(name => name is not null) : null,
            At = clock.GetUtcNow(),
            Operator = context.Operator,
            CareUnit = context.CareUnit,
            Since = since,
            Before = before,
            Disclosures = releases.Select(release => release.Release is { } known ? Tell(release.Event, known, Progress(known.ExportId)) : TellDisposed(release.Event)).OrderBy(release => release.When).ToArray(),
            Log = log.OrderBy(entry => entry.Occurred).ToArray(),
        };

        ReleaseProgress Progress(string exportId)
        {
            if (!progress.TryGetValue(exportId, out var found)) progress.Add(exportId, found = new ReleaseProgress());
            return found;
        }
    }

    /// <summary>Records that a report was written to a file.</summary>
    /// <param name="report">The report.</param>
    /// <param name="form">The file's form, such as <c>pdf</c>.</param>
    public void RecordWritten(DisclosureReport report, string form)
    {
        ArgumentNullException.ThrowIfNull(report);
        var payload = new DisclosurePayload { Since = report.Since, Before = report.Before, Releases = report.Disclosures.Count, WithIdentity = report.PatientNumber is not null, Form = form };
        // It lies there now, and that is recorded whatever else happens.
        store.Append([draft.Make(EventId.New(clock), EventKinds.DisclosureReported, report.PatientId, CanonicalJson.Of(payload, RegisterJson.Default.DisclosurePayload))], CancellationToken.None);
    }

    private static Disclosure Tell(RegisterEvent item, ReleasePayload release, ReleaseProgress progress)
    {
        var request = release.Request;
        var handOver = progress.HandOver?.Kind;
        var report = release.Report || progress.Steps.HasFlag(CompletedSteps.ReportsPrinted);
        var recipient = new PaperRecipient(
            request.Recipient,
            request.Recipient == RecipientType.Patient ? null : request.RecipientName,
            IdentityMask.MaskOrNull(release.Route == ReleaseRoute.Bfr ? "Bild- och funktionsregistret (BFR)" : request.MediaUnit),
            request.Recipient == RecipientType.Patient ? null : IdentityMask.MaskOrNull(request.Destination),
            IdentityMask.MaskOrNull(request.Orderer),
            IdentityMask.MaskOrNull(request.OrderingClinic));
        var isImported = release.Origin == ReleaseOrigin.Imported;
        return new Disclosure
        {
            ExportId = release.ExportId,
            When = release.OccurredUnknown ? null : progress.HandedOver ?? item.Occurred,
            Examination = IdentityMask.MaskOrNull(request.Examination),
            ExaminationDate = request.ExaminationDate,
            What = isImported ? "Det som raden i den tidigare listan säger" : DisclosureWords.What(release.Images, report),
            ToWhom = isImported ? ReleaseLine.Of(release) : IdentityMask.Mask(DisclosureWords.Whom(recipient, handOver)),
            How = isImported ? "Framgår inte" : DisclosureWords.How(release.ExportId, release.Medium, release.Images, handOver),
            Why = isImported ? "Framgår inte" : IdentityMask.Mask(DisclosureWords.Why(recipient, request.Purpose, request.Situation, request.Consent, request.ConsentAt, request.HumanDecision == HumanAnswer.Release ? request.DecidedBy : null)),
            By = item.Operator,
            CareUnit = item.CareUnit,
            Remark = RemarkOn(release, progress),
        };
    }

    private static Disclosure TellDisposed(RegisterEvent item) => new()
    {
        ExportId = "–",
        When = item.Occurred,
        What = "Uppgifterna är gallrade",
        ToWhom = "Uppgifterna är gallrade",
        How = "Uppgifterna är gallrade",
        Why = "Uppgifterna är gallrade",
        By = item.Operator,
        CareUnit = item.CareUnit,
        IsDisposed = true,
        Remark = "Att ett utlämnande gjordes, när och av vem finns kvar. Resten har gallrats efter sin tid.",
    };

    private static string? RemarkOn(ReleasePayload release, ReleaseProgress progress)
    {
        List<string> remarks =
        [
            .. progress.Corrections.Select(correction => correction.Kind switch
            {
                CorrectionKind.Void => "Utlämnandet blev inte av.",
                CorrectionKind.MediumDestroyed => "Mediet har förstörts.",
                _ => string.IsNullOrWhiteSpace(correction.WentTo) ? "Utlämnandet nådde fel mottagare." : $"Utlämnandet nådde fel mottagare: {correction.WentTo}.",
            }),
        ];
        if (remarks.Count == 0 && ReleaseProgress.IsMadeByRadOps(release) && progress.HandOver is null) remarks.Add("Mediet är gjort. Det är inte antecknat att det har lämnats över.");
        return remarks.Count > 0 ? string.Join(" ", remarks) : null;
    }

    private static string? NameOf(ReleasePayload? release) => release?.Request is { Recipient: RecipientType.Patient, RecipientName: { } name } ? name.RevealInOrder() : null;

    /// <summary>The release, export or transfer that an event is about, whatever its kind.</summary>
    private static string? ThingOf(RegisterEvent item)
    {
        if (item.Payload is null) return null;
        try
        {
            using var payload = JsonDocument.Parse(item.Payload.Utf8);
            return payload.RootElement.ValueKind != JsonValueKind.Object ? null
                : payload.RootElement.TryGetProperty("exportId", out var export) ? export.GetString()
                : payload.RootElement.TryGetProperty("transferId", out var transfer) ? transfer.GetString()
                : null;
        }
        catch (JsonException)
        {
            // The parser's own words may quote the payload.
            throw new RadOpsException("PayloadUnreadable", ErrorKind.Corrupt, FormattableString.Invariant($"The payload of event {item.Position} cannot be read. Verify the register."), item.Id.ToString("d"));
        }
    }
}
