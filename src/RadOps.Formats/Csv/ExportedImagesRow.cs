using RadOps.Core.Register;

namespace RadOps.Formats.Csv;

/// <summary>One row of a list that a department kept before RadOps.</summary>
/// <param name="Row">Row of the spreadsheet, or line of the text, from 1.</param>
/// <param name="Releases">The releases that it tells of; empty when it could not be read.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
public sealed record ExportedImagesRow(int Row, IReadOnlyList<ImportedRelease> Releases, string? Problem);
