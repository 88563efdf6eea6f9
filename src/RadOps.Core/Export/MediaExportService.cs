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
        ArgumentNullException.ThrowIfNull(order);
        var request = order.Medium is MediumType.Unknown ? order.Request : order.Request with { Medium = order.Medium };
        if (journal.FindReleased(request) is { } made) return AlreadyMade(made, request, order);

        var decision = Permit(request);
        var medium = ChooseMedium(decision);
        var selection = StudySelection.Select(order.Studies, request, includeReports: decision.ReportMayBeMade);
        RequireRoom(selection, medium, request);
        var report = decision.ReportMayBeMade ? ReportFiles.Find(order.ReportRoot, request) : null;
        return Outline(decision, medium, Path.Combine(Path.GetFullPath(order.Destination), register.NewExportId())) with
        {
            Files = MediumLayout.Arrange(selection.Instances),
            ReportPdf = report,
            Notes = selection.Notes,
            MoreDuties = ToPrint(decision, reportOnMedium: report is not null),
            Sources = order.Studies.Roots,
            ReportRoot = order.ReportRoot,
        };
    }

    /// <summary>
    /// Decides the request anew and says what would be done, as far as it can be said before its study is fetched: <see cref="ExportPlan.Fetch"/> is for whoever
    /// knows the archive to fill in. Nothing is fetched for a request that may not be released on a medium.
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
        };
    }

    /// <summary>Makes the medium, verifies it, draws up its papers and enters the release in the register.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told each step and how far it has come.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind but the register's word that the export was begun and stopped.</param>
    /// <exception cref="RadOpsException">
    /// Something could not be written or does not verify; <c>ExportClaimed</c>: another worker is making it; <c>ClaimLost</c>: another worker has gone on with it.
    /// </exception>
    public MediaExport Execute(ExportPlan plan, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.AlreadyMade is { } made) return register.Get(made);
        if (plan.Fetch is not null) throw new ArgumentException("The plan's study must be fetched, and planned with, before it can be executed.", nameof(plan));
        progress?.Report(new(ExportStepKind.Begin, 0, 1));
        return journal.Take(plan, out var releasedAs) is { } run
            ? new ExportExecution(plan.As(run.ExportId), run, tools, desk, journal, register, time, progress, cancellationToken).Run()
            : register.Get(releasedAs!);
    }

    /// <summary>Every export that was begun and has not ended, in the order in which they were begun.</summary>
    public IEnumerable<OpenExport> FindOpen(CancellationToken cancellationToken = default) => journal.FindOpen(cancellationToken);

    /// <summary>
    /// Says what is left to do of an export that was begun, decided anew: where its medium was verified before, papers and register alone; otherwise all
    /// of it, from the folders where its studies were read.
    /// </summary>
    /// <param name="open">The export.</param>
    /// <param name="read">Reads the studies under some folders.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">As for <see cref="Plan"/>.</exception>
    public ExportPlan Resume(OpenExport open, Func<IReadOnlyList<string>, StudyIndex> read, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(read);
        if (VerifiedMedium.Find(open.Runs, open.Path, tools.Dicom, cancellationToken) is { } verified)
        {
            var decision = Permit(open.Request);
            return Outline(decision, open.Medium, open.Path) with
            {
                Files = [.. tools.Dicom.Scan([Path.Combine(verified.Folder, MediumLayout.DicomFolder)], cancellationToken).Select(header => new StudyFile(header, Path.GetRelativePath(verified.Folder, header.Path).Replace('\\', '/')))],
                MoreDuties = ToPrint(decision, verified.Step.ReportIncluded),
                IsVerified = true,
            };
        }

        return Plan(new ExportOrder
        {
            Request = open.Request,
            Studies = read(open.Sources),
            Destination = Path.GetDirectoryName(open.Path)!,
            Medium = open.Medium,
            ReportRoot = open.ReportRoot,
        }).As(open.ExportId);
    }

    /// <summary>Gives an export up that was begun: takes away what there is of it, and records why.</summary>
    /// <param name="open">The export.</param>
    /// <param name="reason">Why, without identities.</param>
    /// <exception cref="RadOpsException"><c>ExportClaimed</c>: somebody is making it.</exception>
    public void GiveUp(OpenExport open, string reason)
    {
        ArgumentNullException.ThrowIfNull(open);
        var plan = Outline(desk.Decide(open.Request), open.Medium, open.Path);
        if (journal.Take(plan, out _) is { } run) new ExportExecution(plan, run, tools, desk, journal, register, time, null, CancellationToken.None).GiveUp(reason);
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
                request.RequestId);
        }
    }
}
