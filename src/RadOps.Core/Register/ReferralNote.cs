namespace RadOps.Core.Register;

/// <summary>
/// A note on a release: text for a person to paste. RadOps never writes into RIS and never claims to have done so.
/// </summary>
public sealed record ReferralNote
{
    /// <summary>The release that it is about.</summary>
    public required string ExportId { get; init; }

    /// <summary><see cref="EventKinds.ReferralNote"/> (remissanteckning) or <see cref="EventKinds.RisNote"/> (documentation in RIS, N-48).</summary>
    public required string Kind { get; init; }

    /// <summary>The Swedish text. It claims only what was done.</summary>
    public required string Text { get; init; }

    /// <summary>Where a person pastes it, in Swedish.</summary>
    public string PasteInto => Kind == EventKinds.RisNote ? "Klistra in i RIS" : "Klistra in i remissanteckningen";

    /// <summary>The note's own id, by which it is marked as pasted.</summary>
    public Guid NoteId { get; init; }

    /// <summary>What it claims.</summary>
    public CompletedSteps Steps { get; init; }

    /// <summary>When a person pasted it; null until somebody has said so.</summary>
    public DateTimeOffset? Pasted { get; init; }

    /// <summary>Who pasted it.</summary>
    public string? PastedBy { get; init; }

    /// <summary>Whether a person has said that it is pasted.</summary>
    public bool IsPasted => Pasted is not null;

    /// <summary>When it was written.</summary>
    public DateTimeOffset Occurred { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Operator { get; init; }
}
