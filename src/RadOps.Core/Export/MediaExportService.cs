using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>
/// The way from a request to a medium that is ready, with its papers, register line and invoice basis. <see cref="Plan"/> changes nothing at all;
/// <see cref="Execute"/> does what the plan says or leaves nothing behind. What a crash left, <see cref="Resume"/> finishes. Safe to use from several threads.
/// </summary>
/// <param name="desk">Decides.</param>
/// <param name="register">Where releases are recorded.</param>
/// <param name="journal">Where exports are claimed, and their steps recorded.</param>
/// <param name="tools">What media and papers are made with.</param>
/// <param name="time">Gives the time.</param>
public sealed class MediaExportService(ReleaseDesk desk, ReleaseRegister register, ExportJournal journal, ExportTools tools, TimeProvider time)
{
    /// <summary>Decides the request anew and says what would be done, step by step. An order that has led to a release already has nothing left to do.</summary>
    /// <exception cref="RadOpsException">The request is not allowed, goes another way than on a medium, or its files must not be put on one.</exception>
    public ExportPlan Plan(ExportOrder order)
    {
        var plan = Foresee(order);
        return plan.AlreadyMade is null ? Arrange(plan, order.Studies) : plan;
    }

    /// <summary>
    /// Decides the request anew and says what would be done, as far as it can be said before its study is fetched: <see cref="ExportPlan.Fetch"/> is for whoever
    /// knows the archive to fill in.
    /// </summary>
    /// <exception cref="RadOpsException">The request is not allowed, or goes another way than on a medium.</exception>
    public ExportPlan Foresee(ExportOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var request = order.Medium is MediumType.Unknown ? order.Request : order.Request with { Medium = order.Medium };
        if (journal.FindReleased(request) is { } made) return AlreadyMade(made, request, order);
        var decision = Permit(request);
        var report = decision.ReportMayBeMade ? ReportFiles.Find(order.ReportRoot, request) : null;
        return Outline(decision, ChooseMedium(decision), Path.Combine(Path.GetFullPath(order.Destination), register.NewExportId())) with
        {
            ReportPdf = report,
            MoreDuties = ToPrint(decision, reportOnMedium: report is not null),
            ReportRoot = order.ReportRoot,
        };
    }

    /// <summary>Makes the medium, verifies it, draws up its papers and enters the release in the register.</summary>
    /// <param name="plan">The plan; everything that it needs is at hand.</param>
    /// <param name="progress">Told each step and how far it has come.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind but the register's word that the export was begun and stopped.</param>
    /// <exception cref="RadOpsException">
    /// Something could not be written or does not verify; <c>ExportClaimed</c>: another worker is making it; <c>ClaimLost</c>: another worker has gone on with it.
    /// </exception>
    public MediaExport Execute(ExportPlan plan, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        // Nothing is waited for where nothing is fetched.
        ExecuteAsync(plan, null, progress, cancellationToken).GetAwaiter().GetResult();

    /// <summary>As <see cref="Execute"/>, for a plan whose study is to be fetched as well: not before its order is claimed.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="source">Where the study is fetched from; null when everything is at hand.</param>
    /// <param name="progress">Told each step and how far it has come.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">As <see cref="Execute"/>; or the study could not be fetched whole.</exception>
    public async Task<MediaExport> ExecuteAsync(ExportPlan plan, IStudySource? source, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.AlreadyMade is { } made) return register.Get(made);
        if (plan.Fetch is not null && source is null) throw new ArgumentException("The plan's study is to be fetched, and nobody is given who fetches it.", nameof(plan));
        progress?.Report(new(ExportStepKind.Begin, 0, 1));
        return journal.Take(plan, out var releasedAs) is { } run
            ? await Execution(plan.As(run.ExportId), run, progress, cancellationToken).RunAsync(source, PlanAgain).ConfigureAwait(false)
            : register.Get(releasedAs!);
    }

    /// <summary>Every export that was begun and has not ended, in the order in which they were begun.</summary>
    public IEnumerable<OpenExport> FindOpen(CancellationToken cancellationToken = default) => journal.FindOpen(cancellationToken);

