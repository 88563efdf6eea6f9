namespace RadOps.Dicom.Network;

/// <summary>
/// How a node is spoken to over TLS (PS3.15 B.9, the BCP 195 profile: TLS 1.2 or later). The node's certificate is always checked: its issuer,
/// its dates and its name; there is no setting to leave that out.
/// </summary>
public sealed record TlsOptions
{
    /// <summary>PEM file with the certificates of the authorities that are trusted, and no others; null for those of the operating system.</summary>
    public string? CaFile { get; init; }

    /// <summary>PEM file with our own certificate, then those that bind it to its authority; null when the node asks for none.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file with the private key of <see cref="CertificateFile"/>; null when that file holds it too.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The name that the node's certificate must bear; null for the node's host.</summary>
    public string? ServerName { get; init; }
}
