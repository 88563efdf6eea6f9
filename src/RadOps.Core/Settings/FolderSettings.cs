namespace RadOps.Core.Settings;

/// <summary>Folders that the site's systems share; null where the site has none. Full paths.</summary>
public sealed record FolderSettings
{
    /// <summary>Where media are made.</summary>
    public string? Exports { get; init; }

    /// <summary>Where events are kept while the register does not answer.</summary>
    public string? Journal { get; init; }

    /// <summary>Where studies lie that are fetched from an archive, until their medium is made; null for the account's temporary folder.</summary>
    public string? Staging { get; init; }

    /// <summary>Where Picsara takes files in.</summary>
    public string? Picsara { get; init; }

    /// <summary>Where the e-archive takes files in.</summary>
    public string? Earchive { get; init; }
}
