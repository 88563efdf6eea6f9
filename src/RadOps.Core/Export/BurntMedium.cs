using RadOps.Core.Register;

namespace RadOps.Core.Export;

/// <summary>The medium as it came out of the burner, or the stick as it was written.</summary>
public static class BurntMedium
{
    /// <summary>Proves that it is the medium that was made, and whole: its manifest is the recorded one, and every file is as the manifest says.</summary>
    /// <param name="release">The release.</param>
    /// <param name="path">Root of the burnt medium.</param>
    /// <param name="dicom">Judges media.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException"><c>MediumNotFound</c>; <c>MediumIsAnother</c>: it is another release's, or nothing of ours; <c>MediumDamaged</c>: what is on it is not what was made.</exception>
    public static void Require(MediaExport release, string path, IDicomFiles dicom, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(release);
        ArgumentNullException.ThrowIfNull(dicom);
        if (!Directory.Exists(path)) throw new RadOpsException("MediumNotFound", ErrorKind.NotFound, $"There is no medium at {path}.", release.ExportId);
        if (MediumDraft.ManifestHash(path) is not { } hash || hash != release.ManifestSha256)
            throw new RadOpsException("MediumIsAnother", ErrorKind.Corrupt, $"The medium at {path} is not {release.ExportId}: its manifest is not the one that was recorded. Look at which disc is in the drive.", release.ExportId);
        if (dicom.VerifyMedium(path, cancellationToken).FirstOrDefault(finding => finding.Severity is FindingSeverity.Error) is { } error)
            throw new RadOpsException("MediumDamaged", ErrorKind.Corrupt, $"The medium at {path} is not as it was made: {error.File} {error.Message} Burn another, and destroy this one.", release.ExportId);
    }
}
