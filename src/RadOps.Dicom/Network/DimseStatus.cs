using RadOps.Dicom.Data;

namespace RadOps.Dicom.Network;

/// <summary>DIMSE status codes in words (PS3.7 C, PS3.4 B.2.3, C.4).</summary>
internal static class DimseStatus
{
    public const ushort Success = 0x0000;
    public const ushort Cancelled = 0xFE00;
    public const ushort Pending = 0xFF00;
    public const ushort PendingWithWarning = 0xFF01;
    public const ushort ProcessingFailure = 0x0110;
    public const ushort SopClassNotSupported = 0x0122;
    public const ushort UnrecognisedOperation = 0x0211;
    public const ushort OutOfResources = 0xA700;
    public const ushort DoesNotMatchClass = 0xA900;
    public const ushort CannotUnderstand = 0xC000;

    public static bool IsPending(ushort status) => status is Pending or PendingWithWarning;

    /// <summary>What was done was done, with something to note.</summary>
    public static bool IsWarning(ushort status) => status >> 12 == 0xB;

    /// <summary>A status of C-STORE.</summary>
    public static string DescribeStore(CommandSet reply) => Format(reply, reply.Status!.Value switch
    {
        0xB000 => "stored, but some of its elements were changed by the node",
        0xB006 => "stored, but some of its elements were discarded by the node",
        0xB007 => "stored, though the dataset does not match its SOP class",
        var status when IsWarning(status) => "stored with a warning",
        var status when status >> 8 == 0xA7 => "the node is out of resources: its disk may be full",
        var status when status >> 8 == 0xA9 => "the dataset does not match its SOP class",
        var status when status >> 12 == 0xC => "the node cannot understand the dataset",
        var status => DescribeGeneral(status),
    });

    /// <summary>A status of C-FIND, C-GET, C-MOVE or C-ECHO.</summary>
    public static string DescribeQuery(CommandSet reply) => Format(reply, reply.Status!.Value switch
    {
        0xA700 => "the node is out of resources",
        0xA701 => "the node is out of resources: it cannot count the matches",
        0xA702 => "the node is out of resources: it cannot send the instances",
        0xA801 => "the node does not know the move destination: have our AE title, host and port registered there",
        0xA900 => "the identifier does not match the SOP class",
        0xB000 => "some instances were not sent, or sent with warnings",
        Cancelled => "cancelled",
        var status when status >> 12 == 0xC => "the node cannot process it",
        var status => DescribeGeneral(status),
    });

    private static string DescribeGeneral(ushort status) => status switch
    {
        Success => "success",
        0x0105 => "no such attribute",
        0x0106 => "invalid attribute value",
        0x0107 => "attribute list error",
        ProcessingFailure => "processing failure",
        0x0111 => "duplicate SOP instance: the node says that it has it already",
        0x0112 => "no such SOP instance",
        0x0115 => "invalid argument value",
        0x0116 => "attribute value out of range",
        0x0117 => "invalid SOP instance",
        0x0118 => "no such SOP class",
        0x0119 => "class and instance conflict",
        0x0120 => "missing attribute",
        0x0121 => "missing attribute value",
        SopClassNotSupported => "SOP class not supported",
        0x0124 => "not authorised",
        0x0210 => "duplicate invocation",
        UnrecognisedOperation => "unrecognised operation",
        0x0212 => "mistyped argument",
        0x0213 => "resource limitation",
        Cancelled => "cancelled",
        _ => "a status that the standard does not know",
    };

    private static string Format(CommandSet reply, string words)
    {
        var about = reply.OffendingElements.Count > 0 ? $", about {string.Join(' ', reply.OffendingElements.Select(Tags.Format))}" : "";
        return FormattableString.Invariant($"{words} (status {reply.Status:X4}{about})");
    }
}
