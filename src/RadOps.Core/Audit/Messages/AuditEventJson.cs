using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using RadOps.Core.Register;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// Writes messages as FHIR R4 AuditEvent, one line each. An Export keeps to IHE BALP's Privacy Disclosure at Source, an Import to Privacy Disclosure at Recipient; BALP's other patterns are for REST
/// and security tokens, so the rest are plain AuditEvents.
/// </summary>
public static class AuditEventJson
{
    private const string Profiles = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.";
    private const string Dcm = "http://dicom.nema.org/resources/ontology/DCM";
    private const string Terminology = "http://terminology.hl7.org/CodeSystem/";
    private const string SubjectSystem = "urn:radops:register-key";

    // å, ä and ö stand as they are; what HTML would take for markup is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = false };

    /// <summary>The message as one line of JSON.</summary>
    public static string Of(AuditMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        using var stream = new MemoryStream(2048);
        using (var json = new Utf8JsonWriter(stream, Options)) Write(json, message);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter json, AuditMessage message)
    {
        var profile = ProfileOf(message);
        json.WriteStartObject();
        json.WriteString("resourceType", "AuditEvent");
        json.WriteString("id", message.Part == 1 ? message.EventId.ToString("d") : FormattableString.Invariant($"{message.EventId:d}-{message.Part}"));
        if (profile is not null)
        {
            json.WriteStartObject("meta");
            json.WriteStartArray("profile");
            json.WriteStringValue(Profiles + profile);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        Coding(json, "type", message.Event);
        json.WriteStartArray("subtype");
        if (profile is not null) Coding(json, null, Terminology + "iso-21089-lifecycle", "disclose", "Disclose Record Lifecycle Event");
        foreach (var type in message.Types) Coding(json, null, type);
        json.WriteEndArray();
        json.WriteString("action", message.Action.ToString());
        json.WriteStartObject("period");
        json.WriteString("start", Instant(message.Occurred));
        json.WriteEndObject();
        json.WriteString("recorded", Instant(message.Recorded));
        json.WriteString("outcome", Number((int)message.Outcome));
        if (message.OutcomeDescription is { } description) json.WriteString("outcomeDesc", description);
        Purpose(json, message);
        Agents(json, message, profile);
        Source(json, message.Source);
        Entities(json, message);
        json.WriteEndObject();
    }

    private static string? ProfileOf(AuditMessage message) =>
        message.Event == AuditTerms.Export ? "Source" : message.Event == AuditTerms.Import ? "Recipient" : null;

    private static void Purpose(Utf8JsonWriter json, AuditMessage message)
    {
        var (code, meaning) = message.IsPrivateUse ? ("PATRQT", "patient requested")
            : message.Purpose.StartsWith(OperatorContext.CareAdministration, StringComparison.Ordinal) ? ("HOPERAT", "healthcare operations")
            : ("TREAT", "treatment");
        json.WriteStartArray("purposeOfEvent");
        json.WriteStartObject();
        json.WriteStartArray("coding");
        Coding(json, null, Terminology + "v3-ActReason", code, meaning);
        json.WriteEndArray();
        json.WriteString("text", message.Purpose);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>
    /// The profiles ask for one source and one recipient agent, and that the audit source is one of them. DICOM names person and process with the same role; here the process has it, and the person is told
    /// as the requestor.
    /// </summary>
    private static void Agents(Utf8JsonWriter json, AuditMessage message, string? profile)
    {
        var own = profile is null ? null : profile == "Source" ? AuditTerms.Source : AuditTerms.Destination;
        json.WriteStartArray("agent");
        foreach (var participant in message.Participants)
        {
            // Where data came from in on a list or from 1177, the medium is the sender as well.
            var isSender = profile == "Recipient" && participant.Role == AuditTerms.SourceMedia;
            var isPerson = own is not null && participant.Role == own && participant.Network is null;
            Agent(json, participant, isPerson ? null : isSender ? AuditTerms.Source : participant.Role, isDisclosed: profile is not null && !isPerson);
        }

        json.WriteEndArray();
    }

    private static void Agent(Utf8JsonWriter json, AuditParticipant participant, AuditCode? role, bool isDisclosed)
    {
        json.WriteStartObject();
        if (role is not null) Concept(json, "type", role);
        Who(json, "who", participant.UserId);
        if (participant.AlternativeUserId is { } other) json.WriteString("altId", other);
        if (participant.UserName is { } name) json.WriteString("name", name);
        json.WriteBoolean("requestor", participant.IsRequestor);
        if (participant.MediaType is { } media) Coding(json, "media", media);
        // The profiles demand a network for source and recipient; a person or clinic that gets a disc has none but its name.
        if (participant.Network is { } network) Network(json, network.Id, network.Kind);
        else if (isDisclosed && (role == AuditTerms.Source || role == AuditTerms.Destination)) Network(json, participant.UserId, null);
        json.WriteEndObject();
    }

    private static void Network(Utf8JsonWriter json, string address, AuditNetworkKind? kind)
    {
        json.WriteStartObject("network");
        json.WriteString("address", address);
        if (kind is { } known) json.WriteString("type", Number((int)known));
        json.WriteEndObject();
    }

    private static void Source(Utf8JsonWriter json, AuditReporter source)
    {
        json.WriteStartObject("source");
        if (source.EnterpriseSiteId is { } site) json.WriteString("site", site);
        Who(json, "observer", source.Id);
        json.WriteStartArray("type");
        Coding(json, null, Terminology + "security-source-type", "4", "Application Server");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Entities(Utf8JsonWriter json, AuditMessage message)
    {
        if (message.Objects.Count == 0) return;
        json.WriteStartArray("entity");
        foreach (var about in message.Objects) Entity(json, about);
        json.WriteEndArray();
    }

    private static void Entity(Utf8JsonWriter json, AuditObject about)
    {
        var isPatient = about.IdType == AuditTerms.PatientNumber;
        json.WriteStartObject();
        json.WriteStartObject("what");
        if (isPatient) json.WriteString("type", "Patient");
        json.WriteStartObject("identifier");
        var (system, value) = isPatient ? PatientOf(about.Id) : about.IdType == AuditTerms.StudyInstanceUid ? ("urn:dicom:uid", $"urn:oid:{about.Id}") : (null, about.Id);
        if (system is not null) json.WriteString("system", system);
        json.WriteString("value", value);
        json.WriteEndObject();
        json.WriteEndObject();
        Coding(json, "type", Terminology + "audit-entity-type", Number(about.Type), about.Type == 1 ? "Person" : "System Object");
        Coding(json, "role", Terminology + "object-role", Number(about.Role), RoleOf(about.Role));
        json.WriteString("name", about.Name);
        Details(json, about);
        json.WriteEndObject();
    }

    private static void Details(Utf8JsonWriter json, AuditObject about)
    {
        List<KeyValuePair<string, string>> details = [.. about.Details];
        if (about.Contents is { } contents)
        {
            if (about.AccessionNumber is { Length: > 0 } accession) details.Add(new("AccessionNumber", accession));
            details.AddRange(contents.SopClasses.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => KeyValuePair.Create($"SOPClass {item.Key}", Number(item.Value))));
        }

        if (details.Count == 0) return;
        json.WriteStartArray("detail");
        foreach (var (type, value) in details)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("valueString", value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static (string? System, string Value) PatientOf(string id)
    {
        var parts = id.Split("^^^&");
        return parts is [var number, var authority] ? ($"urn:oid:{authority.Split('&')[0]}", number) : (id.Length == 32 ? SubjectSystem : null, id);
    }

    private static string RoleOf(int role) => role switch { 1 => "Patient", 3 => "Report", 13 => "Security Resource", _ => "Job" };

    private static void Who(Utf8JsonWriter json, string name, string who)
    {
        json.WriteStartObject(name);
        json.WriteString("display", who);
        json.WriteEndObject();
    }

    private static void Concept(Utf8JsonWriter json, string name, AuditCode code)
    {
        json.WriteStartObject(name);
        json.WriteStartArray("coding");
        Coding(json, null, code);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Coding(Utf8JsonWriter json, string? name, AuditCode code) =>
        Coding(json, name, code.System switch { AuditTerms.Dicom => Dcm, _ => "urn:radops:event-kind" }, code.Code, code.Meaning);

    private static void Coding(Utf8JsonWriter json, string? name, string system, string code, string display)
    {
        if (name is null) json.WriteStartObject();
        else json.WriteStartObject(name);
        json.WriteString("system", system);
        json.WriteString("code", code);
        json.WriteString("display", display);
        json.WriteEndObject();
    }

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
