namespace RadOps.Core.Intake.Cleaning;

/// <summary>What is to be gone, and where it may be.</summary>
internal sealed record CleanUpOrder
{
    /// <summary>The case: copies that were put ready bear its id.</summary>
    public required string CaseId { get; init; }

    /// <summary>Contents that are to be gone.</summary>
    public required IReadOnlyList<TrackedContent> Contents { get; init; }

    /// <summary>Paths that they are known to have had, with the number of the file.</summary>
    public required IReadOnlyDictionary<string, int> KnownPaths { get; init; }

    /// <summary>The folder for downloads, and those that files were given from.</summary>
    public required IReadOnlyList<string> Folders { get; init; }

    /// <summary>Those of the folders that files are known to have been in, and those that copies were put in: while one is not there, nothing is proved.</summary>
    public required IReadOnlyList<string> Given { get; init; }

    /// <summary>Where copies were put ready: the case's own folders.</summary>
    public required IReadOnlyList<string> ReadyFolders { get; init; }
}
