using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Audit.Samples;

/// <summary>A release that was drawn to be reviewed: what a reviewer must know of it, and what was found. Identities are masked.</summary>
public sealed record SampledRelease
{
    /// <summary>The period of the sample.</summary>
    public required string Period { get; init; }

    /// <summary>The release.</summary>
    public required string ExportId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string Operator { get; init; }

    /// <summary>On which care unit's behalf.</summary>
    public required string CareUnit { get; init; }

    /// <summary>What sort of recipient.</summary>
    public RecipientType Recipient { get; init; }

    /// <summary>Its risk.</summary>
    public required ReleaseRisk Risk { get; init; }

    /// <summary>Why it is of that risk, in Swedish; empty for a normal one.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The patient, masked.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>The line of "Exporterade bilder".</summary>
    public required string RegisterLine { get; init; }

    /// <summary>The medium used.</summary>
    public MediumType Medium { get; init; }

    /// <summary>Images went along.</summary>
    public bool Images { get; init; }

    /// <summary>A report went along.</summary>
    public bool Report { get; init; }

    /// <summary>The consent recorded.</summary>
    public ConsentForm Consent { get; init; }

    /// <summary>The rules that it was let out by, such as <c>N-24 (rad 31)</c>.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>What the latest review found; null before there is one.</summary>
    public ReviewOutcome? Outcome { get; init; }

    /// <summary>Who signed the review, as the reviewer wrote it.</summary>
    public string? By { get; init; }

    /// <summary>The account under which it was recorded.</summary>
    public string? ReviewedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset? Reviewed { get; init; }

    /// <summary>The reviewer's words, identities masked.</summary>
    public string? Comment { get; init; }

    /// <summary>Number of the deviation report, or whatever leads to it.</summary>
    public string? Reference { get; init; }
}
