using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Export;

/// <summary>A medium that an earlier run finished, and whose every byte is still as it was verified.</summary>
/// <param name="Folder">Where it lies: in its place, or in the folder in which it was made.</param>
/// <param name="Step">What was recorded when it was verified.</param>
internal sealed record VerifiedMedium(string Folder, ExportStepPayload Step)
{
    /// <summary>The instances that are on it.</summary>
    internal IReadOnlyList<StudyFile> ReadFiles(IDicomFiles dicom, CancellationToken cancellationToken) =>
        [.. dicom.Scan([Path.Combine(Folder, MediumLayout.DicomFolder)], cancellationToken).Select(header => new StudyFile(header, Path.GetRelativePath(Folder, header.Path).Replace('\\', '/')))];

    /// <summary>Finds one for a target; null when there is none, and then all is made anew.</summary>
    internal static VerifiedMedium? Find(IReadOnlyList<EarlierRun> runs, string target, IDicomFiles dicom, CancellationToken cancellationToken)
    {
        foreach (var run in runs.Where(run => run.Verified is not null && run.Path == target))
        {
            foreach (var folder in (string[])[target, MediumDraft.FolderFor(target, run.Number)])
            {
                if (MediumDraft.ManifestHash(folder) == run.Verified!.ManifestSha256
                    && !dicom.VerifyMedium(folder, cancellationToken).Any(finding => finding.Severity is FindingSeverity.Error))
                {
                    return new VerifiedMedium(folder, run.Verified);
                }
            }
        }

        return null;
    }
}
