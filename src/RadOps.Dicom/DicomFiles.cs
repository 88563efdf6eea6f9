using RadOps.Core.Export;
using RadOps.Dicom.Documents;
using RadOps.Dicom.Media;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom;

/// <summary>DICOM files and media, as far as a release needs them: headers, DICOMDIR, encapsulated PDF, verification. Holds nothing, and can be used by many threads.</summary>
public sealed class DicomFiles : IDicomFiles
{
    /// <inheritdoc/>
    public IEnumerable<DicomHeader> Scan(IEnumerable<string> paths, CancellationToken cancellationToken) => HeaderScan.Run(paths, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<string> WriteDirectory(string mediumRoot, IReadOnlyList<string> fileIds, string fileSetId, CancellationToken cancellationToken) =>
        DirectoryWriter.Write(mediumRoot, fileIds, fileSetId, cancellationToken);

    /// <inheritdoc/>
    public void EncapsulatePdf(string pdfPath, DicomHeader model, ReportDocument report, string outputPath, CancellationToken cancellationToken) =>
        EncapsulatedPdf.Write(pdfPath, model, report, outputPath, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<MediumFinding> VerifyMedium(string mediumRoot, CancellationToken cancellationToken) => MediumVerifier.Verify(mediumRoot, compareHashes: true, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<MediumFinding> VerifyStructure(string mediumRoot, CancellationToken cancellationToken) => MediumVerifier.Verify(mediumRoot, compareHashes: false, cancellationToken);
}
