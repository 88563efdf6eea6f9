namespace RadOps.Core.Settings;

/// <summary>The audit record repository: syslog over TLS (PS3.15 A.6, IHE ITI-20).</summary>
/// <param name="Host">Host name or address.</param>
/// <param name="Port">TCP port, 1–65535; 6514 unless the site says otherwise (RFC 5425).</param>
/// <param name="Tls">Its TLS files; null for the operating system's authorities and no certificate of our own. There is no connection in clear.</param>
/// <param name="Timeout">The most time, in seconds, that it may take to take in what is sent, 1–3600; null for 60.</param>
public sealed record AuditRepositorySettings(string Host, int Port, TlsSettings? Tls, int? Timeout)
{
    /// <summary>The port of syslog over TLS.</summary>
    public const int DefaultPort = 6514;

    /// <summary>Where it is; its files are not said.</summary>
    public override string ToString() => FormattableString.Invariant($"{Host}:{Port}");
}
