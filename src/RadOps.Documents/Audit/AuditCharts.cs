using System.Globalization;
using System.Text;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Rules;
using static RadOps.Documents.Audit.PageText;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Audit;

/// <summary>The page's charts: bars as SVG, each with its title, its numbers as text, and a table of the same for whoever reads otherwise.</summary>
internal static class AuditCharts
{
    private const int Width = 360;
    private const int MostMonths = 12;

    // Days, and how a bar of that age looks.
    private static readonly (int From, string Name, string Style)[] ages = [(0, "0–1 dagar", "bar"), (2, "2–7 dagar", "bar"), (8, "8–30 dagar", "old"), (31, "31–90 dagar", "oldest"), (91, "över 90 dagar", "oldest")];

    /// <summary>Writes the charts of a report; nothing where nothing was released or refused and nothing is open.</summary>
    internal static void Write(AuditReport report, TextWriter writer)
    {
        var open = report.Findings.Where(finding => !finding.IsExempted && AuditRule.Find(finding.Code) is { IsOpen: true }).Select(finding => finding.AgeDays ?? 0).ToList();
        if (report.Months.Count == 0 && open.Count == 0) return;
        // The month, where nobody has said from when.
        var shown = report.Options.Since is null && report.Months.Count > 0 ? [report.Months[^1]] : report.Months;
        var period = shown.Count == 1 ? AuditWords.Month(shown[0].First) : "perioden";
        writer.Write($"<section aria-labelledby=\"bild\">\n<h2 id=\"bild\">Utlämnanden i {period}</h2>\n<div class=\"charts\">\n");
        Rows("Efter mottagare", "Mottagare", Sum(shown.Select(month => month.Recipients)).Select(item => (RegisterWords.Recipient(item.Key), item.Value)), writer);
        Rows("Efter medium eller väg", "Medium", Sum(shown.Select(month => month.Ways)).Select(item => (AuditWords.Way(item.Key), item.Value)), writer);
        Rows("Efter utfall", "Utfall", Sum(shown.Select(month => month.Outcomes)).Select(item => (AuditWords.Outcome(item.Key), item.Value)), writer);
        if (report.Months.Count > 1) Columns("Månad för månad", "Månad", Latest(report.Months), writer);
        Columns("Hur länge det som är öppet har väntat", "Ålder", [.. ages.Select((age, index) => (age.Name, age.Name.Replace(" dagar", "", StringComparison.Ordinal), age.Style, open.Count(days => days >= age.From && (index == ages.Length - 1 || days < ages[index + 1].From))))], writer);
        writer.Write("</div>\n</section>\n");
    }

    private static IEnumerable<KeyValuePair<T, int>> Sum<T>(IEnumerable<IReadOnlyDictionary<T, int>> months)
        where T : struct, Enum =>
        months.SelectMany(month => month).GroupBy(item => item.Key).Select(group => KeyValuePair.Create(group.Key, group.Sum(item => item.Value))).OrderByDescending(item => item.Value).ThenBy(item => item.Key);

    /// <summary>The last twelve months up to the last that has anything, those without a release too.</summary>
    private static List<(string Name, string Label, string Style, int Count)> Latest(IReadOnlyList<AuditMonth> months)
    {
        var counts = months.ToDictionary(month => month.First, month => month.Releases);
        var (first, last) = (months[0].First, months[^1].First);
        return [.. Enumerable.Range(0, MostMonths).Select(back => last.AddMonths(back - MostMonths + 1)).Where(month => month >= first).Select(month => (AuditWords.Month(month), AuditWords.ShortMonth(month), "bar", counts.GetValueOrDefault(month)))];
    }

    private static void Rows(string title, string heading, IEnumerable<(string Name, int Count)> items, TextWriter writer)
    {
        var rows = items.ToList();
        if (rows.Count == 0) return;
        const int Row = 40;
        var most = Math.Max(1, rows.Max(row => row.Count));
        var svg = new StringBuilder();
        for (var index = 0; index < rows.Count; index++)
        {
            var (name, count) = rows[index];
            var top = index * Row;
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{top + 14}\">{Text(name)}</text><text class=\"v\" x=\"{Width}\" y=\"{top + 14}\">{Number(count)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"rest\" x=\"0\" y=\"{top + 21}\" width=\"{Width}\" height=\"9\" rx=\"4.5\"/><rect class=\"bar\" x=\"0\" y=\"{top + 21}\" width=\"{Length(Math.Max(9, Width * (double)count / most))}\" height=\"9\" rx=\"4.5\"/>");
        }

        Figure(title, heading, rows.Count * Row, svg.ToString(), rows, writer);
    }

    private static void Columns(string title, string heading, List<(string Name, string Label, string Style, int Count)> items, TextWriter writer)
    {
        const int Height = 170;
        const int Floor = 148;
        const int Ceiling = 22;
        var most = Math.Max(1, items.Max(item => item.Count));
        var step = Width / (double)items.Count;
        var wide = Math.Min(44, step * .66);
        var svg = new StringBuilder();
        for (var index = 0; index < items.Count; index++)
        {
            var (_, label, style, count) = items[index];
            var middle = (index + .5) * step;
            var tall = count == 0 ? 0 : Math.Max(3, (Floor - Ceiling) * (double)count / most);
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{Length(middle - (wide / 2))}\" y=\"{Length(Floor - tall)}\" width=\"{Length(wide)}\" height=\"{Length(tall)}\" rx=\"2\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"c\" x=\"{Length(middle)}\" y=\"{Length(Floor - tall - 6)}\">{Number(count)}</text><text class=\"l\" x=\"{Length(middle)}\" y=\"{Height - 5}\">{Text(label)}</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"0\" y1=\"{Floor}\" x2=\"{Width}\" y2=\"{Floor}\"/>");
        Figure(title, heading, Height, svg.ToString(), [.. items.Select(item => (item.Name, item.Count))], writer);
    }

    private static void Figure(string title, string heading, int height, string svg, List<(string Name, int Count)> rows, TextWriter writer)
    {
        var words = string.Join(", ", rows.Select(row => $"{row.Name}: {Number(row.Count)}"));
        writer.Write($"<figure>\n<h3>{Text(title)}</h3>\n<svg viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Text($"{title}. {words}.")}\">{svg}</svg>\n");
        writer.Write($"<details><summary>Visa som tabell<span class=\"unseen\">: {Text(title.ToLowerInvariant())}</span></summary>\n<table>\n<caption>{Text(title)}</caption>\n<thead><tr><th scope=\"col\">{Text(heading)}</th><th scope=\"col\" class=\"n\">Antal</th></tr></thead>\n<tbody>\n");
        foreach (var (name, count) in rows) writer.Write($"<tr><th scope=\"row\">{Text(name)}</th><td class=\"n\">{Number(count)}</td></tr>\n");
        writer.Write("</tbody>\n</table>\n</details>\n</figure>\n");
    }
}
