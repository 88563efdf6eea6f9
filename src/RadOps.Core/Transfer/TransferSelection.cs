using RadOps.Core.Export;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>
/// The files that a transfer is about. Unlike a medium, which is whole or not made, a transfer takes what can be sent and accounts for the rest: broken
/// files of the study, and whatever lies among its files and cannot be told to be something else, are meant too, and keep it from being complete.
/// </summary>
/// <param name="Images">What is meant where the report does not go along.</param>
/// <param name="Reports">Instances that carry the report.</param>
/// <param name="StudyInstanceUids">The studies.</param>
internal sealed record TransferSelection(IReadOnlyList<DicomHeader> Images, IReadOnlyList<DicomHeader> Reports, IReadOnlyList<string> StudyInstanceUids)
{
    /// <exception cref="RadOpsException">The study is not there, holds no image, or a file of it is another patient's or examination's.</exception>
    internal static TransferSelection Select(StudyIndex studies, ReleaseRequest request)
    {
        var found = studies.Find(request);
        StudySelection.RefuseStrangers(found, request);
        var reports = found.Where(file => ReportObjects.IsReport(file.SopClassUid)).ToList();
        List<DicomHeader> images = [.. found.Except(reports), .. studies.OthersAmong(found)];
        if (!images.Any(file => file.Status is DicomFileStatus.Ok))
            throw new RadOpsException("NothingToRelease", ErrorKind.NotFound, "No image of the study can be read, so there is nothing to send.", request.RequestId);
        return new(images, reports, found.Select(file => file.StudyInstanceUid!).Distinct(StringComparer.Ordinal).ToArray());
    }

    /// <summary>Whether an archive that names these instances has the study; what has no UID cannot be asked about.</summary>
    internal bool IsIn(IReadOnlySet<string> named) => Images.All(file => file.SopInstanceUid is null || named.Contains(file.SopInstanceUid));

    /// <summary>What goes, in the order of the files' paths.</summary>
    internal IReadOnlyList<DicomHeader> Files(bool includeReports) =>
        includeReports && Reports.Count > 0 ? [.. Images.Concat(Reports).OrderBy(file => file.Path, StringComparer.Ordinal)] : Images;

    /// <summary>What is to be told of it.</summary>
    internal string[] Notes(bool includeReports) => includeReports || Reports.Count == 0
        ? []
        : [$"{CountText.Of(Reports.Count, "report instance of the study is", "report instances of the study are")} left off: the decision does not include the report."];
}
