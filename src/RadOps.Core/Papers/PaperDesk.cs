using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>
/// Draws up the papers of releases that the register holds: those of a release made by hand, and anew those that were lost. They say what is recorded by then, so a receipt drawn up
/// after the hand-over bears its day. That somebody has drawn them up is recorded, since the patient's number and name stand on them.
/// </summary>
/// <param name="store">Where the events are.</param>
/// <param name="register">The releases.</param>
/// <param name="desk">Decides: for the words of the routine, as of the day of the release's own decision.</param>
/// <param name="dicom">Reads the medium's headers.</param>
/// <param name="papers">Draws.</param>
/// <param name="clock">Gives the time.</param>
public sealed class PaperDesk(IRegisterStore store, ReleaseRegister register, ReleaseDesk desk, IDicomFiles dicom, IReleasePapers papers, TimeProvider clock)
{
    private readonly MediaExportReader reader = new(store);

    /// <summary>Draws up a release's papers, in place of those that are there.</summary>
    /// <param name="exportId">The release.</param>
    /// <param name="destination">Folder in which <c>papers/R-…</c> is made; null for the one that its medium was made in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">
    /// <c>ReleaseNotFound</c>; <c>ReleaseImported</c>: it comes from the list that was kept before; <c>DestinationMissing</c>: it has no medium, and no folder is given; <c>FileNotWritten</c>.
    /// </exception>
    public IReadOnlyList<DrawnPaper> DrawUp(string exportId, string? destination = null, CancellationToken cancellationToken = default)
    {
        var (item, release) = reader.Get(exportId, cancellationToken);
        if (release.Origin == ReleaseOrigin.Imported) throw new RadOpsException("ReleaseImported", ErrorKind.NotSupported, $"Release {exportId} comes from the list that was kept before; what its papers would say is not known.", exportId);
        var folder = destination ?? Path.GetDirectoryName(release.Path)
            ?? throw new RadOpsException("DestinationMissing", ErrorKind.InvalidInput, $"Release {exportId} was made by hand and has no folder of its own. Say where its papers are to lie.", exportId);
        var drawn = papers.DrawUp(ContentsOf(item, release, cancellationToken));
        var medium = Path.Combine(Path.GetFullPath(folder), exportId);
        var payload = new PapersPayload { ExportId = exportId, Path = PaperFolder.PathOf(medium), Papers = Write(drawn, medium) };
        // They lie there now, and that is recorded whatever else happens.
        store.Append([register.Draft.Make(EventId.New(clock), EventKinds.PapersDrawnUp, item.Subject, CanonicalJson.Of(payload, RegisterJson.Default.PapersPayload))], CancellationToken.None);
        return [.. drawn.Select(paper => Lying(paper, medium))];
    }

    /// <summary>Records a decision that lets nothing out, and draws up the sheet that refers the patient to who has the report, where the routine says so (H-14).</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="destination">Folder in which <c>papers/R-…</c> is made for the sheet; null where none is known.</param>
    /// <exception cref="RadOpsException">
    /// <c>NotRefused</c>: the decision lets something out, or waits for facts; <c>DestinationMissing</c>: there is a sheet to draw up, and no folder is given; <c>FileNotWritten</c>.
    /// Nothing is recorded then.
    /// </exception>
    public RecordedRefusal Refuse(ReleaseDecision decision, string? destination)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var requestId = IdentityMask.MaskOrNull(decision.RequestId);
        if (decision.Outcome is not (DecisionOutcome.Deny or DecisionOutcome.Open))
            throw new RadOpsException("NotRefused", ErrorKind.Conflict, $"Request {requestId} is decided {decision.Outcome}: that is no refusal.", requestId);
        var reference = register.NewExportId();
        var sheet = papers.DrawUp(ContentsOf(decision, reference)).FirstOrDefault(paper => paper.Kind == PaperKind.ReferralSheet);
        if (sheet is null)
        {
            register.RecordRefusal(decision, reference);
            return new(reference, requestId, decision.Organisation, decision.Outcome, null);
        }

