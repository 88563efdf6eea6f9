using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>
/// The way from a request to a medium: decide anew, plan, make and verify, enter in the register. <see cref="Plan"/> changes nothing at all;
/// <see cref="Execute"/> does what the plan says or leaves nothing behind.
/// </summary>
/// <param name="desk">Decides.</param>
/// <param name="register">Where it is recorded.</param>
/// <param name="dicom">Reads and writes DICOM files.</param>
/// <param name="pages">Writes the medium's pages.</param>
/// <param name="time">Gives the time.</param>
public sealed class MediaExportService(ReleaseDesk desk, ReleaseRegister register, IDicomFiles dicom, IMediumPages pages, TimeProvider time)
{
    private readonly MediumBuilder builder = new(dicom, pages);

    /// <summary>Decides the request anew and says what would be done, step by step.</summary>
    /// <exception cref="RadOpsException">The request is not allowed, goes another way than on a medium, or its files must not be put on one.</exception>
    public ExportPlan Plan(ExportOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        var request = order.Medium is MediumType.Unknown ? order.Request : order.Request with { Medium = order.Medium };
        var decision = desk.Decide(request);
        RequireMedium(decision);

        var medium = ChooseMedium(decision);
        var reportAllowed = decision.Report is ItemVerdict.Allow;
        var selection = StudySelection.Select(order.Studies, request, includeReports: reportAllowed);
        RequireRoom(selection, medium, request);

        var report = reportAllowed ? FindReport(order, request) : null;
        var exportId = register.NewExportId();
        return new ExportPlan
        {
            ExportId = exportId,
            Decision = decision,
            Medium = medium,
            Target = Path.Combine(Path.GetFullPath(order.Destination), exportId),
            Files = MediumLayout.Arrange(selection.Instances),
            ReportPdf = report,
            Notes = selection.Notes,
            // Without a PDF the report is still to go along: somebody prints it from the RIS (N-14).
            MoreDuties = reportAllowed && report is null ? [PrintReportFromRis] : [],
        };
    }

    /// <summary>The duty to print the report from the RIS, since no PDF of it was at hand.</summary>
    public const string PrintReportFromRis = "PrintReportFromRis";

    /// <summary>Makes the medium, verifies it and enters the release in the register.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="progress">Told each step and how far it has come.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind but the register's word that the export was begun and stopped.</param>
    /// <exception cref="RadOpsException">Something could not be written or does not verify.</exception>
    public MediaExport Execute(ExportPlan plan, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        progress?.Report(new(ExportStepKind.Begin, 0, 1));
        register.BeginExport(plan.Decision, plan.ExportId, plan.Medium, plan.Target, [.. plan.Steps.Select(step => step.Description)]);
        try
        {
            return builder.Build(plan, register.Context.CareUnit, time.GetLocalNow(), built => Enter(plan, built, progress), progress, cancellationToken);
        }
        catch (Exception failure)
        {
            TellFailure(plan.ExportId, failure);
            throw;
        }
    }

    private void TellFailure(string exportId, Exception failure)
    {
        var (code, reason) = failure switch
        {
            OperationCanceledException => ("Stopped", "Stopped by the operator."),
            RadOpsException known => (known.Code, known.Message),
            _ => (failure.GetType().Name, "An unforeseen error."),
        };
        try
        {
            register.FailExport(exportId, code, reason);
        }
        catch (RadOpsException)
        {
            // The register itself fails: the first failure says more, and the audit finds an export that was begun and never ended.
        }
    }

    private MediaExport Enter(ExportPlan plan, BuiltMedium built, IProgress<ExportProgress>? progress)
    {
        progress?.Report(new(ExportStepKind.Register, 0, 1));
        return register.Record(ReleaseRecord.From(plan.Decision, plan.ExportId, ReleaseOrigin.Export, plan.Medium) with
        {
            // What is still to be printed has not gone along.
            Report = built.ReportIncluded || plan.Files.Any(file => ReportObjects.IsReport(file.Source.SopClassUid)),
            InstanceCount = built.Instances,
            Bytes = built.Bytes,
            Path = plan.Target,
            ManifestSha256 = built.ManifestSha256,
            MoreDuties = plan.MoreDuties,
            Remarks = [.. plan.Notes, .. built.Notes],
        });
    }

    private static void RequireMedium(ReleaseDecision decision)
    {
        DecisionGate.RequireImages(decision);
        if (decision.Route is not ReleaseRoute.Media)
            throw DecisionGate.WrongWay(decision, "RouteIsNotMedia", "no medium is made");
    }

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

    private static string? FindReport(ExportOrder order, ReleaseRequest request)
    {
        if (order.ReportRoot is null || request.AccessionNumber is not { Length: > 0 } accession)
            return null;
        // An accession number is text from a file: it must not be able to point anywhere but into the folder.
        if (accession.AsSpan().IndexOfAny("/\\:") >= 0 || accession is "." or "..")
            return null;
        var path = Path.Combine(order.ReportRoot, accession + ".pdf");
        return File.Exists(path) ? path : null;
    }
}
