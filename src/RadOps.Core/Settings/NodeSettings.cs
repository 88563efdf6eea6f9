namespace RadOps.Core.Settings;

/// <summary>A DICOM node.</summary>
public sealed record NodeSettings
{
    /// <summary>What it is to the department.</summary>
    public required NodeRole Role { get; init; }

    /// <summary>Application entity title, 1–16 characters (PS3.5, AE).</summary>
    public required string AeTitle { get; init; }

    /// <summary>Host name or address; null for RadOps itself.</summary>
    public string? Host { get; init; }

    /// <summary>TCP port, 1–65535.</summary>
    public required int Port { get; init; }

    /// <summary>The most time, in seconds, that it may take for each reply, 1–3600: a PACS that fetches from tape needs long. Null for 60.</summary>
    public int? Timeout { get; init; }

    /// <summary>Its TLS files; null for a connection in clear.</summary>
    public TlsSettings? Tls { get; init; }
}
