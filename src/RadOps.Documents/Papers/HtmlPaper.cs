using System.Globalization;
using System.Text;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Papers;

/// <summary>A paper as HTML, written from its top to its bottom: no network, no script. Every text is encoded: names and free texts come from files that anybody may have written.</summary>
/// <typeparam name="TPaper">The kind of paper, which each call gives back.</typeparam>
internal abstract class HtmlPaper<TPaper>
    where TPaper : HtmlPaper<TPaper>
{
    /// <summary>Begins the page: letterhead, title, reference and time.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="reference">What it is about.</param>
    /// <param name="unit">The care unit whose paper it is.</param>
    /// <param name="drawnUp">When it was drawn up.</param>
    /// <param name="css">Style beside that of every paper.</param>
    /// <param name="isForTheDesk">Whether it stays with the people who make the release.</param>
    protected HtmlPaper(string title, string reference, string unit, string drawnUp, string css, bool isForTheDesk) =>
        Html.Append(CultureInfo.InvariantCulture, $$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{{Text(title)}} {{Text(reference)}}</title>
            <style>
            {{PaperStyle.Css}}
            {{css}}
            </style>
            </head>
            <body>
            <header class="head">
            <div class="unit">{{Text(unit)}}</div>
            <div class="meta"><strong>{{Text(title)}}</strong><br>{{Text(reference)}}<br>{{drawnUp}}{{(isForTheDesk ? "<br><em>Arbetspapper, lämnas inte ut</em>" : "")}}</div>
            </header>
            <main>

            """);

    /// <summary>What is written so far.</summary>
    protected StringBuilder Html { get; } = new(16 * 1024);

    /// <summary>HTML that is written already.</summary>
    internal TPaper Raw(string markup)
    {
        Html.Append(markup).Append('\n');
        return (TPaper)this;
    }

    internal TPaper Heading(string text) => Raw($"<h1>{Flow(text)}</h1>");

    internal TPaper Subheading(string text) => Raw($"<h2>{Text(text)}</h2>");

    internal TPaper Paragraph(string text) => Raw($"<p>{Flow(text)}</p>");

    /// <summary>Something that must not be overlooked.</summary>
    internal TPaper Note(string heading, string text) => Raw($"<p class=\"note\"><strong>{Text(heading)}</strong> {Text(text)}</p>");

    /// <summary>Names and values; those without a value are left out.</summary>
    internal TPaper Fields(params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        Html.Append("<dl>\n");
        foreach (var (name, value) in fields)
        {
            if (!string.IsNullOrEmpty(value)) Html.Append("<dt>").Append(Text(name)).Append("</dt><dd>").Append(Text(value)).Append("</dd>\n");
        }

        return Raw("</dl>");
    }

    internal TPaper List(IEnumerable<string> items) => Raw($"<ul>\n{string.Concat(items.Select(item => $"<li>{Flow(item)}</li>\n"))}</ul>");

    /// <summary>Lines to write on by hand.</summary>
    internal TPaper Blanks(params IEnumerable<string> labels) =>
        Raw($"<div class=\"blanks\">{string.Concat(labels.Select(label => $"<div class=\"blank\"><span>{Text(label)}</span><i></i></div>\n"))}</div>");

    /// <summary>A running text.</summary>
    protected virtual string Flow(string text) => Text(text);
}
