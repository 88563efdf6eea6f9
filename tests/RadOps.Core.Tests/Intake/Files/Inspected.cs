using RadOps.Core.Intake.Files;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Inspects what tests make, and says in one line what came of it.</summary>
internal static class Inspected
{
    public static FileInspection Of(byte[] file, string? name = null, InspectionLimits? limits = null)
    {
        using var stream = new MemoryStream(file);
        return PatientFileInspector.Inspect(stream, name, limits ?? InspectionLimits.Default, Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The format and the codes that were found: <c>Png: Truncated ExtensionDiffers</c>.</summary>
    public static string Line(this FileInspection inspection) => $"{inspection.Format}: {string.Join(' ', inspection.Findings.Select(finding => finding.Code))}".TrimEnd();
}
