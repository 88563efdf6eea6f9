namespace RadOps.Core.Intake.Files;

/// <summary>What a patient's file was found to be, and to hide.</summary>
public sealed record FileInspection
{
    /// <summary>What it is, by its contents (F-18).</summary>
    public required PatientFileFormat Format { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>SHA-256 of all its bytes, in lower-case hexadecimal; of nothing where it is no file to be read (<see cref="FileFindingCode.NotRegularFile"/>): then empty.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Width of an image, in pixels; null for a PDF and where it could not be read.</summary>
    public int? Width { get; init; }

    /// <summary>Height of an image, in pixels; null for a PDF and where it could not be read.</summary>
    public int? Height { get; init; }

    /// <summary>Frames of an image: one, unless it moves; null for a PDF and where it could not be read.</summary>
    public int? Frames { get; init; }

    /// <summary>Pages of a PDF; null for an image and where it could not be read.</summary>
    public int? Pages { get; init; }

    /// <summary>All that was found: errors first, then warnings, then the rest, each kind in the order of the file.</summary>
    public required IReadOnlyList<FileFinding> Findings { get; init; }

    /// <summary>What it says beside what it shows; of a PDF what the photographs in it say.</summary>
    public required FileMetadata Metadata { get; init; }

    /// <summary>Whether it is a PDF with what seems to be a photograph in it: it cannot go to Picsara, and the patient is asked for a JPEG or PNG (F-22, C39).</summary>
    public bool HoldsPhotograph { get; init; }

    /// <summary>Whether it may be taken in: nothing that was found refuses it.</summary>
    public bool IsAccepted => !Findings.Any(finding => finding.Severity == FindingSeverity.Error);

    /// <summary>Where it may go, by what it is; nowhere when it is refused. Which of them, a person says (C39).</summary>
    public IReadOnlyList<FileRoute> PermittedRoutes => !IsAccepted ? [] : Format == PatientFileFormat.Pdf ? [FileRoute.Earchive] : [FileRoute.Picsara, FileRoute.Earchive];

    /// <summary>Where RadOps would have it: an image to Picsara, a PDF to E-arkiv (F-21, F-22).</summary>
    public FileRoute ProposedRoute => PermittedRoutes is [var first, ..] ? first : FileRoute.None;

    /// <summary>The same, with what a virus scanner said: whatever is not clean refuses the file.</summary>
    /// <param name="scan">What it said.</param>
    public FileInspection With(ScanResult scan)
    {
        ArgumentNullException.ThrowIfNull(scan);
        return scan.Finding is { } finding ? this with { Findings = [.. Findings.Append(finding).OrderByDescending(each => each.Severity)] } : this;
    }
}
