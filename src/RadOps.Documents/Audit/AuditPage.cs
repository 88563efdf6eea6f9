using System.Security.Cryptography;
using System.Text;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Runs;
using static RadOps.Documents.Audit.PageText;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Audit;

/// <summary>
/// The audit as one page of HTML for those who answer for the routine, fit to be mailed: charts, tables that sort and filter, light and dark, and made to be printed. It asks nobody for anything: a policy in the page itself lets
/// no request out and no script run but its own, by hash. All can be read without script. Every text is encoded; no identity is unmasked.
/// </summary>
public static class AuditPage
{
    private static readonly string style = Resource("AuditPage.css");
    private static readonly string script = Resource("AuditPage.js");
    private static readonly string scriptHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes($"\n{script}")));

    /// <summary>Writes the page.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="writer">Gets the page; to be saved as UTF-8.</param>
    /// <param name="zone">The time zone in which times are shown.</param>
    public static void Write(AuditReport report, TextWriter writer, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(zone);
        var text = new PageText(zone);
        writer.Write($$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{{scriptHash}}'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <title>Granskning av utlämnanden {{text.Time(report.At)}}</title>
            <style>
            {{style}}</style>
            </head>
            <body>
            <a class="skip" href="#innehall">Till innehållet</a>
            <header>
            <h1>Granskning av utlämnanden</h1>
            <p>Gjord {{text.Time(report.At)}} av RadOps ur registret ”Exporterade bilder”. Personuppgifter är maskerade.</p>
            </header>
            <main id="innehall">

            """);
        WriteSummary(report, writer, text);
        AuditCharts.Write(report, writer);
        var tables = new AuditTables(report, writer, text);
        tables.WriteTrend();
        tables.WriteFindings();
        tables.WriteExempted();
        tables.WriteRules();
        writer.Write($"</main>\n<footer>Sidan är hel i sig själv: den hämtar inget och skickar inget. Granskningen gjordes {text.Time(report.At)}; det som hänt därefter syns inte.</footer>\n<script>\n{script}</script>\n</body>\n</html>\n");
    }

    private static void WriteSummary(AuditReport report, TextWriter writer, PageText text)
    {
        writer.Write("<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Sammanfattning</h2>\n<ul class=\"counts\">\n");
        Tile(FindingSeverity.Error, "fel", "fel");
        Tile(FindingSeverity.Warning, "varning", "varningar");
        Tile(FindingSeverity.Information, "upplysning", "upplysningar");
        if (report.Exempted > 0) writer.Write($"<li class=\"exempted\"><strong>{Number(report.Exempted)}</strong> {(report.Exempted == 1 ? "undantaget fynd" : "undantagna fynd")}</li>\n");
        writer.Write("</ul>\n<dl>\n");
        Pair("Register", report.Location);
        Pair("Period", report.Options.Since is { } since ? $"från {text.Time(since)}" : "hela registret");
        Pair("Utlämnanden", Number(report.Releases));
        if (report.Imported > 0) Pair("Inlästa ur tidigare lista", Number(report.Imported));
        Pair("Räknas som försenat", $"efter {Number(report.Options.OpenAfterDays)} dagar");
        Pair("Registrets kedja", report.Chain.Holds
            ? $"håller, {Number(report.Chain.Count)} händelser"
            : $"håller inte: brott vid händelse {Number(report.Chain.Fault!.Position)}");
        writer.Write("</dl>\n</section>\n");

        void Tile(FindingSeverity severity, string one, string several)
        {
            var count = report.Count(severity);
            var added = report.Findings.Count(finding => finding.Severity == severity && !finding.IsExempted && finding.Trend == FindingTrend.New);
            writer.Write($"<li class=\"{severity.ToString().ToLowerInvariant()}\"><strong>{Number(count)}</strong> {(count == 1 ? one : several)}{(report.Previous is null ? "" : $"<small>{Number(added)} nya sedan sist</small>")}</li>\n");
        }

        void Pair(string name, string value) => writer.Write($"<div><dt>{Text(name)}</dt><dd>{Text(value)}</dd></div>\n");
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(AuditPage).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
