using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>A DICOM system on the network, and how to speak to it.</summary>
public sealed record DicomNode
{
    /// <summary>The node's own AE title: 1–16 ASCII characters (PS3.8 9.3.2, called AE title).</summary>
    /// <exception cref="RadOpsException">It is no AE title.</exception>
    public required string AeTitle { get; init => field = Network.AeTitle.Validate(value, "called"); }

    /// <summary>Host name or address.</summary>
    /// <exception cref="RadOpsException">It is empty or holds blanks.</exception>
    public required string Host
    {
        get;
        init => field = Uri.CheckHostName(value) != UriHostNameType.Unknown
            ? value
            : throw new RadOpsException("HostInvalid", ErrorKind.InvalidInput, $"'{value}' is no host name or address.", value);
    }

    /// <summary>TCP port, 1–65535; 104 and 11112 are the common ones, 2762 with TLS.</summary>
    /// <exception cref="RadOpsException">It is outside the range.</exception>
    public required int Port
    {
        get;
        init => field = value is > 0 and <= 65535 ? value : throw new RadOpsException("PortInvalid", ErrorKind.InvalidInput, $"{value} is no TCP port (1–65535).");
    }

    /// <summary>The AE title that RadOps calls itself by; the node may know only those that it has been told of.</summary>
    /// <exception cref="RadOpsException">It is no AE title.</exception>
    public string CallingAeTitle { get; init => field = Network.AeTitle.Validate(value, "calling"); } = "RADOPS";

    /// <summary>TLS settings; null for plain TCP.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>The most time that it may take to look up the host, connect, and agree on TLS; above zero and at most an hour. Default 10 s.</summary>
    /// <exception cref="RadOpsException">It is outside the range.</exception>
    public TimeSpan ConnectTimeout { get; init => field = CheckTimeout(value); } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The most time that the node may take for each reply, and for taking in each megabyte sent; above zero and at most an hour. Default 60 s.
    /// When it is over the association is over: a frozen node costs it once, not once an instance.
    /// </summary>
    /// <exception cref="RadOpsException">It is outside the range.</exception>
    public TimeSpan ReplyTimeout { get; init => field = CheckTimeout(value); } = TimeSpan.FromSeconds(60);

    /// <summary>The longest PDU, in bytes, that the node is told it may send to RadOps: 4,096–1,048,576 (PS3.8 D.1). Default 131,072.</summary>
    /// <exception cref="RadOpsException">It is outside the range.</exception>
    public int MaximumPduLength
    {
        get;
        init => field = value is >= 4096 and <= 1024 * 1024
            ? value
            : throw new RadOpsException("PduLengthInvalid", ErrorKind.InvalidInput, $"The longest PDU must be 4096–1048576 bytes, not {value}.");
    } = 128 * 1024;

    /// <summary>The node as messages name it: <c>TITLE at host:port</c>.</summary>
    public override string ToString() => $"{AeTitle} at {Host}:{Port}";

    private static TimeSpan CheckTimeout(TimeSpan value) => value > TimeSpan.Zero && value <= TimeSpan.FromHours(1)
        ? value
        : throw new RadOpsException("TimeoutInvalid", ErrorKind.InvalidInput, "A timeout must be above zero and at most an hour.");
}
