using System.Globalization;
using System.Text;
using System.Xml;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// Writes messages as DICOM's XML: the elements and attributes of PS3.15 A.5.1.1, in its order. What no XML 1.0 document can hold, such as control characters, becomes U+FFFD; all else is escaped by
/// <see cref="XmlWriter"/>.
/// </summary>
public static class AuditXml
{
    private const string True = "true";
    private const string False = "false";

    // One line, and no declaration: the syslog message says that it is UTF-8 (RFC 5424 6.4).
    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, Indent = false, NewLineHandling = NewLineHandling.Entitize, ConformanceLevel = ConformanceLevel.Fragment };

    /// <summary>The message as one line of XML.</summary>
    public static string Of(AuditMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var text = new StringBuilder(2048);
        using (var writer = XmlWriter.Create(text, Settings)) Write(writer, message);
        return text.ToString();
    }

    private static void Write(XmlWriter writer, AuditMessage message)
    {
        writer.WriteStartElement("AuditMessage");
        writer.WriteStartElement("EventIdentification");
        Attribute(writer, "EventActionCode", message.Action.ToString());
        Attribute(writer, "EventDateTime", message.Occurred.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        Attribute(writer, "EventOutcomeIndicator", Number((int)message.Outcome));
        Code(writer, "EventID", message.Event);
        foreach (var type in message.Types) Code(writer, "EventTypeCode", type);
        if (message.OutcomeDescription is { } description) writer.WriteElementString("EventOutcomeDescription", Clean(description));
        writer.WriteEndElement();
        foreach (var participant in message.Participants) Participant(writer, participant);
        Source(writer, message.Source);
        foreach (var about in message.Objects) Object(writer, about);
        writer.WriteEndElement();
    }

    private static void Participant(XmlWriter writer, AuditParticipant participant)
    {
        writer.WriteStartElement("ActiveParticipant");
        Attribute(writer, "UserID", participant.UserId);
        Attribute(writer, "AlternativeUserID", participant.AlternativeUserId);
        Attribute(writer, "UserName", participant.UserName);
        Attribute(writer, "UserIsRequestor", participant.IsRequestor ? True : False);
        Attribute(writer, "NetworkAccessPointID", participant.Network?.Id);
        Attribute(writer, "NetworkAccessPointTypeCode", participant.Network is { } network ? Number((int)network.Kind) : null);
        if (participant.Role is { } role) Code(writer, "RoleIDCode", role);
        if (participant.MediaType is { } type)
        {
            writer.WriteStartElement("MediaIdentifier");
            Code(writer, "MediaType", type);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Source(XmlWriter writer, AuditReporter source)
    {
        writer.WriteStartElement("AuditSourceIdentification");
        Attribute(writer, "AuditEnterpriseSiteID", source.EnterpriseSiteId);
        Attribute(writer, "AuditSourceID", source.Id);
        writer.WriteStartElement("AuditSourceTypeCode");
        Attribute(writer, "csd-code", "4"); // application server process
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Object(XmlWriter writer, AuditObject about)
    {
        writer.WriteStartElement("ParticipantObjectIdentification");
        Attribute(writer, "ParticipantObjectID", about.Id);
        Attribute(writer, "ParticipantObjectTypeCode", Number(about.Type));
        Attribute(writer, "ParticipantObjectTypeCodeRole", Number(about.Role));
        Code(writer, "ParticipantObjectIDTypeCode", about.IdType);
        writer.WriteElementString("ParticipantObjectName", Clean(about.Name));
        foreach (var (type, value) in about.Details)
        {
            writer.WriteStartElement("ParticipantObjectDetail");
            Attribute(writer, "type", type);
            Attribute(writer, "value", Convert.ToBase64String(Encoding.UTF8.GetBytes(value)));
            writer.WriteEndElement();
        }

        if (about.Contents is { } contents) Description(writer, about.AccessionNumber, contents.SopClasses);
        writer.WriteEndElement();
    }

    private static void Description(XmlWriter writer, string? accession, IReadOnlyDictionary<string, int> classes)
    {
        writer.WriteStartElement("ParticipantObjectDescription");
        if (!string.IsNullOrWhiteSpace(accession))
        {
            writer.WriteStartElement("Accession");
            Attribute(writer, "Number", accession);
            writer.WriteEndElement();
        }

        foreach (var (uid, count) in classes.OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            writer.WriteStartElement("SOPClass");
            Attribute(writer, "UID", uid);
            Attribute(writer, "NumberOfInstances", Number(count));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Code(XmlWriter writer, string name, AuditCode code)
    {
        writer.WriteStartElement(name);
        Attribute(writer, "csd-code", code.Code);
        Attribute(writer, "codeSystemName", code.System);
        Attribute(writer, "displayName", code.Meaning);
        Attribute(writer, "originalText", code.Meaning);
        writer.WriteEndElement();
    }

    private static void Attribute(XmlWriter writer, string name, string? value)
    {
        if (value is not null) writer.WriteAttributeString(name, Clean(value));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Clean(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (XmlConvert.IsXmlChar(text[at])) continue;
            if (at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at])) at++;
            else return Replace(text);
        }

        return text;
    }

    private static string Replace(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1])) clean.Append(text[at]).Append(text[++at]);
            else clean.Append(XmlConvert.IsXmlChar(text[at]) ? text[at] : '\uFFFD');
        }

        return clean.ToString();
    }
}
