namespace RadOps.Core.Export;

/// <summary>What the export chain needs of DICOM files; implemented by RadOps.Dicom.</summary>
public interface IDicomFiles
{
    /// <summary>Reads the headers of all files under the given files and folders, in parallel, in the order of their paths; never throws for a bad file.</summary>
    IEnumerable<DicomHeader> Scan(IEnumerable<string> paths, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the DICOMDIR of a medium whose files are in place (PS3.10, PS3.3 F, PS3.11).
    /// </summary>
    /// <param name="mediumRoot">Root folder of the medium.</param>
    /// <param name="fileIds">The files to refer to, relative to the root with <c>/</c>, such as <c>DICOM/ST000001/SE000001/IM000001</c>, in the order that they shall have.</param>
    /// <param name="fileSetId">File-set ID (0004,1130): 0–16 characters of A–Z 0–9 _ and space.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Notes on values that were missing and invented for the directory, one a line, without identities.</returns>
    /// <exception cref="RadOpsException">A file lacks a UID or modality, is no DICOM file, or a study is under two patients.</exception>
    IReadOnlyList<string> WriteDirectory(string mediumRoot, IReadOnlyList<string> fileIds, string fileSetId, CancellationToken cancellationToken);

    /// <summary>Wraps a PDF as an Encapsulated PDF instance (PS3.3 A.45) of the study that <paramref name="model"/> belongs to.</summary>
    void EncapsulatePdf(string pdfPath, DicomHeader model, string title, string outputPath, CancellationToken cancellationToken);

    /// <summary>Judges a medium, ours or another's: every reference of its DICOMDIR exists and agrees with its file, no file is unreferenced, hashes where there is a manifest.</summary>
    IReadOnlyList<MediumFinding> VerifyMedium(string mediumRoot, CancellationToken cancellationToken);
}
