using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>Agrees on TLS with a node, and says which of issuer, dates and name is wrong when one is.</summary>
internal static class TlsHandshake
{
    /// <exception cref="RadOpsException">No TLS, or a certificate that does not hold.</exception>
    public static async Task<SslStream> RunAsync(Stream inner, DicomNode node, TlsCredentials credentials, ConnectionWatch? watch, CancellationToken limit, CancellationToken caller)
    {
        RadOpsException? objection = null;
        var name = credentials.Options.ServerName ?? node.Host;
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = name,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    ClientCertificateContext = credentials.Own is { } own ? SslStreamCertificateContext.Create(own, credentials.Chain, offline: true) : null,
                    CertificateChainPolicy = Policy(credentials.Authorities),
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        if (certificate is X509Certificate2 shown)
                            watch?.Shown(shown.NotAfter);
                        return (objection = Judge(node, name, certificate, chain, errors)) is null;
                    },
                },
                limit).ConfigureAwait(false);
            return stream;
        }
        catch (Exception error) when (error is AuthenticationException or IOException or OperationCanceledException)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            caller.ThrowIfCancellationRequested();
            throw objection ?? error switch
            {
                OperationCanceledException => NetworkErrors.ConnectTimeout(node),
                AuthenticationException => NetworkErrors.Tls(node, "TlsHandshakeFailed", "the two could not agree. The node may speak TLS older than 1.2, or refuse our certificate.", error),
                _ => NetworkErrors.Tls(node, "TlsHandshakeFailed", "it closed the connection during the handshake. It may not speak TLS on this port, or refuse our certificate.", error),
            };
        }
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection? authorities)
    {
        // Hospital authorities seldom run revocation services that are reached from every network: expiry and issuer are what is checked.
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        if (authorities is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(authorities);
        }
        return policy;
    }

    private static RadOpsException? Judge(DicomNode node, string name, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return null;
        if (certificate is not X509Certificate2 shown || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return NetworkErrors.Tls(node, "TlsCertificateMissing", "it shows no certificate.");
        var states = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status) ?? X509ChainStatusFlags.NoError;
        if (states.HasFlag(X509ChainStatusFlags.NotTimeValid))
        {
            return NetworkErrors.Tls(
                node,
                "TlsCertificateExpired",
                FormattableString.Invariant($"its certificate, or one that it stands on, does not hold today (it holds from {shown.NotBefore:yyyy-MM-dd} to {shown.NotAfter:yyyy-MM-dd}). It must be renewed at the node."));
        }
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors))
            return NetworkErrors.Tls(node, "TlsCertificateUntrusted", $"its certificate is not issued by an authority that is trusted ({states}). Check the CA file in the site file; someone else may be answering.");
        return NetworkErrors.Tls(node, "TlsHostNameMismatch", $"its certificate is not made out to '{name}'. Use the name that it bears; someone else may be answering.");
    }
}
