namespace RadOps.Core.Audit.Samples;

/// <summary>
/// The releases of a period that were drawn to be reviewed, and how the review stands (HSLF-FS 2016:40, 4 kap. 9 §: spot checks of the log are systematic, recurring and documented).
/// A period has one sample: nobody draws again until what comes out is to their liking.
/// </summary>
public sealed record AuditSample
{
    /// <summary>The period, such as <c>2026-10</c>.</summary>
    public required string Period { get; init; }

    /// <summary>The period's first day.</summary>
    public required DateOnly First { get; init; }

    /// <summary>The period's last day.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>When it was drawn.</summary>
    public required DateTimeOffset Drawn { get; init; }

    /// <summary>Who drew it.</summary>
    public required string DrawnBy { get; init; }

    /// <summary>What it was drawn with: with the same seed the same releases come out.</summary>
    public required string Seed { get; init; }

    /// <summary>Whether a person chose the seed; otherwise it is random.</summary>
    public bool IsSeedGiven { get; init; }

    /// <summary>How it was drawn: <c>sha256-rank/1</c>. Of each stratum those are taken whose SHA-256 over the seed, a line feed and the event's id is least.</summary>
    public required string Method { get; init; }

    /// <summary>How many releases the period had in the register when it was drawn; imported ones are not counted.</summary>
    public required int Population { get; init; }

    /// <summary>SHA-256 over the ids of those releases' events, in the register's order, each with a line feed.</summary>
    public required string PopulationSha256 { get; init; }

    /// <summary>Position of the last event that was looked at: what was recorded later belongs to no sample of this period.</summary>
    public required long Through { get; init; }

    /// <summary>The strata, gravest first.</summary>
    public IReadOnlyList<SampleStratum> Strata { get; init; } = [];

    /// <summary>What was drawn, in the order of the strata.</summary>
    public IReadOnlyList<SampledRelease> Releases { get; init; } = [];

    /// <summary>What came of drawing it once more, just now.</summary>
    public required SampleProof Proof { get; init; }

    /// <summary>How many releases were drawn.</summary>
    public required int Size { get; init; }

    /// <summary>How many of them are reviewed.</summary>
    public int Reviewed => Releases.Count(release => release.Outcome is not null);

    /// <summary>How far the review has come.</summary>
    public SampleStatus Status =>
        Reviewed == 0 ? SampleStatus.Drawn
        : Reviewed < Size ? SampleStatus.UnderReview
        : Releases.Any(release => release.Outcome == ReviewOutcome.FollowUp) ? SampleStatus.FollowUp
        : SampleStatus.Reviewed;
}
