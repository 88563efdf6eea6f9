using System.Globalization;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Reports;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Continuity;

/// <summary>The report on an outage, or a drill, as one page of HTML: no network, no script, made to be printed. No patient's number is in it.</summary>
public static class OutageReportPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="writer">Gets the page; to be saved as UTF-8.</param>
    public static void Write(OutageReport report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        var title = report.Drill ? $"{OutageText.DrillMark}: rapport" : "Rapport efter driftstörning";
        writer.Write($$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{title}} {{OutageText.Time(report.Started)}}</title>
            <style>
            {{Style}}
            </style>
            </head>
            <body{{(report.Drill ? " class=\"drill\"" : "")}}>
            <h1>{{title}}</h1>
            <p>Började {{OutageText.Time(report.Started)}}, {{(report.Stopped is { } stopped ? $"avslutades {OutageText.Time(stopped)} efter {Span(stopped - report.Started)}" : "pågår")}}. Rapporten gjordes {{OutageText.Time(report.At)}}. Bara på papper: {{report.OpenItems}} av {{report.Items.Count}}.</p>

            """);
        if (report.Scores.Count > 0)
        {
            Table(writer, $"Poäng: {report.Points} av {report.Most}", ["Vad", "Poäng", "Tid", "Bedömning"], report.Scores.Select(score => new[] { score.What, $"{score.Points} av {score.Most}", Span(score.Took), score.Why }));
        }

        if (report.Clocks.Count > 0)
        {
            Table(writer, "Cybersäkerhetslagen: ska händelsen rapporteras?", ["Vad", "Senast", ""], report.Clocks.Select(clock => new[] { clock.What, OutageText.Time(clock.Due), clock.IsPast ? "Tiden har gått" : "" }));
            writer.Write("<p class=\"note\">Tiderna räknas från driftstörningens början och är påminnelser. Om händelsen är en betydande incident avgör den som ansvarar för det; RadOps anmäler ingenting.</p>\n");
        }

        Table(writer, "Tidslinje", ["När", "Vad", "Nummer", "Av", "Journal"], report.Timeline.Select(entry => new[] { OutageText.Time(entry.At), entry.What, entry.Number ?? "", entry.Operator, entry.Journal }));
        Table(
            writer,
            "Papper och besked",
            ["Nummer", "Vad", "När", "Tid på papper", "Patient", "Inskrivet", "Remissnummer", "Av", "Jämfört av"],
            report.Items.Select(item => new[] { item.Number, DowntimeSheets.Kind(item.Kind), OutageText.Time(item.Occurred), Span(item.Age), item.Patient ?? "", item.Completed is { } done ? OutageText.Time(done) : "nej", item.WithdrawnBecause is { } mistake ? $"återtagen: {mistake}" : item.AccessionNumber ?? "", item.CompletedBy ?? "", item.ConfirmedBy ?? "" }));
        writer.Write("</body>\n</html>\n");
    }

    /// <summary>A length of time in hours and minutes.</summary>
    internal static string Span(TimeSpan? time) => time is { } span ? string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours}:{Math.Abs(span.Minutes):00}") : "–";

    private static void Table(TextWriter writer, string heading, string[] columns, IEnumerable<string[]> rows)
    {
        writer.Write($"<h2>{Text(heading)}</h2>\n<table><thead><tr>");
        foreach (var column in columns) writer.Write($"<th scope=\"col\">{Text(column)}</th>");
        writer.Write("</tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            writer.Write("<tr>");
            foreach (var cell in row) writer.Write($"<td>{Text(cell)}</td>");
            writer.Write("</tr>\n");
        }

        writer.Write("</tbody></table>\n");
    }

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #d0d7de; --note: #8a5a00; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --line: #30363d; --note: #f2c14e; } }
        body { font: 1rem/1.5 "Segoe UI", system-ui, Arial, sans-serif; color: var(--ink); background: var(--paper); max-width: 78rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.8rem; margin: 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; } .drill h1 { background: #7a1fa2; color: #fff; padding: .4rem 1rem; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid var(--line); }
        .note { border-left: .4rem solid var(--note); padding: .2rem .8rem; }
        @media print { :root { --ink: #000; --paper: #fff; } body { max-width: none; padding: 0; font-size: 9pt; } tr { break-inside: avoid; } .drill h1 { color: #000; background: none; border: 2px solid #000; } @page { size: A4 landscape; margin: 12mm; } }
        """;
}
