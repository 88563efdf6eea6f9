using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>Names of transfer syntaxes, for messages (PS3.6 A).</summary>
internal static class TransferSyntaxName
{
    /// <summary>Compressed syntaxes that images are stored in; each is asked for when images are fetched.</summary>
    public static readonly IReadOnlyList<string> Compressed =
    [
        "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57", "1.2.840.10008.1.2.4.80",
        "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.1.99",
        "1.2.840.10008.1.2.4.100", "1.2.840.10008.1.2.4.101", "1.2.840.10008.1.2.4.102", "1.2.840.10008.1.2.4.103",
    ];

    /// <summary>The syntax's name and UID, or the UID alone when it is private or not known.</summary>
    public static string Describe(string uid) => Find(uid) is { } name ? $"{name} ({uid})" : uid;

    private static string? Find(string uid) => uid switch
    {
        TransferSyntax.ImplicitVrLittleEndian => "Implicit VR Little Endian",
        TransferSyntax.ExplicitVrLittleEndian => "Explicit VR Little Endian",
        TransferSyntax.DeflatedExplicitVrLittleEndian => "Deflated Explicit VR Little Endian",
        TransferSyntax.ExplicitVrBigEndian => "Explicit VR Big Endian",
        "1.2.840.10008.1.2.4.50" => "JPEG Baseline",
        "1.2.840.10008.1.2.4.51" => "JPEG Extended",
        "1.2.840.10008.1.2.4.57" => "JPEG Lossless",
        "1.2.840.10008.1.2.4.70" => "JPEG Lossless, First-Order Prediction",
        "1.2.840.10008.1.2.4.80" => "JPEG-LS Lossless",
        "1.2.840.10008.1.2.4.81" => "JPEG-LS Near-Lossless",
        "1.2.840.10008.1.2.4.90" => "JPEG 2000 Lossless",
        "1.2.840.10008.1.2.4.91" => "JPEG 2000",
        "1.2.840.10008.1.2.4.92" => "JPEG 2000 Part 2 Lossless",
        "1.2.840.10008.1.2.4.93" => "JPEG 2000 Part 2",
        "1.2.840.10008.1.2.4.100" => "MPEG2 Main Profile / Main Level",
        "1.2.840.10008.1.2.4.101" => "MPEG2 Main Profile / High Level",
        "1.2.840.10008.1.2.4.102" => "MPEG-4 AVC/H.264 High Profile",
        "1.2.840.10008.1.2.4.103" => "MPEG-4 AVC/H.264 BD-compatible High Profile",
        "1.2.840.10008.1.2.4.107" => "HEVC/H.265 Main Profile",
        "1.2.840.10008.1.2.4.108" => "HEVC/H.265 Main 10 Profile",
        "1.2.840.10008.1.2.4.201" => "High-Throughput JPEG 2000 Lossless",
        "1.2.840.10008.1.2.4.202" => "High-Throughput JPEG 2000 with RPCL Lossless",
        "1.2.840.10008.1.2.4.203" => "High-Throughput JPEG 2000",
        "1.2.840.10008.1.2.5" => "RLE Lossless",
        _ => null,
    };
}
