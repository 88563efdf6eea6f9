using System.Globalization;
using RadOps.Core.Audit.Samples;

namespace RadOps.Formats.Csv;

/// <summary>Writes the review sheet of a sample as CSV that is filled in in a spreadsheet: Outcome, By, Comment and Reference are the reviewer's, and are read again by their names.</summary>
public static class ReviewSheetCsv
{
    /// <summary>Writes a header row and a row for each release.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="destination">Gets the file, and stays open.</param>
    public static void Write(AuditSample sample, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(sample);
        using var sheet = CsvSheetWriter.ForFile(destination, leaveOpen: true);
        sheet.Row(
            nameof(SampledRelease.Period), nameof(SampledRelease.ExportId), nameof(SampledRelease.Occurred), nameof(SampledRelease.Operator), nameof(SampledRelease.CareUnit), nameof(SampledRelease.Recipient), nameof(SampledRelease.Risk),
            nameof(SampledRelease.Reasons), nameof(SampledRelease.PatientId), nameof(SampledRelease.RegisterLine), nameof(SampledRelease.Medium), nameof(SampledRelease.Consent), nameof(SampledRelease.Rules),
            nameof(SampledRelease.Outcome), nameof(SampledRelease.By), nameof(SampledRelease.Comment), nameof(SampledRelease.Reference));
        foreach (var release in sample.Releases)
        {
            sheet.Row(
                release.Period,
                release.ExportId,
                release.Occurred.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
                release.Operator,
                release.CareUnit,
                release.Recipient.ToString(),
                release.Risk.ToString(),
                string.Join("; ", release.Reasons),
                release.PatientId?.ToString(),
                release.RegisterLine,
                release.Medium.ToString(),
                release.Consent.ToString(),
                string.Join("; ", release.Rules),
                release.Outcome?.ToString(),
                release.By,
                release.Comment,
                release.Reference);
        }
    }
}
