using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>What is on a medium, for the pages that a person reads.</summary>
public sealed record MediumContents
{
    /// <summary>The medium's id.</summary>
    public required string ExportId { get; init; }

    /// <summary>The decision that the medium stands on.</summary>
    public required ReleaseDecision Decision { get; init; }

    /// <summary>The instances.</summary>
    public required IReadOnlyList<StudyFile> Files { get; init; }

    /// <summary>The report as PDF, relative to the root with <c>/</c>; null when it is not on the medium.</summary>
    public string? ReportPath { get; init; }

    /// <summary>No pictures.</summary>
    public static IReadOnlyDictionary<string, MediumPicture> NoPictures { get; } = new Dictionary<string, MediumPicture>();

    /// <summary>Small pictures of series, by the series' folder.</summary>
    public IReadOnlyDictionary<string, MediumPicture> Pictures { get; init; } = NoPictures;

    /// <summary>When the medium was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who made it, in words that the recipient can call: care unit, department.</summary>
    public required string CareUnit { get; init; }
}
