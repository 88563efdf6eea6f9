using System.Globalization;
using RadOps.Core.Audit;

namespace RadOps.Formats.Csv;

/// <summary>Writes an audit's findings as CSV that people open in a spreadsheet.</summary>
public static class AuditCsv
{
    /// <summary>Writes a header row and a row for each finding.</summary>
    /// <param name="findings">The findings, in the order that they shall have.</param>
    /// <param name="destination">Gets the file, and stays open.</param>
    public static void Write(IEnumerable<AuditFinding> findings, Stream destination)
    {
        using var sheet = CsvSheetWriter.ForFile(destination, leaveOpen: true);
        sheet.Row(
            nameof(AuditFinding.Severity), nameof(AuditFinding.Code), nameof(AuditFinding.ExportId), nameof(AuditFinding.RequestId), nameof(AuditFinding.Occurred), nameof(AuditFinding.AgeDays),
            nameof(AuditFinding.Organisation), nameof(AuditFinding.Operator), nameof(AuditFinding.PatientId), nameof(AuditFinding.Message), nameof(AuditFinding.Rules), nameof(AuditFinding.Quote),
            nameof(AuditFinding.Trend), "ExemptedBy", "ExemptedUntil", "ExemptionReason");
        foreach (var finding in findings)
        {
            sheet.Row(
                finding.Severity.ToString(),
                finding.Code,
                finding.ExportId,
                finding.RequestId,
                finding.Occurred?.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
                finding.AgeDays?.ToString(CultureInfo.InvariantCulture),
                finding.Organisation,
                finding.Operator,
                finding.PatientId?.ToString(),
                finding.Message,
                string.Join("; ", finding.Rules),
                finding.Quote,
                finding.Trend.ToString(),
                finding.Exemption?.Who,
                finding.Exemption?.Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                finding.Exemption?.Why);
        }
    }
}
