namespace RadOps.Core.Settings;

/// <summary>The files of a TLS connection (PS3.15 B), all PEM.</summary>
/// <param name="Ca">Full path of the authority that signs the node's certificate; null for the system's own.</param>
/// <param name="Certificate">Full path of RadOps' certificate; null when the node asks for none.</param>
/// <param name="Key">Full path of its key; null when the certificate's file holds it.</param>
public sealed record TlsSettings(string? Ca, string? Certificate, string? Key);
