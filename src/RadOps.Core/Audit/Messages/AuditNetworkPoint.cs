using System.Net;

namespace RadOps.Core.Audit.Messages;

/// <summary>Where on the network a participant is.</summary>
/// <param name="Kind">What it is named by.</param>
/// <param name="Id">The name.</param>
public sealed record AuditNetworkPoint(AuditNetworkKind Kind, string Id)
{
    /// <summary>A host by its name or address.</summary>
    public static AuditNetworkPoint OfHost(string host) => new(IPAddress.TryParse(host, out _) ? AuditNetworkKind.IpAddress : AuditNetworkKind.MachineName, host);
}
