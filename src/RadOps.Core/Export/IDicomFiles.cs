namespace RadOps.Core.Export;

/// <summary>What the export chain needs of DICOM files; implemented by RadOps.Dicom.</summary>
public interface IDicomFiles
{
    /// <summary>
    /// Reads the headers of all files under the given files and folders, in parallel, in ordinal order of their full paths, each once; never throws
    /// for a bad file. What cannot be reached (no permission, a path that is not there, a link to a folder, which is not followed) is a
    /// header of its own whose status is <see cref="DicomFileStatus.Unreadable"/>. Streams: only a few hundred headers are held at a time.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IEnumerable<DicomHeader> Scan(IEnumerable<string> paths, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the DICOMDIR of a medium whose files are in place (PS3.10, PS3.3 F, PS3.11).
    /// </summary>
    /// <param name="mediumRoot">Root folder of the medium.</param>
    /// <param name="fileIds">The files to refer to, relative to the root with <c>/</c>, such as <c>DICOM/ST000001/SE000001/IM000001</c>, in the order that they shall have.</param>
    /// <param name="fileSetId">File-set ID (0004,1130): 0–16 characters of A–Z 0–9 _ and space.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Notes on values that were missing and invented for the directory, one a line, without identities.</returns>
    /// <exception cref="RadOpsException">
    /// A file lacks a UID or modality (<c>DirectoryKeyMissing</c>), is not whole or not DICOM (<c>MediumFileInvalid</c>), or is the same instance as
    /// another (<c>DuplicateInstance</c>); a study is under two patients (<c>StudyOfTwoPatients</c>); an id is malformed (<c>FileIdInvalid</c>,
    /// <c>FileSetIdInvalid</c>), there is none (<c>DirectoryEmpty</c>), or the directory cannot be written (<c>FileNotWritten</c>). No directory is left then.
    /// </exception>
    IReadOnlyList<string> WriteDirectory(string mediumRoot, IReadOnlyList<string> fileIds, string fileSetId, CancellationToken cancellationToken);

    /// <summary>Wraps a PDF as an Encapsulated PDF instance (PS3.3 A.45) of the study that <paramref name="model"/> belongs to.</summary>
    /// <param name="pdfPath">The document, at most 4 GB.</param>
    /// <param name="model">An instance of the study; its file is read again for all that the study and the patient are called.</param>
    /// <param name="report">What it is called, and whether it is signed.</param>
    /// <param name="outputPath">The file to write; its folder must be there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">
    /// The document cannot be read or is no PDF (<c>ReportUnreadable</c>, <c>ReportNotPdf</c>), the model cannot be read or has changed
    /// (<c>ReportModelInvalid</c>), the title is malformed (<c>ReportTitleInvalid</c>), or the file cannot be written (<c>FileNotWritten</c>).
    /// </exception>
    void EncapsulatePdf(string pdfPath, DicomHeader model, ReportDocument report, string outputPath, CancellationToken cancellationToken);

    /// <summary>Judges a medium, ours or another's: every reference of its DICOMDIR exists and agrees with its file, no file is unreferenced, hashes where there is a manifest.</summary>
    /// <param name="mediumRoot">Root folder of the medium. Nothing outside it is read, whatever its DICOMDIR says.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What is wrong or odd: the directory first, then the files in the order of their names.</returns>
    /// <exception cref="RadOpsException">There is no such folder (<c>MediumNotFound</c>).</exception>
    IReadOnlyList<MediumFinding> VerifyMedium(string mediumRoot, CancellationToken cancellationToken);

    /// <summary>As <see cref="VerifyMedium"/>, but for whoever has just compared the files' contents byte by byte: hashes are not computed once more.</summary>
    IReadOnlyList<MediumFinding> VerifyStructure(string mediumRoot, CancellationToken cancellationToken);
}
