using RadOps.Core.Export;
using RadOps.Core.Identity;

namespace RadOps.Core.Tests.Export;

/// <summary>Headers as a test wants them; what the medium's steps would write is left to the tests of the whole chain.</summary>
internal sealed class FakeDicomFiles(params DicomHeader[] headers) : IDicomFiles
{
    public const string CtImage = "1.2.840.10008.5.1.4.1.1.2";

    public IEnumerable<DicomHeader> Scan(IEnumerable<string> paths, CancellationToken cancellationToken) => headers;

    public IReadOnlyList<string> WriteDirectory(string mediumRoot, IReadOnlyList<string> fileIds, string fileSetId, CancellationToken cancellationToken) => [];

    public void EncapsulatePdf(string pdfPath, DicomHeader model, ReportDocument report, string outputPath, CancellationToken cancellationToken) => File.Copy(pdfPath, outputPath);

    public IReadOnlyList<MediumFinding> VerifyMedium(string mediumRoot, CancellationToken cancellationToken) => [];

    public IReadOnlyList<MediumFinding> VerifyStructure(string mediumRoot, CancellationToken cancellationToken) => [];

    public static DicomHeader Instance(string sopInstanceUid, string patient = "191212121212", string study = "1.2.3", string accession = "A1", string sopClass = CtImage) => new()
    {
        Path = $"/studies/s/{sopInstanceUid}",
        Status = DicomFileStatus.Ok,
        PatientId = PatientId.Unverified(patient),
        StudyInstanceUid = study,
        SeriesInstanceUid = study + ".1",
        SopInstanceUid = sopInstanceUid,
        SopClassUid = sopClass,
        AccessionNumber = accession,
        Length = 100,
    };
}
