using System.Globalization;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Reports;

namespace RadOps.Formats.Csv;

/// <summary>Writes the report on an outage as CSV that people open in a spreadsheet: a row for each line of the timeline, clock, score and item.</summary>
public static class OutageReportCsv
{
    /// <summary>Writes a header row and the rows.</summary>
    /// <param name="report">The report.</param>
    /// <param name="destination">Gets the file, and stays open.</param>
    public static void Write(OutageReport report, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var sheet = CsvSheetWriter.ForFile(destination, leaveOpen: true);
        sheet.Row("Part", "Drill", "At", "What", "Number", "Patient", "AgeMinutes", "Completed", "AccessionNumber", "By", "ConfirmedBy", "Points", "Most");
        foreach (var score in report.Scores) Row("Score", null, score.What, age: score.Took, by: score.Why, points: score.Points, most: score.Most);
        foreach (var clock in report.Clocks) Row("Clock", clock.Due, clock.What);
        foreach (var entry in report.Timeline) Row("Timeline", entry.At, entry.What, entry.Number, by: entry.Operator);
        foreach (var item in report.Items) Row("Item", item.Occurred, item.WithdrawnBecause is null ? item.Kind.ToString() : $"{item.Kind}, återtagen", item.Number, item.Patient, item.Age, item.Completed, item.AccessionNumber, item.CompletedBy, item.ConfirmedBy);

        void Row(
            string part, DateTimeOffset? at, string what, string? number = null, string? patient = null, TimeSpan? age = null, DateTimeOffset? completed = null, string? accession = null, string? by = null, string? confirmed = null, int? points = null, int? most = null) =>
            sheet.Row(
                part, report.Drill ? "true" : "false", Time(at), what, number, patient, age is { } span ? ((long)span.TotalMinutes).ToString(CultureInfo.InvariantCulture) : null, Time(completed), accession, by, confirmed,
                points?.ToString(CultureInfo.InvariantCulture), most?.ToString(CultureInfo.InvariantCulture));
    }

    private static string? Time(DateTimeOffset? time) => time is { } instant ? TimeZoneInfo.ConvertTime(instant, SwedishTime.Zone).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture) : null;
}
