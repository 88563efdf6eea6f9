using System.Globalization;
using System.Net;
using System.Text;
using RadOps.Core.Papers;

namespace RadOps.Documents.Papers;

/// <summary>
/// One paper as HTML, written from its top to its bottom. Every text is encoded, also where it stands in CSS: names and free texts come from files that anybody may have
/// written.
/// </summary>
internal sealed class PaperPage
{
    private readonly StringBuilder html = new(12 * 1024);
    private readonly PaperHead head;

    /// <summary>Begins the page: letterhead, title, reference and day.</summary>
    /// <param name="head">What every paper bears.</param>
    /// <param name="title">Its title.</param>
    /// <param name="isForTheDesk">Whether it stays with the people who make the release.</param>
    internal PaperPage(PaperHead head, string title, bool isForTheDesk)
    {
        this.head = head;
        html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{Text(title)}} {{Text(head.ExportId)}}</title>
            <style>
            {{PaperStyle.Css}}
            @page { @top-left { content: {{CssString(head.CareUnit)}}; } @top-right { content: {{CssString($"{title} {head.ExportId}")}}; } @bottom-left { content: {{CssString(head.Warning is null ? "" : Sentence(head.Warning))}}; } }
            </style>
            </head>
            <body>
            <header class="head">
            <div class="unit">{{Text(head.CareUnit)}}</div>
            <div class="meta"><strong>{{Text(title)}}</strong><br>{{Text(head.ExportId)}}<br>{{Day(head.DrawnUpAt)}}{{(isForTheDesk ? "<br><em>Arbetspapper, lämnas inte ut</em>" : "")}}</div>
            </header>
            <main>

            """);
    }

    /// <summary>A text as HTML.</summary>
    internal static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");

    /// <summary>A day as papers write it.</summary>
    internal static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The routine's words, with where they stand.</summary>
    internal static string Quoted(PaperCitation citation) => $"<q>{Text(citation.Quote)}</q> <small>{Text(PaperWords.Cite(citation))}</small>";

    /// <summary>HTML that is written already.</summary>
    internal PaperPage Raw(string markup)
    {
        html.Append(markup).Append('\n');
        return this;
    }

    internal PaperPage Heading(string text) => Raw($"<h1>{Flow(text)}</h1>");

    internal PaperPage Subheading(string text) => Raw($"<h2>{Text(text)}</h2>");

    internal PaperPage Paragraph(string text) => Raw($"<p>{Flow(text)}</p>");

    /// <summary>Something that must not be overlooked.</summary>
    internal PaperPage Note(string heading, string text) => Raw($"<p class=\"note\"><strong>{Text(heading)}</strong> {Text(text)}</p>");

    /// <summary>Names and values; those without a value are left out.</summary>
    internal PaperPage Fields(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        html.Append("<dl>\n");
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrEmpty(value)) html.Append("<dt>").Append(Text(name)).Append("</dt><dd>").Append(Text(value)).Append("</dd>\n");
        }

        html.Append("</dl>\n");
        return this;
    }

    internal PaperPage List(IEnumerable<string> items)
    {
        html.Append("<ul>\n");
        foreach (var item in items) html.Append("<li>").Append(Flow(item)).Append("</li>\n");
        html.Append("</ul>\n");
        return this;
    }

    /// <summary>Lines to be ticked, each with the routine's words.</summary>
    internal PaperPage Ticks(IEnumerable<ChecklistItem> items)
    {
        html.Append("<ul class=\"tick\">\n");
        foreach (var item in items) html.Append("<li>").Append(Flow(item.Text)).Append(item.Citation is { } words ? $" <span class=\"words\">{Quoted(words)}</span>" : "").Append("</li>\n");
        html.Append("</ul>\n");
        return this;
    }

    /// <summary>Lines to write on by hand.</summary>
    internal PaperPage Blanks(IEnumerable<string> labels)
    {
        html.Append("<div class=\"blanks\">");
        foreach (var label in labels) html.Append("<div class=\"blank\"><span>").Append(Text(label)).Append("</span><i></i></div>\n");
        html.Append("</div>\n");
        return this;
    }

    /// <summary>The examinations as a table.</summary>
    internal PaperPage Examinations(string caption, IEnumerable<PaperExamination> examinations)
    {
        html.Append("<table>\n<caption>").Append(Text(caption)).Append("</caption>\n<thead><tr><th scope=\"col\">Undersökning</th><th scope=\"col\">Datum</th><th scope=\"col\">Remissnummer</th><th scope=\"col\" class=\"n\">Bilder</th></tr></thead>\n<tbody>\n");
        foreach (var examination in examinations)
        {
            html.Append("<tr><td>").Append(Text(PaperWords.Examination(examination))).Append("</td><td class=\"w\">").Append(examination.Date is { } day ? PaperWords.Day(day) : "–")
                .Append("</td><td>").Append(Text(examination.AccessionNumber ?? "–")).Append("</td><td class=\"n\">").Append(examination.Images is { } count ? PaperWords.Number(count) : "–").Append("</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
        return this;
    }

    /// <summary>Ends the page with what every paper bears (H-01).</summary>
    internal string End()
    {
        html.Append(CultureInfo.InvariantCulture, $"</main>\n<footer class=\"colophon\">Framställd {head.DrawnUpAt:yyyy-MM-dd HH:mm} enligt rutinen {Text(string.Join(", ", head.Routine.Select(title => $"”{title}”")))}, version {Text(head.Version)}.");
        if (head.Warning is { } warning) html.Append(' ').Append("<strong>").Append(Text(Sentence(warning))).Append("</strong>");
        if (head.AuthoritativePlace is { } place) html.Append(" Senaste versionen finns på ").Append(Text(place)).Append('.');
        return html.Append("</footer>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A running text, in which the release's name is not broken at its hyphens.</summary>
    private string Flow(string text) => Text(text).Replace(Text(head.ExportId), $"<span class=\"w\">{Text(head.ExportId)}</span>", StringComparison.Ordinal);

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    /// <summary>A text as a CSS string that neither ends the string nor the style sheet.</summary>
    private static string CssString(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var letter in text)
        {
            if (letter is '"' or '\\' or '<' or '>' or '&' or '\'' || char.IsControl(letter)) css.Append(CultureInfo.InvariantCulture, $"\\{(int)letter:x} ");
            else css.Append(letter);
        }

        return css.Append('"').ToString();
    }
}
