namespace RadOps.Core.Intake;

/// <summary>What this computer alone remembers of a case, until it is clean: names, which patients choose and which are never recorded.</summary>
internal sealed record CaseNote
{
    /// <summary>Folders that files were given from.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>Full paths that the files have had, with their numbers.</summary>
    public IReadOnlyDictionary<string, int> Paths { get; init; } = new Dictionary<string, int>();

    /// <summary>The case's own folders of copies that were put ready.</summary>
    public IReadOnlyList<string> ReadyFolders { get; init; } = [];

    /// <summary>SHA-256 of the copies that were put ready, by the file's number: that of the file itself, or of its copy without metadata.</summary>
    public IReadOnlyDictionary<int, string> Copies { get; init; } = new Dictionary<int, string>();

    /// <summary>This, with more paths.</summary>
    internal CaseNote With(IEnumerable<KeyValuePair<string, int>> paths)
    {
        var all = new Dictionary<string, int>(Paths, StringComparer.Ordinal);
        foreach (var (path, number) in paths) all[path] = number;
        return this with { Paths = all };
    }
}
