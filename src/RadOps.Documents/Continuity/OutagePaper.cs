using System.Globalization;
using RadOps.Core.Continuity;
using RadOps.Documents.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Continuity;

/// <summary>What the papers of an outage have in common: one file of HTML without network or script, and, in a drill, a mark across every page.</summary>
internal static class OutagePaper
{
    /// <summary>The whole of a paper.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="css">Style beside that of every paper, with the size of the sheet.</param>
    /// <param name="body">HTML that is written already.</param>
    /// <param name="drill">An exercise.</param>
    internal static string Page(string title, string css, string body, bool drill) => $$"""
        <!DOCTYPE html>
        <html lang="sv">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>{{Text(title)}}</title>
        <style>
        {{PaperStyle.Css}}
        {{Css}}
        {{css}}
        </style>
        </head>
        <body{{(drill ? " class=\"drill\"" : "")}}>
        {{(drill ? $"<div class=\"mark\">{OutageText.DrillMark}</div>" : "")}}{{body}}
        </body>
        </html>

        """;

    /// <summary>The letterhead.</summary>
    /// <param name="careUnit">Whose it is.</param>
    /// <param name="title">Its title.</param>
    /// <param name="number">Its number; empty where it has none.</param>
    /// <param name="time">When, as it is written.</param>
    /// <param name="drill">An exercise.</param>
    internal static string Head(string careUnit, string title, string number, string time, bool drill) =>
        string.Create(CultureInfo.InvariantCulture, $"<header class=\"head\"><div class=\"unit\">{Text(careUnit)}</div><div class=\"meta\"><strong>{(drill ? $"{OutageText.DrillMark}: " : "")}{Text(title)}</strong><br>{Text(number)}<br>{Text(time)}</div></header>");

    private const string Css = """
        .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 3mm; } .field { border: .3mm solid #555; padding: .6mm 1.5mm; } .field span { font-size: 8pt; color: #333; } .must { border: 1mm solid #111; padding: 2mm 3mm; margin-bottom: 3mm; display: grid; align-items: end; } .must small { grid-column: 1 / 3; }
        .mark { position: fixed; inset: 0; display: grid; place-items: center; font: 700 90pt Arial, sans-serif; color: #ddd; transform: rotate(-30deg); z-index: -1; }
        """;
}
