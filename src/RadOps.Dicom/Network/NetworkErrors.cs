using System.Net.Sockets;
using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>Every error of the network, in words that can be acted on; the one place where they are made.</summary>
internal static class NetworkErrors
{
    /// <summary>The node stands still: asking it again would cost the same time again.</summary>
    public const string ReplyTimeoutCode = "NodeReplyTimeout";

    /// <summary>The node does not offer a service; another may do instead.</summary>
    public const string ServiceNotAcceptedCode = "ServiceNotAccepted";

    /// <summary>The node took the operation and answered with a failure.</summary>
    public const string OperationFailedCode = "NodeOperationFailed";

    /// <summary>The peer broke the protocol; which peer is added where it is known.</summary>
    public static RadOpsException Protocol(string what) => new("PeerProtocolError", ErrorKind.Corrupt, $"The peer does not keep to DICOM: {what}.");

    public static RadOpsException UnknownHost(DicomNode node, Exception inner) =>
        new("NodeHostUnknown", ErrorKind.Unreachable, $"The host name of {node} is not known. Check the name in the site file, and the name service.", node.AeTitle, inner);

    public static RadOpsException Refused(DicomNode node, Exception inner) =>
        new("NodeRefused", ErrorKind.Unreachable, $"Nothing listens for {node}. Check the port, and that the node is running.", node.AeTitle, inner);

    public static RadOpsException NoRoute(DicomNode node, SocketException inner) =>
        new("NodeUnreachable", ErrorKind.Unreachable, $"{node} cannot be reached ({inner.SocketErrorCode}). Check the network, VPN and firewall.", node.AeTitle, inner);

    public static RadOpsException ConnectTimeout(DicomNode node) =>
        new("NodeConnectTimeout", ErrorKind.Unreachable, $"{node} did not answer within {Seconds(node.ConnectTimeout)}. Check that it is running and that no firewall drops the connection.", node.AeTitle);

    public static RadOpsException ReplyTimeout(DicomNode node) =>
        new(ReplyTimeoutCode, ErrorKind.Unreachable, $"{node} was silent for {Seconds(node.ReplyTimeout)}; the association was ended.", node.AeTitle);

    public static RadOpsException Lost(DicomNode node, Exception? inner) =>
        new("NodeConnectionLost", ErrorKind.Unreachable, $"{node} closed the connection without a word: it crashed, was restarted, or the network broke{(node.Tls is null ? "" : "; or it refuses our certificate")}.", node.AeTitle, inner);

    public static RadOpsException Aborted(DicomNode node, byte source, byte reason) =>
        new("AssociationAborted", ErrorKind.Unreachable, $"{node} broke off the association: {AssociationWords.DescribeAbort(source, reason)}.", node.AeTitle);

    public static RadOpsException Released(DicomNode node) =>
        new("AssociationAborted", ErrorKind.Unreachable, $"{node} asked to end the association in the middle of the work.", node.AeTitle);

    public static RadOpsException Rejected(DicomNode node, byte result, byte source, byte reason) =>
        new(
            "AssociationRejected",
            source == AssociationWords.SourceUser && reason is AssociationWords.CallingTitleNotRecognised or AssociationWords.CalledTitleNotRecognised ? ErrorKind.InvalidInput : ErrorKind.Unreachable,
            $"{node} rejected {node.CallingAeTitle} {AssociationWords.DescribeResult(result)}; {AssociationWords.DescribeSource(source)} said: "
                + $"{AssociationWords.DescribeReason(source, reason)} (result {result}, source {source}, reason {reason}). {AssociationWords.Advise(result, source, reason)}",
            node.AeTitle);

    public static RadOpsException ServiceNotAccepted(DicomNode node, string service, byte result) =>
        new(ServiceNotAcceptedCode, ErrorKind.NotSupported, $"{node} does not offer {service} to {node.CallingAeTitle}: {AssociationWords.DescribeContext(result)}.", node.AeTitle);

    /// <summary>The operation was answered, with a failure.</summary>
    public static RadOpsException Failed(DicomNode node, string service, string status) =>
        new(OperationFailedCode, ErrorKind.Unreachable, $"{node} could not do the {service}: {status}.", node.AeTitle);

    public static RadOpsException Tls(DicomNode node, string code, string what, Exception? inner = null) =>
        new(code, ErrorKind.Unreachable, $"No TLS with {node}: {what}", node.AeTitle, inner);

    /// <summary>The same error, naming the node.</summary>
    public static RadOpsException At(DicomNode node, RadOpsException error) =>
        error.Target is not null ? error : new RadOpsException(error.Code, error.Kind, $"{node}: {error.Message}", node.AeTitle, error);

    private static string Seconds(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds:0.###} s");
}
