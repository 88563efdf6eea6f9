using System.Globalization;
using System.Net;
using System.Text;
using RadOps.Documents.Papers;

namespace RadOps.Documents.Audit;

/// <summary>A paper drawn up from the register, about no single release: as the papers of a release look, without network or script. Every text is encoded.</summary>
internal sealed class RegisterPaper
{
    private readonly StringBuilder html = new(16 * 1024);
    private readonly TimeZoneInfo zone;

    /// <summary>Begins the page.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="unit">The care unit whose paper it is.</param>
    /// <param name="reference">What it is about, such as a period.</param>
    /// <param name="at">When it was drawn up.</param>
    /// <param name="zone">The time zone in which times are shown.</param>
    /// <param name="isWide">Whether its tables need the sheet's long side.</param>
    /// <param name="isForTheDesk">Whether it stays within the department.</param>
    internal RegisterPaper(string title, string unit, string reference, DateTimeOffset at, TimeZoneInfo zone, bool isWide, bool isForTheDesk)
    {
        this.zone = zone;
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{Text(title)}} {{Text(reference)}}</title>
            <style>
            {{PaperStyle.Css}}
            {{(isWide ? WideCss : "")}}
            {{TableCss}}
            </style>
            </head>
            <body>
            <header class="head">
            <div class="unit">{{Text(unit)}}</div>
            <div class="meta"><strong>{{Text(title)}}</strong><br>{{Text(reference)}}<br>{{Time(at)}}{{(isForTheDesk ? "<br><em>Arbetspapper, lämnas inte ut</em>" : "")}}</div>
            </header>
            <main>

            """);
    }

    /// <summary>A text as HTML.</summary>
    internal static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A time as papers write it.</summary>
    internal string Time(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>HTML that is written already.</summary>
    internal RegisterPaper Raw(string markup)
    {
        html.Append(markup).Append('\n');
        return this;
    }

    internal RegisterPaper Heading(string text) => Raw($"<h1>{Text(text)}</h1>");

    internal RegisterPaper Subheading(string text) => Raw($"<h2>{Text(text)}</h2>");

    internal RegisterPaper Paragraph(string text) => Raw($"<p>{Text(text)}</p>");

    /// <summary>Something that must not be overlooked.</summary>
    internal RegisterPaper Note(string heading, string text) => Raw($"<p class=\"note\"><strong>{Text(heading)}</strong> {Text(text)}</p>");

    /// <summary>Names and values; those without a value are left out.</summary>
    internal RegisterPaper Fields(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        html.Append("<dl>\n");
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrEmpty(value)) html.Append("<dt>").Append(Text(name)).Append("</dt><dd>").Append(Text(value)).Append("</dd>\n");
        }

        html.Append("</dl>\n");
        return this;
    }

    internal RegisterPaper List(IEnumerable<string> items) => Raw($"<ul>\n{string.Concat(items.Select(item => $"<li>{Text(item)}</li>\n"))}</ul>");

    /// <summary>Begins a table; its rows are written with <see cref="Row"/>.</summary>
    internal RegisterPaper BeginTable(string caption, params ReadOnlySpan<string> headings)
    {
        html.Append("<table>\n<caption>").Append(Text(caption)).Append("</caption>\n<thead><tr>");
        foreach (var heading in headings) html.Append("<th scope=\"col\">").Append(Text(heading)).Append("</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        return this;
    }

    /// <summary>A row of cells, each HTML that is written already.</summary>
    internal RegisterPaper Row(params ReadOnlySpan<string> cells)
    {
        html.Append("<tr>");
        foreach (var cell in cells) html.Append("<td>").Append(cell).Append("</td>");
        html.Append("</tr>\n");
        return this;
    }

    internal RegisterPaper EndTable() => Raw("</tbody>\n</table>");

    /// <summary>Lines to write on by hand.</summary>
    internal RegisterPaper Blanks(params ReadOnlySpan<string> labels)
    {
        html.Append("<div class=\"blanks sign\">");
        foreach (var label in labels) html.Append("<div class=\"blank\"><span>").Append(Text(label)).Append("</span><i></i></div>\n");
        html.Append("</div>\n");
        return this;
    }

    /// <summary>Ends the page.</summary>
    /// <param name="colophon">What it was drawn up from.</param>
    internal string End(string colophon) => html.Append("</main>\n<footer class=\"colophon\">").Append(Text(colophon)).Append("</footer>\n</body>\n</html>\n").ToString();

    private const string WideCss = "@page { size: A4 landscape; margin: 14mm 14mm 16mm 14mm; } @media screen { body { width: 297mm; min-height: 210mm; } }";

    private const string TableCss = "td small, .faint { color: #444; font-size: 8.5pt; } .boxes span { display: block; white-space: nowrap; } .boxes span::before { content: \"\"; display: inline-block; width: 3.4mm; height: 3.4mm; border: .3mm solid #111; margin-right: 1.6mm; vertical-align: -.5mm; } .boxes .on::before { background: #111; } .write { height: 9mm; border-bottom: .2mm solid #777; min-width: 34mm; }";
}
