using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Audit.Messages;

/// <summary>
/// Tells of what machines' journals bring in and of the register itself: Application Activity (PS3.15 A.5.3.1), Import of patients' files (A.5.3.5) and Security Alert (A.5.3.11). An exercise
/// is told of to nobody: what it says did not happen.
/// </summary>
/// <param name="parts">Makes the parts.</param>
internal sealed class MachineMessages(AuditParts parts)
{
    /// <summary>The messages of an event; none where it is none of these.</summary>
    internal IEnumerable<AuditMessage> Of(RegisterEvent item) => item.Kind switch
    {
        EventKinds.JournalOpened => OfJournal(item),
        EventKinds.JournalRepaired => [Alert(item, AuditTerms.RecordingStarted, EventOutcomeIndicator.MinorFailure, $"urn:uuid:{item.Id:d}", "A machine's journal was gone on with after a write that was broken off.")],
        EventKinds.OutageStarted => OfOutage(item, AuditTerms.ApplicationStop),
        EventKinds.OutageStopped => OfOutage(item, AuditTerms.ApplicationStart),
        EventKinds.PatientFilesImported => OfFiles(item),
        EventKinds.ReferralKeyOpened when Read(item, ContinuityJson.Default.CodePayload) is { } code => [Alert(item, AuditTerms.RestrictedFunction, EventOutcomeIndicator.Success, $"urn:uuid:{item.Id:d}", $"The key of the anonymised referral {code.Code} was opened by two people: {code.Why}")],
        EventKinds.PayloadsDisposed when RegisterJson.Read(item, RegisterJson.Default.DisposalPayload) is { } disposal =>
            [Alert(item, AuditTerms.ObjectSecurityChanged, EventOutcomeIndicator.Success, $"urn:uuid:{item.Id:d}", $"{CountText.Of(disposal.Positions.Count, "payload was", "payloads were")} disposed of after {(disposal.Positions.Count == 1 ? "its" : "their")} time: {disposal.Decision}")],
        _ => [],
    };

    /// <summary>Tells that the register is not what it was: who reports it, what it is, and where.</summary>
    /// <param name="register">Where the register is.</param>
    /// <param name="fault">What does not hold.</param>
    /// <param name="at">The time at which it was found.</param>
    internal AuditMessage OfFault(string register, ChainFault fault, DateTimeOffset at) => new()
    {
        EventId = EventId.For("ChainFault", FormattableString.Invariant($"{register}\n{fault.Position}\n{fault.Code}")),
        Part = 1,
        Position = fault.Position,
        Occurred = at,
        Recorded = at,
        Event = AuditTerms.SecurityAlert,
        Action = 'E',
        Outcome = EventOutcomeIndicator.MajorFailure,
        OutcomeDescription = AuditParts.Text($"{fault.Code}: {fault.Message}", fault.Code),
        Types = [AuditTerms.ObjectSecurityChanged, AuditTerms.OfKind(nameof(ChainFault))],
        Participants = [parts.Process(role: null) with { IsRequestor = true }],
        Source = parts.Source,
        Objects = [Subject($"urn:uuid:{EventId.For("Register", register):d}", $"{fault.Code}: {fault.Message}")],
        Purpose = OperatorContext.CareAdministration,
    };

    private IEnumerable<AuditMessage> OfJournal(RegisterEvent item)
    {
        var machine = Read(item, ContinuityJson.Default.JournalPayload)?.Machine;
        return [Activity(item, AuditTerms.ApplicationStart, AuditParts.Text($"RadOps@{machine ?? item.Journal}", "RadOps"), machine)];
    }

    private IEnumerable<AuditMessage> OfOutage(RegisterEvent item, AuditCode type)
    {
        if (Read(item, ContinuityJson.Default.OutagePayload) is not { Drill: false } outage) return [];
        var modes = outage.Modes.Count > 0 ? outage.Modes : [OutageMode.Total];
        return modes.Select((mode, index) => Activity(item, type, mode == OutageMode.Total ? "RIS, PACS and Order Management" : mode.ToString().ToUpperInvariant(), null) with { Part = index + 1 });
    }

    private IEnumerable<AuditMessage> OfFiles(RegisterEvent item)
    {
        if (Read(item, ContinuityJson.Default.IntakePayload) is not { Drill: false, Files.Count: > 0 } intake) return [];
        var bytes = intake.Files.Sum(file => file.Length);
        return
        [
            parts.Message(
                item,
                AuditTerms.Import,
                'C',
                [parts.Person(item, AuditTerms.Destination), parts.Process(AuditTerms.Destination), new("1177", AuditTerms.SourceMedia) { AlternativeUserId = intake.Case, MediaType = AuditTerms.UriMedium }],
                [
                    parts.Patient(item, null),
                    AuditParts.Release(
                        item,
                        intake.Case ?? item.Id.ToString("d"),
                        new("Files", FormattableString.Invariant($"{intake.Files.Count}")),
                        new("Bytes", FormattableString.Invariant($"{bytes}")),
                        new("Sha256", string.Join(';', intake.Files.Take(20).Select(file => file.Sha256)))),
                ]),
        ];
    }

    private AuditMessage Activity(RegisterEvent item, AuditCode type, string application, string? host) => parts.Message(
        item,
        AuditTerms.ApplicationActivity,
        'E',
        [
            new(application, AuditTerms.Application) { Network = host is null ? null : AuditNetworkPoint.OfHost(AuditParts.Text(host, "unknown")) },
            parts.Person(item, AuditTerms.ApplicationLauncher),
        ],
        [],
        type);

    private AuditMessage Alert(RegisterEvent item, AuditCode type, EventOutcomeIndicator outcome, string uri, string description) =>
        parts.Message(item, AuditTerms.SecurityAlert, 'E', [parts.Person(item, role: null), parts.Process(role: null)], [Subject(uri, description)], type) with { Outcome = outcome };

    private static AuditObject Subject(string uri, string description) => new(AuditTerms.Uri, uri, Type: 2, Role: 13)
    {
        Name = uri,
        Details = [new("Alert Description", AuditParts.Text(description, "unknown"))],
    };

    private static T? Read<T>(RegisterEvent item, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : JournalPayload =>
        ContinuityJson.Read(item, type) is { Drill: false } payload ? payload : null;
}
