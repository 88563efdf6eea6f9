using System.Text;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Export;
using RadOps.Documents.Audit;
using RadOps.Formats.Csv;

namespace RadOps.Site;

/// <summary>Writes an audit to a file: <c>.html</c> as one self-contained page, <c>.csv</c> as a table of the findings.</summary>
public static class AuditReportFile
{
    /// <summary>Writes the file whole or not at all.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="path">Full path of the file.</param>
    /// <param name="zone">The time zone in which times are shown.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="RadOpsException"><c>ReportFormatUnknown</c>; <c>FileExists</c>; <c>FileNotWritten</c>.</exception>
    public static void Write(AuditReport report, string path, TimeZoneInfo zone, bool replace)
    {
        Action<Stream> write = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".HTML" or ".HTM" => stream => WritePage(report, stream, zone),
            ".CSV" => stream => AuditCsv.Write(report.Findings, stream),
            _ => throw new RadOpsException("ReportFormatUnknown", ErrorKind.InvalidInput, $"{path} ends neither in .html nor in .csv, so its form is not known.", path),
        };
        if (!replace && Path.Exists(path))
            throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{path} exists already. Choose another name, or say that it may be replaced.", path);
        AtomicFile.Write(path, write);
    }

    private static void WritePage(AuditReport report, Stream stream, TimeZoneInfo zone)
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        AuditPage.Write(report, writer, zone);
    }
}
