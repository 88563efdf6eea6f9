namespace RadOps.Core.Audit.Messages;

/// <summary>What a network access point is named by (PS3.15 A.5.1, NetworkAccessPointTypeCode). The numbers are those of the standard.</summary>
public enum AuditNetworkKind
{
    /// <summary>Machine name, DNS name included.</summary>
    MachineName = 1,

    /// <summary>IP address.</summary>
    IpAddress = 2,

    /// <summary>URI.</summary>
    Uri = 5,
}
