using RadOps.Core.Identity;

namespace RadOps.Core.Continuity.Downtime;

/// <summary>That a paper was entered in RIS.</summary>
public sealed record DowntimeCompletion
{
    /// <summary>What the paper bears.</summary>
    public required string Number { get; init; }

    /// <summary>Which of the things that bear the number; null where there is one.</summary>
    public DowntimeItemKind? Kind { get; init; }

    /// <summary>The patient as RIS has it; null where the paper named none.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>The accession number that it was entered under.</summary>
    public required string AccessionNumber { get; init; }

    /// <summary>Who entered it.</summary>
    public required string EnteredBy { get; init; }

    /// <summary>The other person, who held paper and screen against each other.</summary>
    public required string ConfirmedBy { get; init; }

    /// <summary>When; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <inheritdoc cref="DowntimeEntry.Subject"/>
    public string Subject { get; init; } = "";
}
