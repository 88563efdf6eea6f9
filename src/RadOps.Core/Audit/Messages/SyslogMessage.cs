using System.Globalization;
using System.Text;
using RadOps.Core.Register;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// Audit messages as syslog (RFC 5424), framed for TLS by their length in octets (RFC 5425 4.3). The time is when the register took the event in, and PROCID is the event's id, which groups messages
/// of one transaction (RFC 5424 6.2.6): a message that is sent twice is the same to the last octet, so that a repository can tell.
/// </summary>
public static class SyslogMessage
{
    /// <summary>MSGID of IHE ITI-20; PS3.15 A.6 leaves it open.</summary>
    public const string MessageId = "IHE+RFC-3881";

    private const int Facility = 10; // security and authorization
    private const int Notice = 5;
    private const int Warning = 4;
    private const int LongestHost = 255;

    /// <summary>The message with its frame.</summary>
    public static byte[] Frame(AuditMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var priority = (Facility * 8) + (message.Outcome == EventOutcomeIndicator.Success ? Notice : Warning);
        var header = FormattableString.Invariant($"<{priority}>1 {RegisterTime.ToText(message.Recorded)} {Printable(message.Source.Host)} RadOps {message.EventId:d} {MessageId} - ");
        byte[] body = [.. Encoding.ASCII.GetBytes(header), 0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(AuditXml.Of(message))];
        return [.. Encoding.ASCII.GetBytes(body.Length.ToString(CultureInfo.InvariantCulture)), (byte)' ', .. body];
    }

    /// <summary>A header's field: printable ASCII, no blank, and <c>-</c> where nothing is left.</summary>
    private static string Printable(string text)
    {
        var kept = string.Concat(text.Where(c => c is > ' ' and < (char)127).Take(LongestHost));
        return kept.Length > 0 ? kept : "-";
    }
}
