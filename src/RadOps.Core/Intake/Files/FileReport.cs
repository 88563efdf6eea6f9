namespace RadOps.Core.Intake.Files;

/// <summary>Gathers what is found in a file: each code once, where it stands first, so that a file of a million faults does not fill the memory with them.</summary>
internal sealed class FileReport
{
    private readonly Dictionary<FileFindingCode, FileFinding> findings = [];

    internal int? Width { get; set; }

    internal int? Height { get; set; }

    internal int? Frames { get; set; }

    internal int? Pages { get; set; }

    internal bool HoldsPhotograph { get; set; }

    /// <summary>Where the format's own contents end; what stands after it is judged by itself. Null where the end was not found.</summary>
    internal long? End { get; set; }

    internal FileMetadata Metadata { get; set; } = FileMetadata.None;

    /// <summary>Errors first, then warnings, then the rest, each kind in the order of the file.</summary>
    internal IReadOnlyList<FileFinding> Findings => [.. findings.Values.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Offset ?? -1).ThenBy(finding => finding.Code)];

    internal bool Has(FileFindingCode code) => findings.ContainsKey(code);

    /// <summary>Adds a finding, unless there is one of its sort already.</summary>
    internal void Add(FileFindingCode code, long? offset = null, string? detail = null)
    {
        if (!findings.ContainsKey(code)) findings.Add(code, FindingTexts.Make(code, offset, detail));
    }
}
