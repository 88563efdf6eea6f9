namespace RadOps.Dicom.Network;

/// <summary>The numbers of A-ASSOCIATE-RJ, A-ABORT and presentation context results, in words (PS3.8 9.3.4, 9.3.8, 9.3.3.2).</summary>
internal static class AssociationWords
{
    public const byte RejectedPermanent = 1, RejectedTransient = 2;
    public const byte SourceUser = 1, SourceAcse = 2, SourcePresentation = 3;
    public const byte CallingTitleNotRecognised = 3, CalledTitleNotRecognised = 7;

    public static string DescribeResult(byte result) => result switch
    {
        RejectedPermanent => "permanently",
        RejectedTransient => "for the moment",
        _ => $"with the unknown result {result}",
    };

    public static string DescribeSource(byte source) => source switch
    {
        SourceUser => "its DICOM service",
        SourceAcse => "its association layer",
        SourcePresentation => "its presentation layer",
        _ => $"the unknown source {source}",
    };

    public static string DescribeReason(byte source, byte reason) => (source, reason) switch
    {
        (SourceUser, 1) or (SourceAcse, 1) => "no reason given",
        (SourceUser, 2) => "application context name not supported",
        (SourceUser, CallingTitleNotRecognised) => "calling AE title not recognised",
        (SourceUser, CalledTitleNotRecognised) => "called AE title not recognised",
        (SourceAcse, 2) => "protocol version not supported",
        (SourcePresentation, 1) => "temporary congestion",
        (SourcePresentation, 2) => "local limit exceeded",
        _ => $"unknown reason {reason}",
    };

    /// <summary>What can be done about a rejection.</summary>
    public static string Advise(byte result, byte source, byte reason) => (source, reason) switch
    {
        (SourceUser, CallingTitleNotRecognised) => "Have our AE title registered at the node.",
        (SourceUser, CalledTitleNotRecognised) => "Check the node's AE title in the site file.",
        _ when result == RejectedTransient || source == SourcePresentation => "Try again later: the node is busy.",
        _ => "Ask those who run the node why it turns us away.",
    };

    public static string DescribeAbort(byte source, byte reason) => source switch
    {
        0 => "its DICOM service ended it",
        2 => reason switch
        {
            0 => "its upper layer ended it, no reason given",
            1 => "its upper layer met a PDU that it does not know",
            2 => "its upper layer met a PDU that it did not expect",
            4 => "its upper layer met a PDU parameter that it does not know",
            5 => "its upper layer met a PDU parameter that it did not expect",
            6 => "its upper layer met an invalid PDU parameter value",
            _ => $"its upper layer ended it for the unknown reason {reason}",
        },
        _ => $"ended by the unknown source {source}, reason {reason}",
    };

    public static string DescribeContext(byte result) => result switch
    {
        1 => "the node's DICOM service rejects it",
        ContextAnswer.NoReason => "the node gives no reason",
        ContextAnswer.AbstractSyntaxNotSupported => "the node does not support the SOP class",
        ContextAnswer.TransferSyntaxesNotSupported => "the node does not support the transfer syntax",
        _ => $"the node answered with the unknown result {result}",
    };
}
