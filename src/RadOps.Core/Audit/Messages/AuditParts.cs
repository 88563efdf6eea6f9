using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Settings;

namespace RadOps.Core.Audit.Messages;

/// <summary>Makes the parts that messages are put together from: participants and objects. Free texts are masked here, whoever wrote them.</summary>
/// <param name="source">Who reports.</param>
/// <param name="patients">How patients are named.</param>
internal sealed class AuditParts(AuditReporter source, AuditPatients patients)
{
    private const string Unknown = "unknown";
    private const int LongestText = 2000;

    internal AuditReporter Source => source;

    /// <summary>A message with what is the same in all of one event's.</summary>
    internal AuditMessage Message(RegisterEvent item, AuditCode family, char action, IReadOnlyList<AuditParticipant> participants, IReadOnlyList<AuditObject> objects, AuditCode? type = null) => new()
    {
        EventId = item.Id,
        Part = 1,
        Position = item.Position,
        Occurred = item.Occurred,
        Recorded = item.Recorded,
        Event = family,
        Action = action,
        Types = type is null ? [AuditTerms.OfKind(item.Kind)] : [type, AuditTerms.OfKind(item.Kind)],
        Participants = participants,
        Source = source,
        Objects = objects,
        Purpose = item.Purpose,
    };

    /// <summary>The operator of an event.</summary>
    internal AuditParticipant Person(RegisterEvent item, AuditCode? role, bool isRequestor = true)
    {
        var user = Text(item.Operator, Unknown);
        return new(user.Contains('@') ? user : $"{user}@{source.Domain}", role) { AlternativeUserId = user, IsRequestor = isRequestor };
    }

    /// <summary>RadOps itself.</summary>
    internal AuditParticipant Process(AuditCode? role) => new(source.Id, role)
    {
        AlternativeUserId = source.AeTitle is { } title ? $"AETITLES={title}" : null,
        UserName = "RadOps",
        Network = AuditNetworkPoint.OfHost(source.Host),
    };

    /// <summary>A DICOM node as the register has it: <c>TITLE at host:port</c>.</summary>
    internal static AuditParticipant Node(string name, AuditCode role)
    {
        var at = name.IndexOf(" at ", StringComparison.Ordinal);
        var colon = name.LastIndexOf(':');
        if (at <= 0 || colon < at + 5) return new(Text(name, Unknown), role);
        var title = name[..at];
        return new(Text(title, Unknown), role) { AlternativeUserId = $"AETITLES={title}", Network = AuditNetworkPoint.OfHost(name[(at + 4)..colon].Trim('[', ']')) };
    }

    /// <summary>Whoever receives a release: a clinic by its name, a patient or anybody else only by what they are.</summary>
    internal static AuditParticipant Recipient(ReleaseRequest request)
    {
        var isNamed = request.Recipient is not (RecipientType.Patient or RecipientType.Other or RecipientType.Company or RecipientType.Unknown);
        var name = isNamed ? string.Join(", ", new[] { request.RecipientName?.Reveal(), request.MediaUnit, request.Destination }.Where(part => !string.IsNullOrWhiteSpace(part)).Distinct()) : null;
        return new(string.IsNullOrEmpty(name) ? request.Recipient.ToString() : Text(name, Unknown), AuditTerms.Destination) { UserName = request.Recipient.ToString() };
    }

    /// <summary>The patient of an event.</summary>
    internal AuditObject Patient(RegisterEvent item, PatientId? patient)
    {
        var (id, name) = patients == AuditPatients.Number && patient is not null ? (IdOf(patient), "identity number")
            : item.Subject.Length > 0 ? (item.Subject, "register key")
            : (Unknown, Unknown);
        return new(AuditTerms.PatientNumber, id, Type: 1, Role: 1) { Name = name };
    }

    /// <summary>The release or transfer itself, by which its messages are found together.</summary>
    internal static AuditObject Release(RegisterEvent item, string name, params IEnumerable<KeyValuePair<string, string?>> details) => new(AuditTerms.ReleaseName, Text(name, Unknown), Type: 2, Role: 20)
    {
        Name = Text(name, Unknown),
        Details = [.. Details([new("CareUnit", item.CareUnit), new("Purpose", item.Purpose), .. details])],
    };

    /// <summary>Details of an object, those that say nothing left out.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Details(IEnumerable<KeyValuePair<string, string?>> details) =>
        from detail in details
        where !string.IsNullOrEmpty(detail.Value)
        select KeyValuePair.Create(detail.Key, Text(detail.Value, ""));

    /// <summary>The studies of a release or transfer, with what went along where that is known.</summary>
    internal static IEnumerable<AuditObject> Studies(ReleaseRequest request, IEnumerable<string> uids, IReadOnlyList<StudyContents> contents)
    {
        var known = contents.ToDictionary(study => study.StudyInstanceUid, StringComparer.Ordinal);
        var all = uids.Concat(known.Keys).Append(request.StudyInstanceUid).Where(uid => !string.IsNullOrWhiteSpace(uid)).Select(uid => uid!.Trim()).Distinct(StringComparer.Ordinal);
        foreach (var uid in all)
        {
            var study = known.GetValueOrDefault(uid);
            var accession = IdentityMask.MaskOrNull(request.AccessionNumber);
            yield return new(AuditTerms.StudyInstanceUid, uid, Type: 2, Role: 3)
            {
                Name = Text(uid, uid),
                AccessionNumber = study is null ? null : accession,
                Contents = study,
                Details = study is null && accession is not null ? [new("AccessionNumber", Text(accession, ""))] : [],
            };
        }
    }

    /// <summary>A text that somebody wrote, without identities, in one line of bounded length; what stands in its place where it is empty.</summary>
    internal static string Text(string? text, string otherwise)
    {
        if (string.IsNullOrWhiteSpace(text)) return otherwise;
        // A message is one line.
        var masked = IdentityMask.Mask(text.Trim().ReplaceLineEndings(" ").Replace('\t', ' '));
        return masked.Length <= LongestText ? masked : masked[..LongestText] + "…";
    }

    /// <summary>As HL7 and IHE write an identity: the number, and the authority that gives it. A number of no known authority stands alone.</summary>
    private static string IdOf(PatientId patient) => patient.Kind switch
    {
        PatientIdKind.Personnummer => $"{patient.Reveal()}^^^&1.2.752.129.2.1.3.1&ISO",
        PatientIdKind.Samordningsnummer => $"{patient.Reveal()}^^^&1.2.752.129.2.1.3.3&ISO",
        PatientIdKind.ReserveVgr => $"{patient.Reveal()}^^^&1.2.752.113.11.0.2.1.1.1&ISO",
        _ => patient.Reveal(),
    };
}
