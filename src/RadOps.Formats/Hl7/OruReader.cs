using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;

namespace RadOps.Formats.Hl7;

/// <summary>
/// Reads reports from ORU^R01 messages: each OBR with the OBX lines after it. OBR-25 and OBX-11 both tell the status, and where they tell different ones both are stated.
/// </summary>
/// <param name="accessionField">The number of the field of OBR that holds the accession number: 2, 3 or 18.</param>
/// <param name="time">Gives the zone of times that state none, and the day from which ten-digit numbers are understood.</param>
internal sealed class OruReader(int accessionField, TimeProvider time)
{
    /// <summary>DICOM's code for a study as the subject of an observation, whose value is its UID (PS3.16).</summary>
    private const string DicomStudy = "113014";

    private static readonly string[] Times = ["yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMddHH", "yyyyMMdd"];

    /// <summary>The reports of a message; none of one that is no ORU^R01.</summary>
    /// <param name="message">The message.</param>
    /// <param name="file">The file's name, as it may be shown.</param>
    /// <exception cref="Core.RadOpsException"><c>Hl7Broken</c>: it does not say when it was written.</exception>
    internal IEnumerable<OruReport> Read(Hl7Message message, string file)
    {
        if (message.Kind is not ("ORU", null or "R01"))
            return [];
        var sent = Time(message.Header.Value(7)) ?? throw Hl7File.Broken("it does not say when it was written (MSH-7), so it cannot be told whether it is the newest");
        var source = FormattableString.Invariant($"HL7 {sent:yyyy-MM-dd} {file}");
        PatientId[] patients = [.. message.Segments.Where(segment => segment.Name == "PID").SelectMany(segment => segment.Values(3)).Select(Patient)];
        return Reports(message).Select(report => Report(report, patients, sent, source)).OfType<OruReport>().ToList();
    }

    /// <summary>A time as HL7 writes it: yyyyMMddHHmm, with seconds, parts of them and a zone where they are stated.</summary>
    internal DateTimeOffset? Time(string? text)
    {
        if (text is null)
            return null;
        var zoneAt = text.IndexOfAny(['+', '-']);
        var (clock, zone) = zoneAt < 0 ? (text, null) : (text[..zoneAt], text[zoneAt..]);
        if (clock.IndexOf('.', StringComparison.Ordinal) is > 0 and var point)
            clock = clock[..point];
        if (!DateTime.TryParseExact(clock, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;
        if (zone is null)
            return new(local, time.LocalTimeZone.GetUtcOffset(local));
        return zone.Length == 5 && int.TryParse(zone[1..3], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && int.TryParse(zone[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && hours <= 14 && minutes < 60
            ? new(local, (zone[0] == '-' ? -1 : 1) * new TimeSpan(hours, minutes, 0))
            : null;
    }

    private static List<List<Hl7Segment>> Reports(Hl7Message message)
    {
        var reports = new List<List<Hl7Segment>>();
        foreach (var segment in message.Segments)
        {
            if (segment.Name == "OBR")
                reports.Add([]);
            if (reports.Count > 0)
                reports[^1].Add(segment);
        }

        return reports;
    }

    private OruReport? Report(List<Hl7Segment> segments, PatientId[] patients, DateTimeOffset sent, string source)
    {
        var order = segments[0];
        if (order.Value(accessionField) is not { } accession)
            return null;
        var problems = new List<ResolutionProblem>();
        // The line that names the study is no part of the report. Any other whose status is not as the rest is looked at by a person.
        string[] codes = [.. segments.Where(segment => segment.Name == "OBX" && segment.Value(3) != DicomStudy).Select(segment => segment.Value(11)).Prepend(order.Value(25)).OfType<string>().Select(code => code.ToUpperInvariant()).Distinct()];
        var signatures = codes.Select(code => Signature(code, source, problems)).OfType<SignatureStatus>().Distinct().ToArray();
        if (codes.Length == 0)
            problems.Add(new("StatusMissing", source, $"{source} gives the report no status (OBR-25, OBX-11)."));
        var signed = Time(order.Value(22));
        if (signed is null && order.Value(22) is not null)
            problems.Add(new("SignedAtUnreadable", source, $"The time of the status (OBR-22) in {source} is no time of HL7's form, so it is not known."));
        return new(accession, sent, new()
        {
            Source = source,
            At = sent,
            Patients = patients,
            StudyInstanceUid = segments.Where(segment => segment.Name == "ZDS").Select(segment => segment.Value(1))
                .Concat(segments.Where(segment => segment.Name == "OBX" && segment.Value(3) == DicomStudy).Select(segment => segment.Value(5))).FirstOrDefault(uid => uid is not null),
            // A status that is not understood may be the one that counts.
            Signatures = problems.Exists(problem => problem.Code == "StatusUnmapped") ? [] : signatures,
            SignedAt = signed,
            Referrers = [.. order.Repetitions(16, 3, 2).Select(name => string.Join(' ', name.OfType<string>())).Where(name => name.Length > 0)],
            IsAmended = codes.Contains("C"),
            Problems = problems,
        });
    }

    /// <summary>The statuses of HL7's tables 0123 and 0085. A corrected report is final; one that is stored and not verified is not signed.</summary>
    private static SignatureStatus? Signature(string code, string source, List<ResolutionProblem> problems)
    {
        switch (code)
        {
            case "F" or "C" or "U":
                return SignatureStatus.Final;
            case "P":
                return SignatureStatus.Preliminary;
            case "R" or "I" or "S" or "O":
                return SignatureStatus.Unsigned;
            default:
                problems.Add(new("StatusUnmapped", source, $"{source} gives the report the status '{IdentityMask.Mask(code)}' (OBR-25, OBX-11), which says neither that it is signed nor that it is not."));
                return null;
        }
    }

    private PatientId Patient(string text) =>
        PatientId.TryParse(text, DateOnly.FromDateTime(time.GetLocalNow().DateTime), out var id, out _) ? id : PatientId.Unverified(text);
}
