namespace RadOps.Core.Settings;

/// <summary>
/// What a site file says: which register, packs, nodes, prices and folders a workplace uses. Texts may hold <c>${env:NAME}</c>, which is
/// replaced only where the value is used, so that settings can be shown without their secrets.
/// </summary>
public sealed record SiteSettings
{
    /// <summary>The workplace in words.</summary>
    public string? Site { get; init; }

    /// <summary>Id of the organisation whose routine decides when a request names none.</summary>
    public string? Organisation { get; init; }

    /// <summary>The care unit on whose behalf things are recorded (HSLF-FS 2016:40, 4 kap. 9 §); the site's name when it is not stated.</summary>
    public string? CareUnit { get; init; }

    /// <summary>The register: <c>sqlite:FILE</c>, <c>sqlserver:CONNECTION STRING</c> or <c>postgres:CONNECTION STRING</c>; null for the user's own.</summary>
    public string? Register { get; init; }

    /// <summary>The systems that images come from and go to, by the name that the site gives them.</summary>
    public IReadOnlyDictionary<string, NodeSettings> Nodes { get; init; } = new Dictionary<string, NodeSettings>();

    /// <summary>What speaks for each system when it is asked whether it is there. Where one is not named, the nodes in its role do.</summary>
    public IReadOnlyDictionary<RadSystem, IReadOnlyList<ProbeSettings>> Systems { get; init; } = new Dictionary<RadSystem, IReadOnlyList<ProbeSettings>>();

    /// <summary>Full paths of files, or folders of files, with packs and overlays of the site's own.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Full path of the price list; null when there is none.</summary>
    public string? Prices { get; init; }

    /// <summary>Full path of the recipient directory; null when there is none.</summary>
    public string? Recipients { get; init; }

    /// <summary>Full path of the list of exemptions from the audit; null when there is none.</summary>
    public string? Exemptions { get; init; }

    /// <summary>Where the facts of reports come from.</summary>
    public RisSettings Ris { get; init; } = new();

    /// <summary>Folders that the site's systems share.</summary>
    public FolderSettings Folders { get; init; } = new();

    /// <summary>How personal and shared accounts are told apart.</summary>
    public AccountSettings Accounts { get; init; } = new();

    /// <summary>The most hours between a definitive signature and the archiving in BFR, 0–168; null for 24 (C20).</summary>
    public int? ArchiveDelay { get; init; }

    /// <summary>What the outage routine leaves unsaid.</summary>
    public OutageSettings Outage { get; init; } = new();

    /// <summary>Where audit messages are sent, and what stands in them.</summary>
    public AuditSettings Audit { get; init; } = new();

    /// <summary>How patients' files are checked.</summary>
    public IntakeSettings Intake { get; init; } = new();
}
