using System.Text;
using RadOps.Core;
using RadOps.Core.Audit.Disclosures;
using RadOps.Core.Export;
using RadOps.Documents.Audit;
using RadOps.Formats.Csv;
using RadOps.Formats.Site;

namespace RadOps.Site;

/// <summary>Writes the account of a patient's releases to a file, and records that it was written: <c>.html</c> or <c>.pdf</c> as a paper, <c>.csv</c> as a table.</summary>
public static class DisclosureFile
{
    /// <summary>Stops before anything is done where the file could not be written.</summary>
    /// <param name="path">Full path of the file.</param>
    /// <param name="workplace">Where it is written.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="RadOpsException"><c>ReportFormatUnknown</c>; <c>FileExists</c>; <c>BrowserNotFound</c>: nothing here prints PDF.</exception>
    public static async Task RequireAsync(string path, Workplace workplace, bool replace)
    {
        ArgumentNullException.ThrowIfNull(workplace);
        if (FormOf(path) == "pdf")
        {
            var printer = workplace.NewPrinter();
            await using (printer.ConfigureAwait(false)) printer.RequireBrowser();
        }

        SiteFile.RequireFree(path, replace);
    }

    /// <summary>Writes the file whole or not at all, and records it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="path">Full path of the file.</param>
    /// <param name="workplace">Where it is written.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <param name="cancellationToken">Cancels; nothing is written then.</param>
    /// <exception cref="RadOpsException">As <see cref="RequireAsync"/>; <c>BrowserFailed</c>; <c>FileNotWritten</c>; or the register cannot be written.</exception>
    public static async Task WriteAsync(DisclosureReport report, string path, Workplace workplace, bool replace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workplace);
        await RequireAsync(path, workplace, replace).ConfigureAwait(false);
        var zone = workplace.Clock.LocalTimeZone;
        var form = FormOf(path);
        // Opened first: a paper that nobody could record is not written.
        var desk = workplace.Disclosures;
        if (form == "csv")
        {
            AtomicFile.Write(path, stream => DisclosureCsv.Write(report, stream, zone));
        }
        else if (form == "html")
        {
            AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(DisclosurePaper.Draw(report, zone))));
        }
        else
        {
            var printer = workplace.NewPrinter();
            await using (printer.ConfigureAwait(false)) await printer.PrintPageAsync(DisclosurePaper.Draw(report, zone), path, cancellationToken).ConfigureAwait(false);
        }

        desk.RecordWritten(report, form);
    }

    private static string FormOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => "html",
        ".CSV" => "csv",
        ".PDF" => "pdf",
        _ => throw new RadOpsException("ReportFormatUnknown", ErrorKind.InvalidInput, $"{path} ends neither in .html, .pdf nor .csv, so its form is not known.", path),
    };
}
