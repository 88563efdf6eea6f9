using RadOps.Core.Export;

namespace RadOps.Site.Tests;

/// <summary>A folder with one header in it, whatever that header claims.</summary>
internal sealed class OneFile(DicomHeader header) : IDicomFiles
{
    public IEnumerable<DicomHeader> Scan(IEnumerable<string> paths, CancellationToken cancellationToken) => [header];

    public IReadOnlyList<string> WriteDirectory(string mediumRoot, IReadOnlyList<string> fileIds, string fileSetId, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public void EncapsulatePdf(string pdfPath, DicomHeader model, ReportDocument report, string outputPath, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public IReadOnlyList<MediumFinding> VerifyMedium(string mediumRoot, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public IReadOnlyList<MediumFinding> VerifyStructure(string mediumRoot, CancellationToken cancellationToken) => throw new InvalidOperationException();
}