    /// <summary>
    /// Says what is left to do of an export that was begun, decided anew: where its medium was verified before, papers and register alone; otherwise all
    /// of it, from where its studies were read.
    /// </summary>
    /// <param name="open">The export.</param>
    /// <param name="read">Reads the studies under some folders; null where they are fetched from an archive, and <see cref="ExportPlan.Fetch"/> is to be filled in.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">As for <see cref="Plan"/>.</exception>
    public ExportPlan Resume(OpenExport open, Func<IReadOnlyList<string>, StudyIndex>? read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (VerifiedMedium.Find(open.Runs, open.Path, tools.Dicom, cancellationToken) is { } verified)
        {
            var decision = Permit(open.Request);
            return Outline(decision, open.Medium, open.Path) with
            {
                Files = verified.ReadFiles(tools.Dicom, cancellationToken),
                MoreDuties = ToPrint(decision, verified.Step.ReportIncluded),
                IsVerified = true,
            };
        }

        var order = Order(open.Request, open.Medium, open.Path, open.ReportRoot);
        return (read is null ? Foresee(order) : Plan(order with { Studies = read(open.Sources) })).As(open.ExportId);
    }

    /// <summary>Gives an export up that was begun: takes away what there is of it, and records why.</summary>
    /// <param name="open">The export.</param>
    /// <param name="reason">Why, without identities.</param>
    /// <exception cref="RadOpsException"><c>ExportClaimed</c>: somebody is making it.</exception>
    public void GiveUp(OpenExport open, string reason)
    {
        ArgumentNullException.ThrowIfNull(open);
        var plan = Outline(desk.Decide(open.Request), open.Medium, open.Path);
        if (journal.Take(plan, out _) is { } run) Execution(plan, run, null, CancellationToken.None).GiveUp(reason);
    }

    private ExportExecution Execution(ExportPlan plan, ExportRun run, IProgress<ExportProgress>? progress, CancellationToken cancellationToken) =>
        new(plan, run, tools, desk, journal, register, time, progress, cancellationToken);

    /// <summary>The same plan with the study that was fetched for it: decided anew, since fetching may take long.</summary>
    private ExportPlan PlanAgain(ExportPlan plan, StudyIndex studies) =>
        Arrange(Foresee(Order(plan.Decision.Request, plan.Medium, plan.Target, plan.ReportRoot)).As(plan.ExportId), studies);

    private static ExportOrder Order(ReleaseRequest request, MediumType medium, string target, string? reportRoot) =>
        new() { Request = request, Destination = Path.GetDirectoryName(target)!, Medium = medium, ReportRoot = reportRoot };

    private static ExportPlan Arrange(ExportPlan plan, StudyIndex studies)
    {
        var selection = StudySelection.Select(studies, plan.Decision.Request, includeReports: plan.Decision.ReportMayBeMade);
        RequireRoom(selection, plan.Medium, plan.Decision.Request);
        return plan with { Files = MediumLayout.Arrange(selection.Instances), Notes = selection.Notes, Sources = studies.Roots };
    }

    private ReleaseDecision Permit(ReleaseRequest request)
    {
        var decision = desk.Decide(request);
        DecisionGate.RequireMedium(decision);
        return decision;
    }

    private ExportPlan Outline(ReleaseDecision decision, MediumType medium, string target) => new()
    {
        ExportId = Path.GetFileName(target),
        Decision = decision,
        Medium = medium,
        Target = target,
        Papers = tools.Papers is null ? null : PaperFolder.PathOf(target),
        Files = [],
        Notes = [],
        MoreDuties = [],
    };

    private ExportPlan AlreadyMade(string exportId, ReleaseRequest request, ExportOrder order) =>
        Outline(desk.Decide(request, null, earlierRelease: true), order.Medium, Path.Combine(Path.GetFullPath(order.Destination), exportId)) with { AlreadyMade = exportId };

    // Without a PDF the report is still to go along: somebody prints it from the RIS, whether the routine says so (N-14) or not.
    private static IReadOnlyList<string> ToPrint(ReleaseDecision decision, bool reportOnMedium) =>
        decision.ReportMayBeMade && !reportOnMedium && !decision.Duties.Contains("PrintReports") ? [DutyTable.PrintReportFromRis] : [];

    private static MediumType ChooseMedium(ReleaseDecision decision)
    {
        var asked = decision.Request.Medium;
        return asked is MediumType.Usb or MediumType.Cd or MediumType.Dvd
            ? asked
            : decision.Media.First(medium => medium is not MediumType.Iep);
    }

    private static void RequireRoom(StudySelection selection, MediumType medium, ReleaseRequest request)
    {
        if (MediumCapacity.Of(medium) is { } capacity && selection.Bytes > capacity)
        {
            throw new RadOpsException(
                "MediumTooSmall",
                ErrorKind.InvalidInput,
                FormattableString.Invariant($"The study is {selection.Bytes / 1e6:0} MB and a {medium} holds {capacity / 1e6:0} MB. Choose a larger medium."),
                IdentityMask.MaskOrNull(request.RequestId));
        }
    }
}