        var folder = Path.Combine(Path.GetFullPath(destination ?? throw new RadOpsException("DestinationMissing", ErrorKind.InvalidInput, $"The routine refers the patient of request {requestId} on. Say where the sheet about it is to lie.", requestId)), reference);
        Write([sheet], folder);
        register.RecordRefusal(decision, reference);
        return new(reference, requestId, decision.Organisation, decision.Outcome, Lying(sheet, folder));
    }

    private static IReadOnlyList<PaperPayload> Write(IReadOnlyList<ReleasePaper> drawn, string medium)
    {
        try
        {
            return PaperFolder.Write(drawn, medium, run: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var id = Path.GetFileName(medium);
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The papers of {id} could not be written in {Path.GetDirectoryName(medium)}: {error.Message}", id, error);
        }
    }

    private static DrawnPaper Lying(ReleasePaper paper, string medium) =>
        new(Path.GetFileName(medium), paper.Kind, Path.Combine(PaperFolder.PathOf(medium), paper.FileName), paper.Data);

    /// <summary>What is known of a request that nothing is let out for.</summary>
    private PaperContents ContentsOf(ReleaseDecision decision, string reference) => new()
    {
        ExportId = reference,
        Decision = decision,
        Duties = decision.Duties,
        Medium = MediumType.Unknown,
        Images = false,
        Report = ReportForm.None,
        Files = [],
        DrawnUpAt = clock.GetLocalNow(),
        Operator = register.Context,
    };

    private PaperContents ContentsOf(RegisterEvent item, ReleasePayload release, CancellationToken cancellationToken)
    {
        var progress = reader.GetProgress(item, release.ExportId);
        var request = release.Request with { Organisation = release.Decision?.Organisation ?? release.Request.Organisation };
        var decision = desk.Decide(request, release.Decision?.AsOf, earlierRelease: false);
        var isByHand = release.Origin == ReleaseOrigin.Manual;
        var left = progress.HandedOver ?? (isByHand ? item.Occurred : null);
        return new()
        {
            ExportId = release.ExportId,
            Decision = decision,
            Duties = progress.Duties(release),
            Medium = release.Medium,
            Images = release.Images,
            Report = ReportOf(release, decision),
            Files = FilesOf(release, cancellationToken),
            InvoiceBasis = progress.Invoice,
            HandedOver = left is { } time ? TimeZoneInfo.ConvertTime(time, clock.LocalTimeZone) : null,
            HandOver = progress.HandOver?.Kind ?? (isByHand ? HandOverOf(progress.Steps, release) : null),
            DrawnUpAt = clock.GetLocalNow(),
            Operator = register.Context,
        };
    }

    private static ReportForm ReportOf(ReleasePayload release, ReleaseDecision decision) => release switch
    {
        { Origin: ReleaseOrigin.Export, Report: true } => ReportForm.OnMedium,
        { Origin: ReleaseOrigin.Export } => decision.ReportMayBeMade ? ReportForm.Printed : ReportForm.None,
        { Report: false } => ReportForm.None,
        { Method: ReleaseMethod.Linked } => ReportForm.Electronic,
        _ => ReportForm.Printed,
    };

    private static HandOverKind? HandOverOf(CompletedSteps steps, ReleasePayload release) =>
        steps.HasFlag(CompletedSteps.HandedOver) ? HandOverKind.HandedOver
        : steps.HasFlag(CompletedSteps.Sent) && release.Method == ReleaseMethod.Sent ? HandOverKind.Posted
        : null;

    /// <summary>What is on the medium, as long as it lies where it was made; once it is gone, its papers have lines to write on.</summary>
    private IReadOnlyList<StudyFile> FilesOf(ReleasePayload release, CancellationToken cancellationToken)
    {
        if (release.Path is not { } medium || !Directory.Exists(Path.Combine(medium, MediumLayout.DicomFolder))) return [];
        return
        [
            .. from header in dicom.Scan([Path.Combine(medium, MediumLayout.DicomFolder)], cancellationToken)
               where header.Status == DicomFileStatus.Ok
               select new StudyFile(header, Path.GetRelativePath(medium, header.Path).Replace('\\', '/'))
        ];
    }
}
