using System.Globalization;
using RadOps.Documents.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Audit;

/// <summary>A paper drawn up from the register, about no single release: as the papers of a release look, without network or script. Every text is encoded.</summary>
internal sealed class RegisterPaper : HtmlPaper<RegisterPaper>
{
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
        : base(title, reference, unit, Time(at, zone), isWide ? $"{WideCss}\n{TableCss}" : TableCss, isForTheDesk) => this.zone = zone;

    /// <summary>A time as papers write it.</summary>
    internal string Time(DateTimeOffset time) => Time(time, zone);

    private static string Time(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Begins a table; its rows are written with <see cref="Row"/>.</summary>
    internal RegisterPaper BeginTable(string caption, params ReadOnlySpan<string> headings)
    {
        Html.Append("<table>\n<caption>").Append(Text(caption)).Append("</caption>\n<thead><tr>");
        foreach (var heading in headings) Html.Append("<th scope=\"col\">").Append(Text(heading)).Append("</th>");
        Html.Append("</tr></thead>\n<tbody>\n");
        return this;
    }

    /// <summary>A row of cells, each HTML that is written already.</summary>
    internal RegisterPaper Row(params ReadOnlySpan<string> cells)
    {
        Html.Append("<tr>");
        foreach (var cell in cells) Html.Append("<td>").Append(cell).Append("</td>");
        Html.Append("</tr>\n");
        return this;
    }

    internal RegisterPaper EndTable() => Raw("</tbody>\n</table>");

    /// <summary>Ends the page.</summary>
    /// <param name="colophon">What it was drawn up from.</param>
    internal string End(string colophon) => Html.Append("</main>\n<footer class=\"colophon\">").Append(Text(colophon)).Append("</footer>\n</body>\n</html>\n").ToString();

    private const string WideCss = "@page { size: A4 landscape; margin: 14mm 14mm 16mm 14mm; } @media screen { body { width: 297mm; min-height: 210mm; } }";

    private const string TableCss = ".blanks { margin-top: 6mm; } td small, .faint { color: #444; font-size: 8.5pt; } .boxes span { display: block; white-space: nowrap; } .boxes span::before { content: \"\"; display: inline-block; width: 3.4mm; height: 3.4mm; border: .3mm solid #111; margin-right: 1.6mm; vertical-align: -.5mm; } .boxes .on::before { background: #111; } .write { height: 9mm; border-bottom: .2mm solid #777; min-width: 34mm; }";
}
