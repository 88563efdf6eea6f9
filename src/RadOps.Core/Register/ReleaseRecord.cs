using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>A release that has happened, as it is to be recorded.</summary>
public sealed record ReleaseRecord
{
    private ReleaseRecord()
    {
    }

    /// <summary>The decision that it stands on.</summary>
    public required ReleaseDecision Decision { get; init; }

    /// <summary>The release's name, also the medium's: see <see cref="ExportId"/>.</summary>
    public required string ExportId { get; init; }

    /// <summary>Whether RadOps made it or somebody vouches for it.</summary>
    public required ReleaseOrigin Origin { get; init; }

    /// <summary>Sent or linked (H-11).</summary>
    public required ReleaseMethod Method { get; init; }

    /// <summary>The medium actually used (C14).</summary>
    public required MediumType Medium { get; init; }

    /// <summary>The way actually taken.</summary>
    public required ReleaseRoute Route { get; init; }

    /// <summary>Images went along.</summary>
    public required bool Images { get; init; }

    /// <summary>A report went along.</summary>
    public required bool Report { get; init; }

    /// <summary>When it happened; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>How many instances went along, and were read back.</summary>
    public int? InstanceCount { get; init; }

    /// <summary>Their bytes.</summary>
    public long? Bytes { get; init; }

    /// <summary>What went along, by study and SOP class; none where it is not known.</summary>
    public IReadOnlyList<StudyContents> Studies { get; init; } = [];

    /// <summary>Where the medium was made.</summary>
    public string? Path { get; init; }

    /// <summary>SHA-256 of the medium's manifest, lower-case hexadecimal.</summary>
    public string? ManifestSha256 { get; init; }

    /// <summary>How it is known to have arrived, or what the operator vouches for.</summary>
    public string? Proof { get; init; }

    /// <summary>Duties beside those of the decision.</summary>
    public IReadOnlyList<string> MoreDuties { get; init; } = [];

    /// <summary>What was left off or is odd, without identities.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>
    /// What a decision says of a release: its route, a permitted medium (the one asked for, if any), the items allowed. Change what went otherwise with <c>with</c>.
    /// </summary>
    /// <param name="decision">The decision.</param>
    /// <param name="exportId">The release's name.</param>
    /// <param name="origin">Whether RadOps made it.</param>
    /// <param name="medium">The medium used; when not given, the one that the decision puts first.</param>
    public static ReleaseRecord From(ReleaseDecision decision, string exportId, ReleaseOrigin origin, MediumType medium = MediumType.Unknown)
    {
        var used = medium != MediumType.Unknown ? medium
            : decision.Media.Contains(decision.Request.Medium) ? decision.Request.Medium
            : decision.Media is [var best, ..] ? best
            : MediumType.Unknown;
        return new ReleaseRecord
        {
            Decision = decision,
            ExportId = exportId,
            Origin = origin,
            Method = decision.Route is ReleaseRoute.Iep or ReleaseRoute.Bfr || used == MediumType.Iep ? ReleaseMethod.Linked : ReleaseMethod.Sent,
            Medium = used,
            Route = decision.Route,
            Images = decision.ImagesMayBeMade,
            Report = decision.ReportMayBeMade,
        };
    }
}
