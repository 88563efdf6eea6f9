using System.Globalization;
using System.Xml.Linq;

namespace RadOps.Core.Tests.Audit.Messages;

/// <summary>What one table of PS3.15 A.5.3 demands of its message.</summary>
internal sealed record AuditTable(string Event, string Action, IReadOnlyList<(string What, int Least, int Most)> Participants, IReadOnlyList<(string What, int Least, int Most)> Objects, IReadOnlyList<string> Types)
{
    internal static AuditTable Parse(string line)
    {
        var parts = line.Split(';');
        return new(parts[0], parts[1], Counts(parts[2]), Counts(parts[3]), parts[4].Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>What is wrong with a message; null when nothing is.</summary>
    internal string? Judge(XElement xml)
    {
        if ((string?)xml.Element("EventIdentification")?.Attribute("EventActionCode") != Action) return "action";
        var types = xml.Element("EventIdentification")!.Elements("EventTypeCode").Select(type => (string?)type.Attribute("csd-code"));
        if (Types.Count > 0 && !types.Any(type => Types.Contains(type))) return "type";
        if (xml.Elements("AuditSourceIdentification").Count() != 1) return "source";
        var participants = xml.Elements("ActiveParticipant").ToList();
        if (participants.Count(participant => (string?)participant.Attribute("UserIsRequestor") == "true") != (participants.Count > 0 ? 1 : 0)) return "requestor";
        if (participants.Exists(participant => string.IsNullOrEmpty((string?)participant.Attribute("UserID")))) return "user";
        if (participants.Exists(participant => RoleOf(participant) is "110154" or "110155" && ((string?)participant.Attribute("UserIsRequestor") != "false" || participant.Descendants("MediaType").Count() != 1))) return "media";
        // What leaves by other than physical media bears its network access point (A.5.3.4).
        if (participants.Exists(participant => RoleOf(participant) == "110154" && (string?)participant.Descendants("MediaType").Single().Attribute("csd-code") == "110037" && participant.Attribute("NetworkAccessPointTypeCode")?.Value != "5")) return "network";
        if (participants.Exists(participant => (participant.Attribute("NetworkAccessPointTypeCode") is null) != (participant.Attribute("NetworkAccessPointID") is null))) return "network";
        var objects = xml.Elements("ParticipantObjectIdentification").ToList();
        // An accession number or count of a study demands its SOP classes (A.5.2, SOPClass).
        if (objects.Exists(item => item.Element("ParticipantObjectDescription") is { } description && !description.Elements("SOPClass").Any(sop => sop.Attribute("UID") is not null))) return "SOP class";
        if (objects.Exists(item => ObjectOf(item) == "alert" && !item.Elements("ParticipantObjectDetail").Any(detail => (string?)detail.Attribute("type") == "Alert Description"))) return "alert description";
        if (objects.Exists(item => ObjectOf(item) is "study" && (TypeOf(item) != "2" || PartOf(item) != "3"))) return "study";
        if (objects.Exists(item => ObjectOf(item) is "patient" && (TypeOf(item) != "1" || PartOf(item) != "1"))) return "patient";
        var known = Participants.Select(part => part.What).ToList();
        if (participants.Exists(participant => !known.Contains(RoleOf(participant)))) return "role";
        return Broken(Participants, participants.Select(RoleOf)) ?? Broken(Objects, objects.Select(ObjectOf));
    }

    /// <summary>The elements of a message that it cannot be without.</summary>
    internal IEnumerable<XElement> Demanded(XElement xml) =>
        xml.Elements("AuditSourceIdentification")
            .Concat(xml.Elements("ActiveParticipant").Where(participant => Least(Participants, RoleOf(participant)) == xml.Elements("ActiveParticipant").Count(other => RoleOf(other) == RoleOf(participant))))
            .Concat(xml.Elements("ParticipantObjectIdentification").Where(item => Least(Objects, ObjectOf(item)) == xml.Elements("ParticipantObjectIdentification").Count(other => ObjectOf(other) == ObjectOf(item))));

    private static int Least(IReadOnlyList<(string What, int Least, int Most)> counts, string what) => counts.FirstOrDefault(count => count.What == what).Least;

    private static string? Broken(IReadOnlyList<(string What, int Least, int Most)> counts, IEnumerable<string> found)
    {
        var list = found.ToList();
        var wrong = counts.FirstOrDefault(count => list.Count(what => what == count.What) is var times && (times < count.Least || times > count.Most));
        return wrong.What;
    }

    private static IReadOnlyList<(string What, int Least, int Most)> Counts(string text) =>
    [
        .. from part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           let sides = part.Split('=')
           let range = sides[1].Split("..")
           select (sides[0], int.Parse(range[0], CultureInfo.InvariantCulture), range[1] == "*" ? int.MaxValue : int.Parse(range[1], CultureInfo.InvariantCulture)),
    ];

    private static string RoleOf(XElement participant) => (string?)participant.Element("RoleIDCode")?.Attribute("csd-code") ?? "-";

    private static string TypeOf(XElement item) => (string)item.Attribute("ParticipantObjectTypeCode")!;

    private static string PartOf(XElement item) => (string)item.Attribute("ParticipantObjectTypeCodeRole")!;

    private static string ObjectOf(XElement item) => (string)item.Element("ParticipantObjectIDTypeCode")!.Attribute("csd-code")! switch
    {
        "110180" => "study",
        "2" => "patient",
        "12" or "110182" => "alert",
        var other => other,
    };
}
