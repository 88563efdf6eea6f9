using System.Text;
using RadOps.Core;
using RadOps.Core.Audit.Samples;
using RadOps.Core.Export;
using RadOps.Documents.Audit;
using RadOps.Formats.Csv;
using RadOps.Formats.Site;

namespace RadOps.Site;

/// <summary>Writes the review sheet of a sample to a file: <c>.html</c> as a paper, <c>.csv</c> as a table to be filled in.</summary>
public static class ReviewSheetFile
{
    /// <summary>Stops before anything is drawn where the file could not be written.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="RadOpsException"><c>ReportFormatUnknown</c>; <c>FileExists</c>.</exception>
    public static void Require(string path, bool replace)
    {
        if (!IsPage(path) && !IsTable(path))
            throw new RadOpsException("ReportFormatUnknown", ErrorKind.InvalidInput, $"{path} ends neither in .html nor in .csv, so its form is not known.", path);
        SiteFile.RequireFree(path, replace);
    }

    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="path">Full path of the file.</param>
    /// <param name="workplace">Whose sheet it is.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="RadOpsException"><c>ReportFormatUnknown</c>; <c>FileExists</c>; <c>FileNotWritten</c>.</exception>
    public static void Write(AuditSample sample, string path, Workplace workplace, bool replace)
    {
        ArgumentNullException.ThrowIfNull(workplace);
        Require(path, replace);
        AtomicFile.Write(path, stream =>
        {
            if (IsTable(path)) ReviewSheetCsv.Write(sample, stream);
            else stream.Write(Encoding.UTF8.GetBytes(ReviewSheet.Draw(sample, workplace.Operator.CareUnit, workplace.Clock.GetUtcNow(), workplace.Clock.LocalTimeZone)));
        });
    }

    private static bool IsPage(string path) => Path.GetExtension(path).ToUpperInvariant() is ".HTML" or ".HTM";

    private static bool IsTable(string path) => string.Equals(Path.GetExtension(path), ".csv", StringComparison.OrdinalIgnoreCase);
}
