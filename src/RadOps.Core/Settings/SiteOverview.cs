namespace RadOps.Core.Settings;

/// <summary>What holds here: the site's settings as they are shown, without a secret.</summary>
public sealed record SiteOverview
{
    /// <summary>Full path of the site file; null on the built-in default.</summary>
    public string? SiteFile { get; init; }

    /// <summary>What named the site file.</summary>
    public required SettingSource SiteFileSource { get; init; }

    /// <summary>The workplace in words; null when the site does not say.</summary>
    public string? Site { get; init; }

    /// <summary>Id of the organisation whose routine decides when a request names none; null when each must.</summary>
    public string? Organisation { get; init; }

    /// <summary>User id that things are recorded for.</summary>
    public required string Operator { get; init; }

    /// <summary>The care unit that things are recorded for.</summary>
    public required string CareUnit { get; init; }

    /// <summary>Where the register is: a file's path, or engine, server and database.</summary>
    public required string Register { get; init; }

    /// <summary>What named the register.</summary>
    public required SettingSource RegisterSource { get; init; }

    /// <summary>Whether colleagues write in the same register.</summary>
    public required bool RegisterIsShared { get; init; }

    /// <summary>The nodes, in the order of the site file.</summary>
    public required IReadOnlyList<SiteNode> Nodes { get; init; }

    /// <summary>What speaks for systems, where the site file says it.</summary>
    public required IReadOnlyDictionary<RadSystem, IReadOnlyList<ProbeSettings>> Systems { get; init; }

    /// <summary>Files, or folders of files, with packs of the site's own; the built-in ones answer for the other organisations.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>The price list; null when there is none.</summary>
    public string? Prices { get; init; }

    /// <summary>The recipient directory; null when there is none.</summary>
    public string? Recipients { get; init; }

    /// <summary>Where the facts of reports come from, as engine, server and database, without a secret.</summary>
    public string? Ris { get; init; }

    /// <summary>The folder of HL7 v2 messages; null when there is none.</summary>
    public string? Hl7 { get; init; }

    /// <summary>Folders that the site's systems share.</summary>
    public required FolderSettings Folders { get; init; }

    /// <summary>How personal and shared accounts are told apart.</summary>
    public required AccountSettings Accounts { get; init; }

    /// <summary>What the outage routine leaves unsaid.</summary>
    public required OutageSettings Outage { get; init; }

    /// <summary>Where audit messages are sent, and how patients are named in them.</summary>
    public required AuditSettings Audit { get; init; }

    /// <summary>How patients' files are checked.</summary>
    public required IntakeSettings Intake { get; init; }
}
