using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>The instances that go on a medium, and what was left off it and why.</summary>
/// <param name="Instances">What goes on the medium.</param>
/// <param name="Notes">What was left off or is odd, one line each, without identities.</param>
/// <param name="OmittedReports">Instances left off because they carry a report that may not be released.</param>
public sealed record StudySelection(IReadOnlyList<DicomHeader> Instances, IReadOnlyList<string> Notes, int OmittedReports)
{
    /// <summary>Total length of the instances, in bytes.</summary>
    public long Bytes { get; } = Instances.Sum(instance => instance.Length);

    /// <summary>
    /// Takes the files of a request's study, and stops at anything that could put the wrong image on the medium or leave the right one off:
    /// another patient's file, a truncated or unreadable one, two different files with the same SOP Instance UID.
    /// </summary>
    /// <param name="index">The studies at hand.</param>
    /// <param name="request">The request, with its patient.</param>
    /// <param name="includeReports">Whether instances that carry the report may go along.</param>
    /// <exception cref="RadOpsException">The study is not there, or must not be put on a medium as it is.</exception>
    public static StudySelection Select(StudyIndex index, ReleaseRequest request, bool includeReports)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(request);
        var found = index.Find(request);
        RefuseStrangers(found, request);
        RefuseBroken([.. found.Where(file => file.Status is not DicomFileStatus.Ok), .. index.UnplacedAmong(found)], request);

        List<string> notes = [];
        var instances = DropDuplicates(found, request, notes);
        var reports = includeReports ? 0 : instances.RemoveAll(instance => ReportObjects.IsReport(instance.SopClassUid));
        if (reports > 0)
            notes.Add($"{CountText.Of(reports, "report instance of the study is", "report instances of the study are")} left off: the decision does not include the report.");
        if (instances.Count == 0)
        {
            throw new RadOpsException(
                "NothingToRelease",
                ErrorKind.NotFound,
                "No image of the study is left to put on the medium.",
                IdentityMask.MaskOrNull(request.RequestId));
        }
        return new(instances, notes, reports);
    }

    /// <summary>Stops at files of another patient, or of another examination than the request names.</summary>
    /// <exception cref="RadOpsException"><c>PatientIdMissing</c>, <c>PatientMismatch</c>, <c>AccessionMismatch</c>.</exception>
    internal static void RefuseStrangers(IReadOnlyList<DicomHeader> found, ReleaseRequest request)
    {
        var patient = request.PatientId ?? throw new RadOpsException(
            "PatientIdMissing",
            ErrorKind.InvalidInput,
            "The request names no patient, so nobody can tell whose images are to go: give its PatientId.",
            IdentityMask.MaskOrNull(request.RequestId));
        Refuse(
            [.. found.Where(file => !patient.Equals(file.PatientId))],
            "PatientMismatch",
            "belong to another patient than the decision is about (or to none). Nothing is released. Correct the patient in the archive, or take the file out of the study",
            request);

        if (request is { StudyInstanceUid.Length: > 0, AccessionNumber.Length: > 0 })
        {
            Refuse(
                [.. found.Where(file => file.AccessionNumber is { Length: > 0 } accession && accession != request.AccessionNumber)],
                "AccessionMismatch",
                $"bear another accession number than the request's {request.AccessionNumber}. Check that the order names the right study",
                request);
        }
    }

    private static void RefuseBroken(IReadOnlyList<DicomHeader> broken, ReleaseRequest request) => Refuse(
        broken,
        "DamagedFile",
        $"are damaged or cannot be read ({(broken.Count > 0 ? broken[0].Reason : null)}). A medium without them would lack images. Fetch the study again from the archive",
        request);

    private static void Refuse(IReadOnlyCollection<DicomHeader> files, string code, string what, ReleaseRequest request)
    {
        if (files.Count == 0)
            return;
        var named = string.Join(", ", files.Take(3).Select(Name));
        throw new RadOpsException(
            code,
            ErrorKind.Corrupt,
            string.Create(CultureInfo.InvariantCulture, $"{files.Count} file(s) of the study {what}: {named}{(files.Count > 3 ? ", …" : "")}."),
            IdentityMask.MaskOrNull(request.RequestId));
    }

    // A path may be made of a patient's name; a UID never is.
    private static string Name(DicomHeader file) => file.SopInstanceUid ?? $"the file named {Path.GetFileName(file.Path)}";

    private static List<DicomHeader> DropDuplicates(IReadOnlyList<DicomHeader> found, ReleaseRequest request, List<string> notes)
    {
        List<DicomHeader> unique = [];
        foreach (var same in found.GroupBy(file => file.SopInstanceUid, StringComparer.Ordinal))
        {
            var first = same.First();
            unique.Add(first);
            foreach (var other in same.Skip(1))
            {
                if (!FileContents.AreEqual(first.Path, other.Path))
                {
                    throw new RadOpsException(
                        "ConflictingDuplicate",
                        ErrorKind.Corrupt,
                        $"Two different files bear SOP Instance UID {same.Key}. Only the archive can tell which is right: fetch the study again.",
                        IdentityMask.MaskOrNull(request.RequestId));
                }
                notes.Add($"SOP Instance UID {same.Key} is there more than once, in identical files; it goes on the medium once.");
            }
        }
        return unique;
    }
}
