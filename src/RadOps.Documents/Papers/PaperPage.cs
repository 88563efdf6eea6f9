using System.Globalization;
using System.Text;
using RadOps.Core.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Papers;

/// <summary>
/// One paper of a release. Every text is encoded, also where it stands in CSS.
/// </summary>
internal sealed class PaperPage : HtmlPaper<PaperPage>
{
    private readonly PaperHead head;

    /// <summary>Begins the page: letterhead, title, reference and day.</summary>
    /// <param name="head">What every paper bears.</param>
    /// <param name="title">Its title.</param>
    /// <param name="isForTheDesk">Whether it stays with the people who make the release.</param>
    internal PaperPage(PaperHead head, string title, bool isForTheDesk)
        : base(title, head.ExportId, head.CareUnit, Day(head.DrawnUpAt), Margins(head, title), isForTheDesk) => this.head = head;

    /// <summary>A day as papers write it.</summary>
    internal static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The routine's words, with where they stand.</summary>
    internal static string Quoted(PaperCitation citation) => $"<q>{Text(citation.Quote)}</q> <small>{Text(PaperWords.Cite(citation))}</small>";

    /// <summary>Lines to be ticked, each with the routine's words.</summary>
    internal PaperPage Ticks(IEnumerable<ChecklistItem> items)
    {
        Html.Append("<ul class=\"tick\">\n");
        foreach (var item in items) Html.Append("<li>").Append(Flow(item.Text)).Append(item.Citation is { } words ? $" <span class=\"words\">{Quoted(words)}</span>" : "").Append("</li>\n");
        Html.Append("</ul>\n");
        return this;
    }

    /// <summary>The examinations as a table.</summary>
    internal PaperPage Examinations(string caption, IEnumerable<PaperExamination> examinations)
    {
        Html.Append("<table>\n<caption>").Append(Text(caption)).Append("</caption>\n<thead><tr><th scope=\"col\">Undersökning</th><th scope=\"col\">Datum</th><th scope=\"col\">Remissnummer</th><th scope=\"col\" class=\"n\">Bilder</th></tr></thead>\n<tbody>\n");
        foreach (var examination in examinations)
        {
            Html.Append("<tr><td>").Append(Text(PaperWords.Examination(examination))).Append("</td><td class=\"w\">").Append(examination.Date is { } day ? PaperWords.Day(day) : "–")
                .Append("</td><td>").Append(Text(examination.AccessionNumber ?? "–")).Append("</td><td class=\"n\">").Append(examination.Images is { } count ? PaperWords.Number(count) : "–").Append("</td></tr>\n");
        }

        Html.Append("</tbody>\n</table>\n");
        return this;
    }

    /// <summary>Ends the page with what every paper bears (H-01).</summary>
    internal string End()
    {
        Html.Append(CultureInfo.InvariantCulture, $"</main>\n<footer class=\"colophon\">Framställd {head.DrawnUpAt:yyyy-MM-dd HH:mm} enligt rutinen {Text(string.Join(", ", head.Routine.Select(title => $"”{title}”")))}, version {Text(head.Version)}.");
        if (head.Warning is { } warning) Html.Append(' ').Append("<strong>").Append(Text(Sentence(warning))).Append("</strong>");
        if (head.AuthoritativePlace is { } place) Html.Append(" Senaste versionen finns på ").Append(Text(place)).Append('.');
        return Html.Append("</footer>\n</body>\n</html>\n").ToString();
    }

    /// <summary>A running text, in which the release's name is not broken at its hyphens.</summary>
    protected override string Flow(string text) => Text(text).Replace(Text(head.ExportId), $"<span class=\"w\">{Text(head.ExportId)}</span>", StringComparison.Ordinal);

    private static string Margins(PaperHead head, string title) =>
        $"@page {{ @top-left {{ content: {CssString(head.CareUnit)}; }} @top-right {{ content: {CssString($"{title} {head.ExportId}")}; }} @bottom-left {{ content: {CssString(head.Warning is null ? "" : Sentence(head.Warning))}; }} }}";

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";

    /// <summary>A text as a CSS string that neither ends the string nor the style sheet.</summary>
    private static string CssString(string text)
    {
        var css = new StringBuilder("\"");
        foreach (var letter in Shown(text))
        {
            if (letter is '"' or '\\' or '<' or '>' or '&' or '\'' or '\t' or '\r' or '\n') css.Append(CultureInfo.InvariantCulture, $"\\{(int)letter:x} ");
            else css.Append(letter);
        }

        return css.Append('"').ToString();
    }
}
