using System.Globalization;
using System.Net;
using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Rules;

namespace RadOps.Documents.Audit;

/// <summary>
/// The audit as one page of HTML for those who answer for the routine: no network, no script, light and dark, and made to be printed. Every text
/// is encoded; no identity is unmasked.
/// </summary>
public static class AuditPage
{
    private static readonly (FindingSeverity Severity, string One, string Heading, string Class)[] Groups =
    [
        (FindingSeverity.Error, "fel", "Fel", "error"),
        (FindingSeverity.Warning, "varning", "Varningar", "warning"),
        (FindingSeverity.Information, "upplysning", "Upplysningar", "information"),
    ];

    /// <summary>Writes the page.</summary>
    /// <param name="report">The audit.</param>
    /// <param name="writer">Gets the page; to be saved as UTF-8.</param>
    /// <param name="zone">The time zone in which times are shown.</param>
    public static void Write(AuditReport report, TextWriter writer, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(zone);
        writer.Write($$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Granskning av utlämnanden {{Time(report.At, zone)}}</title>
            <style>
            {{Style}}
            </style>
            </head>
            <body>
            <header>
            <h1>Granskning av utlämnanden</h1>
            <p>Gjord {{Time(report.At, zone)}} av RadOps ur registret ”Exporterade bilder”. Personuppgifter är maskerade.</p>
            </header>
            <main>

            """);
        WriteSummary(report, writer, zone);
        if (report.Findings.Count == 0) writer.Write("<p class=\"clean\">Granskningen fann inget att anmärka på.</p>\n");
        else WriteCodes(report, writer);
        foreach (var group in Groups) WriteGroup(report, group, writer, zone);
        writer.Write("</main>\n</body>\n</html>\n");
    }

    private static void WriteSummary(AuditReport report, TextWriter writer, TimeZoneInfo zone)
    {
        writer.Write("<section aria-labelledby=\"summary\">\n<h2 id=\"summary\">Sammanfattning</h2>\n<ul class=\"counts\">\n");
        foreach (var (severity, one, heading, style) in Groups)
        {
            var count = report.Count(severity);
            writer.Write($"<li class=\"{style}\"><strong>{Number(count)}</strong> {(count == 1 ? one : heading.ToLowerInvariant())}</li>\n");
        }


        writer.Write("</ul>\n<dl>\n");
        Pair("Register", report.Location);
        Pair("Period", report.Options.Since is { } since ? $"från {Time(since, zone)}" : "hela registret");
        Pair("Utlämnanden", Number(report.Releases));
        if (report.Imported > 0) Pair("Inlästa ur tidigare lista", Number(report.Imported));
        Pair("Räknas som försenat", $"efter {Number(report.Options.OpenAfterDays)} dagar");
        Pair("Registrets kedja", report.Chain.Holds
            ? $"håller, {Number(report.Chain.Count)} händelser"
            : $"håller inte: brott vid händelse {Number(report.Chain.Fault!.Position)}");
        writer.Write("</dl>\n</section>\n");

        void Pair(string name, string value) => writer.Write($"<dt>{Text(name)}</dt><dd>{Text(value)}</dd>\n");
    }

    private static void WriteCodes(AuditReport report, TextWriter writer)
    {
        writer.Write("<section aria-labelledby=\"codes\">\n<h2 id=\"codes\">Fynd efter slag</h2>\n<table>\n<caption>Antal av varje slag</caption>\n<thead><tr><th scope=\"col\">Slag</th><th scope=\"col\" class=\"n\">Antal</th></tr></thead>\n<tbody>\n");
        foreach (var code in report.Findings.CountBy(finding => finding.Code).OrderByDescending(code => code.Value).ThenBy(code => code.Key, StringComparer.Ordinal))
            writer.Write($"<tr><th scope=\"row\">{Text(Name(code.Key))}</th><td class=\"n\">{Number(code.Value)}</td></tr>\n");
        writer.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteGroup(AuditReport report, (FindingSeverity Severity, string One, string Heading, string Class) group, TextWriter writer, TimeZoneInfo zone)
    {
        if (report.Count(group.Severity) == 0) return;
        writer.Write($"""
            <section aria-labelledby="{group.Class}">
            <h2 id="{group.Class}" class="{group.Class}">{group.Heading} ({Number(report.Count(group.Severity))})</h2>
            <table>
            <caption>{group.Heading}, äldst först</caption>
            <thead><tr><th scope="col">Fynd</th><th scope="col">Rutinens ord</th><th scope="col">Utlämnande</th><th scope="col">När</th><th scope="col" class="n">Dagar</th><th scope="col">Patient</th><th scope="col">Av</th></tr></thead>
            <tbody>

            """);
        foreach (var finding in report.Findings.Where(finding => finding.Severity == group.Severity)) WriteFinding(finding, writer, zone);
        writer.Write("</tbody>\n</table>\n</section>\n");
    }

    private static void WriteFinding(AuditFinding finding, TextWriter writer, TimeZoneInfo zone)
    {
        var quote = finding.Quote is { } words ? $"<q>{Text(words)}</q> " : "";
        var request = finding.RequestId is { } id ? $"<br><small>begäran {Text(id)}</small>" : "";
        writer.Write($"<tr><th scope=\"row\">{Text(Name(finding.Code))}<br><span class=\"message\">{Text(finding.Message)}</span></th>");
        writer.Write($"<td>{quote}<small>{Text(string.Join(", ", finding.Rules))}</small></td>");
        writer.Write($"<td class=\"w\" data-label=\"Utlämnande\">{Text(finding.ExportId ?? "–")}{request}</td>");
        writer.Write($"<td class=\"w\" data-label=\"När\">{(finding.Occurred is { } occurred ? Time(occurred, zone) : "–")}</td>");
        writer.Write($"<td class=\"n\" data-label=\"Dagar\">{(finding.AgeDays is { } days ? Number(days) : "–")}</td>");
        writer.Write($"<td class=\"w\" data-label=\"Patient\">{Text(finding.PatientId?.ToString() ?? "–")}</td><td data-label=\"Av\">{Text(finding.Operator ?? "–")}</td></tr>\n");
    }

    // A number is grouped by narrow no-break spaces, as Swedish is.
    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    private static string Time(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Name(string code) => AuditRule.Find(code)?.Name ?? code;

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #57606a; --line: #d0d7de; --error: #b42318; --warning: #8a5a00; --information: #0b5cad; --band: #f6f8fa; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9da7b1; --line: #30363d; --error: #ff8a80; --warning: #f2c14e; --information: #79b8ff; --band: #161b22; } }
        * { box-sizing: border-box; }
        body { font: 1rem/1.5 "Segoe UI", system-ui, Arial, sans-serif; color: var(--ink); background: var(--paper); max-width: 78rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.8rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; }
        header p { color: var(--faint); margin: .3rem 0 0; }
        .counts { list-style: none; display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; margin: 0 0 1rem; }
        .counts li { border: 1px solid var(--line); border-left-width: .4rem; border-radius: .3rem; padding: .5rem 1rem; min-width: 9rem; }
        .counts strong { display: block; font-size: 1.7rem; line-height: 1.2; }
        .counts .error { border-left-color: var(--error); } .counts .warning { border-left-color: var(--warning); } .counts .information { border-left-color: var(--information); }
        h2.error { color: var(--error); } h2.warning { color: var(--warning); } h2.information { color: var(--information); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; } dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
        table { border-collapse: collapse; width: 100%; } caption { text-align: left; color: var(--faint); padding: .2rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
        thead th { background: var(--band); white-space: nowrap; } tbody tr:nth-child(even) { background: var(--band); }
        .n { text-align: right; font-variant-numeric: tabular-nums; } .w { white-space: nowrap; } .message { font-weight: 400; } small { color: var(--faint); }
        .clean { border-left: .4rem solid #1a7f37; padding: .6rem 1rem; }
        @media (max-width: 48rem) { table, thead, tbody, tr, th, td, caption { display: block; } thead { display: none; } tbody tr { border-bottom: 2px solid var(--line); padding: .4rem 0; } tbody th, tbody td { border: 0; padding: .1rem .4rem; } .n { text-align: left; } td[data-label]::before { content: attr(data-label) ": "; color: var(--faint); } }
        @media print { :root { --ink: #000; --paper: #fff; --faint: #444; --line: #999; --band: #fff; --error: #000; --warning: #000; --information: #000; } body { max-width: none; padding: 0; font-size: 9pt; } tr, .counts li { break-inside: avoid; } thead { display: table-header-group; } @page { size: A4 landscape; margin: 12mm; } }
        """;
}
