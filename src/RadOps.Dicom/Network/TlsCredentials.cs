using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>The certificates of <see cref="TlsOptions"/>, read from their files.</summary>
internal sealed class TlsCredentials : IDisposable
{
    /// <exception cref="RadOpsException">A file cannot be read, or holds no certificate or key.</exception>
    public TlsCredentials(TlsOptions options)
    {
        Options = options;
        if (options.CaFile is { } caFile)
            Authorities = ReadAll(caFile);
        if (options.CertificateFile is { } certificateFile)
        {
            Own = ReadWithKey(certificateFile, options.KeyFile ?? certificateFile);
            Chain = ReadAll(certificateFile);
        }
    }

    public TlsOptions Options { get; }

    /// <summary>Those that are trusted and no others; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; }

    /// <summary>Our own certificate with its key, or null.</summary>
    public X509Certificate2? Own { get; }

    /// <summary>What the file of our own certificate holds besides, to be sent with it.</summary>
    public X509Certificate2Collection Chain { get; } = [];

    public void Dispose()
    {
        Own?.Dispose();
        foreach (var certificate in Chain)
            certificate.Dispose();
        foreach (var certificate in Authorities ?? [])
            certificate.Dispose();
    }

    private static X509Certificate2Collection ReadAll(string path)
    {
        var certificates = new X509Certificate2Collection();
        Read(path, () => certificates.ImportFromPemFile(path));
        return certificates.Count > 0 ? certificates : throw Unreadable(path, "it holds no certificate in PEM form", null);
    }

    private static X509Certificate2 ReadWithKey(string certificatePath, string keyPath)
    {
        X509Certificate2? certificate = null;
        Read(certificatePath, () => certificate = X509Certificate2.CreateFromPemFile(certificatePath, keyPath));
        if (!OperatingSystem.IsWindows())
            return certificate!;
        // Windows' own TLS cannot use a key that lives in memory only.
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate!.Export(X509ContentType.Pkcs12), password: null);
    }

    private static void Read(string path, Action read)
    {
        try
        {
            read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, "it cannot be read", error);
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            throw Unreadable(path, "certificate or key is not in PEM form, or they do not belong together", error);
        }
    }

    private static RadOpsException Unreadable(string path, string why, Exception? inner) =>
        new("TlsFileInvalid", ErrorKind.InvalidInput, $"The certificate file '{path}' cannot be used: {why}.", path, inner);
}
