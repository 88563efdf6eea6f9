namespace RadOps.Core.Papers;

/// <summary>A paper that lies in its folder.</summary>
/// <param name="ExportId">The release.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file, HTML.</param>
/// <param name="Data">What stands on it.</param>
public sealed record DrawnPaper(string ExportId, PaperKind Kind, string Path, Paper Data)
{
    /// <summary>The same as PDF; null where it was not printed.</summary>
    public string? Pdf { get; init; }
}
