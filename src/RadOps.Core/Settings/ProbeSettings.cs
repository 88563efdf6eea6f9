using System.Globalization;

namespace RadOps.Core.Settings;

/// <summary>What speaks for a system when it is asked whether it is there: a node of the site file, or a host and port.</summary>
/// <param name="Node">The node's name; null for a host.</param>
/// <param name="Host">Host name or address; null for a node.</param>
/// <param name="Port">TCP port, 1–65535; 0 for a node.</param>
/// <param name="Tls">The host's TLS files; null for a connection in clear.</param>
public sealed record ProbeSettings(string? Node, string? Host = null, int Port = 0, TlsSettings? Tls = null)
{
    private const string Https = "https://";
    private const int HttpsPort = 443;

    /// <summary>Reads one as it is written in one word: a node's name, <c>ris1:2575</c>, or <c>https://om.example.se</c>, which is asked for TLS and its certificate.</summary>
    /// <param name="text">The word.</param>
    /// <param name="isNode">Whether a name is that of a node.</param>
    /// <exception cref="RadOpsException"><c>ProbeAddressInvalid</c>.</exception>
    public static ProbeSettings Parse(string text, Func<string, bool> isNode)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isNode);
        if (isNode(text))
            return new(text);
        var isTls = text.StartsWith(Https, StringComparison.OrdinalIgnoreCase);
        var address = isTls ? text[Https.Length..].TrimEnd('/') : text;
        var colon = address.LastIndexOf(':');
        var host = colon < 0 || address.EndsWith('}') ? address : address[..colon];
        var isPort = int.TryParse(address.AsSpan(Math.Min(host.Length + 1, address.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535;
        return host.Length > 0 && !host.AsSpan().ContainsAny(' ', '/', '@') && (isPort || (isTls && host.Length == address.Length))
            ? new(null, host, isPort ? port : HttpsPort, isTls ? new(null, null, null) : null)
            : throw new RadOpsException(
                "ProbeAddressInvalid", ErrorKind.InvalidInput, $"'{text}' is neither a node of the site file nor an address. Write a node's name, a host and port as in ris1:2575, or https://om.example.se.", text);
    }

    /// <summary>As it is written in one word; what its TLS files are is not said.</summary>
    public override string ToString() => Node ?? FormattableString.Invariant($"{(Tls is null ? "" : Https)}{Host}:{Port}");
}
