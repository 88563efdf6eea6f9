namespace RadOps.Core.Register;

/// <summary>What is to be appended to the register: an envelope and a payload. The store adds the recording time's place in the chain.</summary>
public record NewEvent
{
    /// <summary>The journal of what is written to the register directly.</summary>
    public const string RegisterJournal = "register";

    /// <summary>Unique id, made by whoever records it; appending the same id twice is a conflict, never a second event.</summary>
    public required Guid Id { get; init; }

    /// <summary>What happened, one of <see cref="EventKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it happened; kept in UTC, in whole microseconds.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>Who did it: user id of the operator.</summary>
    public required string Operator { get; init; }

    /// <summary>Care unit on whose behalf (HSLF-FS 2016:40, 4 kap. 9 §).</summary>
    public required string CareUnit { get; init; }

    /// <summary>Purpose under patientdatalagen 2 kap. 4 §.</summary>
    public required string Purpose { get; init; }

    /// <summary>Opaque key of the patient; empty for an event about no patient.</summary>
    public required string Subject { get; init; }

    /// <summary>The journal that it was first written to, such as <see cref="RegisterJournal"/> for the register itself; unique together with <see cref="Sequence"/>.</summary>
    public required string Journal { get; init; }

    /// <summary>Number within the journal, from 1; 0 lets the register give the journal's next number as it takes the event in.</summary>
    public required long Sequence { get; init; }

    /// <summary>What the event says; null once disposed of.</summary>
    public required EventPayload? Payload { get; init; }
}
