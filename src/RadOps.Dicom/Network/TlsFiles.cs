using System.Security.Cryptography.X509Certificates;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>Judges the certificate files of a node without a connection.</summary>
public static class TlsFiles
{
    /// <summary>Reads the certificates that <see cref="TlsOptions"/> names: the authorities, then our own with those that it stands on.</summary>
    /// <exception cref="RadOpsException"><c>TlsFileInvalid</c>: a file cannot be read, holds no certificate, or a key does not belong to its certificate.</exception>
    public static IReadOnlyList<CertificateDates> Read(TlsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var credentials = new TlsCredentials(options);
        return [.. Dates(credentials.Authorities, options.CaFile), .. Dates(credentials.Chain, options.CertificateFile)];
    }

    private static IEnumerable<CertificateDates> Dates(X509Certificate2Collection? certificates, string? path) =>
        from certificate in certificates ?? []
        select new CertificateDates(path!, certificate.Subject, certificate.NotBefore, certificate.NotAfter);
}
