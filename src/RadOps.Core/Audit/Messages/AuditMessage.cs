namespace RadOps.Core.Audit.Messages;

/// <summary>One audit message, before it is written as DICOM's XML or as FHIR's JSON: what happened, who took part, and what it was about.</summary>
public sealed record AuditMessage
{
    /// <summary>Id of the register's event that it tells of. A message that is sent twice bears it twice.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Its number among those of the event, from 1: what partly went well is told by two (PS3.15 A.5.2).</summary>
    public required int Part { get; init; }

    /// <summary>The event's place in the register.</summary>
    public required long Position { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>When the register took it in.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>The family of event (CID 400).</summary>
    public required AuditCode Event { get; init; }

    /// <summary>C, R, U, D or E.</summary>
    public required char Action { get; init; }

    /// <summary>How it went.</summary>
    public EventOutcomeIndicator Outcome { get; init; }

    /// <summary>Why it did not go well, without identities; null where it did.</summary>
    public string? OutcomeDescription { get; init; }

    /// <summary>What it was within the family: the standard's code where it has one, then the register's kind of event.</summary>
    public required IReadOnlyList<AuditCode> Types { get; init; }

    /// <summary>Who took part.</summary>
    public required IReadOnlyList<AuditParticipant> Participants { get; init; }

    /// <summary>Who reports.</summary>
    public required AuditReporter Source { get; init; }

    /// <summary>What it was about.</summary>
    public required IReadOnlyList<AuditObject> Objects { get; init; }

    /// <summary>Purpose under patientdatalagen 2 kap. 4 §, as the event has it.</summary>
    public required string Purpose { get; init; }

    /// <summary>Whether it was at the patient's own request, for private use.</summary>
    public bool IsPrivateUse { get; init; }
}
