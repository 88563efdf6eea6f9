using RadOps.Core.Export;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom;

/// <summary>DICOM files and media, as far as a release needs them: headers, DICOMDIR, encapsulated PDF, verification. Stateless and safe to share between threads.</summary>
#pragma warning disable CA1822
public sealed class DicomFiles
{
    /// <inheritdoc cref="IDicomFiles.Scan"/>
    public IEnumerable<DicomHeader> Scan(IEnumerable<string> paths, CancellationToken cancellationToken) => HeaderScan.Run(paths, cancellationToken);
}
