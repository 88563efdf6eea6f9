namespace RadOps.Core.Intake;

/// <summary>What only a person can say of a message and its files. What is null is not known, and never assumed: the case is held.</summary>
public sealed record IntakeStatements
{
    /// <summary>How the files came (F-07).</summary>
    public IntakeChannel? Channel { get; init; }

    /// <summary>Whether the unit is activated for 1177 e-tjänster (F-08).</summary>
    public bool? UnitActivated { get; init; }

    /// <summary>Whether the patient is activated there (F-10).</summary>
    public bool? PatientActivated { get; init; }

    /// <summary>Whether the unit has a care relation with the patient (F-20).</summary>
    public bool? CareRelation { get; init; }

    /// <summary>Whether there was a dialogue with the patient before the message was sent (F-12).</summary>
    public bool? PriorDialogue { get; init; }

    /// <summary>Whether the files are of importance for the care, as assessed by a person (F-06, F-17).</summary>
    public bool? Relevant { get; init; }

    /// <summary>Whether whoever saves images has permission for Picsara, and the program on this computer (F-09). Only images ask for it.</summary>
    public bool? PicsaraReady { get; init; }

    /// <summary>When the department's message was sent; its two days begin then (F-15, C37).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the patient's answer came. Not needed while the two days last.</summary>
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>These, and what is said here of what they leave open or say otherwise.</summary>
    internal IntakeStatements With(IntakeStatements? later) => later is null ? this : new()
    {
        Channel = later.Channel ?? Channel,
        UnitActivated = later.UnitActivated ?? UnitActivated,
        PatientActivated = later.PatientActivated ?? PatientActivated,
        CareRelation = later.CareRelation ?? CareRelation,
        PriorDialogue = later.PriorDialogue ?? PriorDialogue,
        Relevant = later.Relevant ?? Relevant,
        PicsaraReady = later.PicsaraReady ?? PicsaraReady,
        SentAt = later.SentAt ?? SentAt,
        AnsweredAt = later.AnsweredAt ?? AnsweredAt,
    };
}
