using RadOps.Core.Identity;

namespace RadOps.Core.Register;

/// <summary>An earlier release of the study that is asked for now (H-10).</summary>
public sealed record EarlierRelease
{
    /// <summary>The earlier release's name.</summary>
    public required string ExportId { get; init; }

    /// <summary>When it happened; null where an imported list does not say.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>Whether RadOps made it, somebody vouches for it, or it was imported.</summary>
    public required ReleaseOrigin Origin { get; init; }

    /// <summary>The earlier patient, masked; null where the imported list does not say whose it was: the examination and its date agree, no more.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Its line in "Exporterade bilder".</summary>
    public required string RegisterLine { get; init; }

    /// <summary>Whether it went to where it is to go now, or may have: such a hit blocks until it is acknowledged; others inform (C55).</summary>
    public required bool SameDestination { get; init; }
}
