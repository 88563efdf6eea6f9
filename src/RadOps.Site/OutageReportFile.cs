using System.Text;
using RadOps.Core;
using RadOps.Core.Continuity.Reports;
using RadOps.Core.Export;
using RadOps.Documents.Continuity;
using RadOps.Formats.Csv;
using RadOps.Formats.Site;

namespace RadOps.Site;

/// <summary>Writes the report on an outage to a file: <c>.html</c> as one self-contained page, <c>.csv</c> as a table.</summary>
public static class OutageReportFile
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">Full path of the file.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="RadOpsException"><c>ReportFormatUnknown</c>; <c>FileExists</c>; <c>FileNotWritten</c>.</exception>
    public static void Write(OutageReport report, string path, bool replace)
    {
        Action<Stream> write = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => stream => WritePage(report, stream),
            ".CSV" => stream => OutageReportCsv.Write(report, stream),
            _ => throw new RadOpsException("ReportFormatUnknown", ErrorKind.InvalidInput, $"{path} ends neither in .html nor in .csv, so its form is not known.", path),
        };
        SiteFile.RequireFree(path, replace);
        AtomicFile.Write(path, write);
    }

    private static void WritePage(OutageReport report, Stream stream)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        OutageReportPage.Write(report, writer);
    }
}
