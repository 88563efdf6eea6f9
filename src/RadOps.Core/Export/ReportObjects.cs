namespace RadOps.Core.Export;

/// <summary>
/// Tells instances that carry a report from images. A study in an archive may hold its report as a structured report or a PDF; where the
/// routine does not let the report out, those must stay behind with it.
/// </summary>
public static class ReportObjects
{
    private const string StructuredReports = "1.2.840.10008.5.1.4.1.1.88.";

    // Under the structured reports' root, but measurements and selections rather than anybody's report (PS3.4 B.5).
    private static readonly HashSet<string> NotReports =
    [
        StructuredReports + "40", // Procedure Log
        StructuredReports + "59", // Key Object Selection
        StructuredReports + "67", // X-Ray Radiation Dose
        StructuredReports + "68", // Radiopharmaceutical Radiation Dose
        StructuredReports + "73", // Patient Radiation Dose
        StructuredReports + "76", // Enhanced X-Ray Radiation Dose
    ];

    private static readonly HashSet<string> EncapsulatedDocuments =
    [
        "1.2.840.10008.5.1.4.1.1.104.1", // PDF
        "1.2.840.10008.5.1.4.1.1.104.2", // CDA
    ];

    /// <summary>Whether an instance of this SOP class is a report, or may hold one.</summary>
    public static bool IsReport(string? sopClassUid) =>
        sopClassUid is not null
        && (EncapsulatedDocuments.Contains(sopClassUid)
            || (sopClassUid.StartsWith(StructuredReports, StringComparison.Ordinal) && !NotReports.Contains(sopClassUid)));
}
