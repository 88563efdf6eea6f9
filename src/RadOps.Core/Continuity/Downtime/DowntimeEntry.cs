using RadOps.Core.Identity;

namespace RadOps.Core.Continuity.Downtime;

/// <summary>Something to be written up during an outage.</summary>
public sealed record DowntimeEntry
{
    /// <summary>What it is.</summary>
    public required DowntimeItemKind Kind { get; init; }

    /// <summary>What the paper bears; null for a new number.</summary>
    public string? Number { get; init; }

    /// <summary>The patient, of whom a seal and a masked number are kept; null where the paper names none.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>Who sent it, or spoke.</summary>
    public string? By { get; init; }

    /// <summary>Whom it went to.</summary>
    public string? To { get; init; }

    /// <summary>The number that the report is faxed to; a referral must have one (D-21).</summary>
    public string? ReplyFax { get; init; }

    /// <summary>The referral that a report or result answers.</summary>
    public string? Referral { get; init; }

    /// <summary>What is asked for, or was done.</summary>
    public string? Examination { get; init; }

    /// <summary>When it came, was faxed or was said; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>The patient's opaque key, where the register that makes it answers; else empty.</summary>
    public string Subject { get; init; } = "";
}
