using System.Globalization;
using RadOps.Core.Audit.Disclosures;

namespace RadOps.Formats.Csv;

/// <summary>Writes a patient's releases as CSV that people open in a spreadsheet, with Swedish headers, since it is for the patient.</summary>
public static class DisclosureCsv
{
    /// <summary>Writes a header row and a row for each release.</summary>
    /// <param name="report">The report; the number stands in clear only where it bears it so.</param>
    /// <param name="destination">Gets the file, and stays open.</param>
    /// <param name="zone">The time zone in which times are shown.</param>
    public static void Write(DisclosureReport report, Stream destination, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var sheet = CsvSheetWriter.ForFile(destination, leaveOpen: true);
        sheet.Row("Patient", "Utlämnande", "När", "Undersökning", "Undersökningsdatum", "Vad", "Till vem", "Hur", "Varför", "Av vem", "Vårdenhet", "Anmärkning");
        foreach (var disclosure in report.Disclosures)
        {
            sheet.Row(
                report.PatientNumber ?? report.PatientId.ToString(),
                disclosure.ExportId,
                disclosure.When is { } when ? TimeZoneInfo.ConvertTime(when, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null,
                disclosure.Examination,
                disclosure.ExaminationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                disclosure.What,
                disclosure.ToWhom,
                disclosure.How,
                disclosure.Why,
                disclosure.By,
                disclosure.CareUnit,
                disclosure.Remark);
        }
    }
}
