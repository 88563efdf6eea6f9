namespace RadOps.Core.Settings;

/// <summary>Where the facts of reports come from: a view of RIS that may only be read, a folder of HL7 v2 messages, or both.</summary>
public sealed record RisSettings
{
    /// <summary>The database: <c>sqlite:FILE</c>, <c>sqlserver:CONNECTION STRING</c> or <c>postgres:CONNECTION STRING</c>; null when there is none.</summary>
    public string? View { get; init; }

    /// <summary>The view or table in it, with its schema where it has one: <c>radops.reports</c>.</summary>
    public string? Table { get; init; }

    /// <summary>The names of its columns.</summary>
    public IReadOnlyDictionary<RisColumn, string> Columns { get; init; } = new Dictionary<RisColumn, string>();

    /// <summary>What each status word of RIS comes to; compared without regard to upper and lower case.</summary>
    public IReadOnlyDictionary<RisStatus, IReadOnlyList<string>> Statuses { get; init; } = new Dictionary<RisStatus, IReadOnlyList<string>>();

    /// <summary>Full path of the folder of ORU^R01 messages; null when there is none.</summary>
    public string? Hl7 { get; init; }

    /// <summary>The field that holds the accession number in them: <c>OBR-2</c>, <c>OBR-3</c> or <c>OBR-18</c>; null for OBR-3.</summary>
    public string? Hl7Accession { get; init; }
}
