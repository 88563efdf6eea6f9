using System.Globalization;
using System.Text;
using RadOps.Core.Export;
using RadOps.Core.Release;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Medium;

/// <summary>
/// INDEX.HTM and README.TXT of a medium (IHE PDI, RAD-47): plain Swedish that needs no software, no script and no network. The patient is named
/// by initials and a masked number: N-13 wants the identity on the label, and nowhere else.
/// </summary>
public sealed class MediumPages : IMediumPages
{
    private static readonly CultureInfo Swedish = CultureInfo.InvariantCulture;

    /// <inheritdoc/>
    public string Index(MediumContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        var request = contents.Decision.Request;
        var page = new StringBuilder(16 * 1024);
        page.Append(Swedish, $$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
            <title>Röntgenbilder, {{Text(contents.ExportId)}}</title>
            <style>
            {{Style}}
            </style>
            </head>
            <body>
            <header>
            <h1>Röntgenbilder</h1>
            <p>Från {{Text(contents.CareUnit)}}</p>
            </header>
            <main>
            <dl>
            <dt>Patient</dt><dd>{{Text(request.PatientId?.ToString() ?? "ej angivet")}}</dd>
            <dt>Medium</dt><dd>{{Text(contents.ExportId)}}, framställt {{contents.MadeAt:yyyy-MM-dd}}</dd>
            <dt>Innehåll</dt><dd>{{Count(contents.Files.Select(file => file.Source.StudyInstanceUid).Distinct(StringComparer.Ordinal).Count(), "undersökning", "undersökningar")}}, {{Count(contents.Files.Count, "bild", "bilder")}}</dd>
            </dl>

            """);
        page.Append("<h2>Utlåtande</h2>\n").Append(ReportText(contents));
        foreach (var study in contents.Files.GroupBy(file => file.Source.StudyInstanceUid, StringComparer.Ordinal)) AppendStudy(page, contents, [.. study]);
        if (contents.Pictures.Count > 0) page.Append("<p class=\"faint\">Småbilderna visar bara vilken serie som är vilken. De duger inte att bedöma undersökningen efter.</p>\n");
        page.Append(Swedish, $"""
            <h2>Så öppnas bilderna</h2>
            <p>Bilderna är i formatet DICOM, som vårdens bildsystem läser. Mottagaren läser in mediet från dess rot, där filen DICOMDIR är
            innehållsförteckningen. Inget program behöver installeras och inget startar av sig självt. På en vanlig dator behövs ett
            program som visar DICOM-bilder.</p>
            <p>Att alla filer är hela kan kontrolleras mot {MediumManifest.FileName}, som anger varje fils kontrollsumma (SHA-256).</p>
            </main>
            <footer>Mediet innehåller uppgifter som omfattas av sekretess. Den som har fått det av misstag ombeds lämna det till {Text(contents.CareUnit)}.</footer>
            </body>
            </html>

            """);
        return page.ToString();
    }

    /// <inheritdoc/>
    public string Readme(MediumContents contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return string.Create(Swedish, $"""
            RÖNTGENBILDER
            =============

            Från:    {contents.CareUnit}
            Medium:  {contents.ExportId}
            Datum:   {contents.MadeAt:yyyy-MM-dd}
            Bilder:  {contents.Files.Count}

            Öppna INDEX.HTM i en webbläsare för att se vad mediet innehåller.

            Bilderna ligger i mappen DICOM och är i formatet DICOM. Vårdens bildsystem
            läser in dem med hjälp av filen DICOMDIR. Inget program behöver installeras
            och inget startar av sig självt.

            {MediumManifest.FileName} anger varje fils kontrollsumma (SHA-256).

            Vid frågor, eller om mediet inte går att läsa: kontakta {contents.CareUnit}
            och uppge mediets nummer, {contents.ExportId}.

            Mediet innehåller uppgifter som omfattas av sekretess. Den som har fått det av
            misstag ombeds lämna det till {contents.CareUnit}.

            """);
    }

    private static string ReportText(MediumContents contents)
    {
        if (contents.ReportPath is not { } path)
            return "<p>Utlåtandet finns inte på mediet.</p>\n";
        var preliminary = contents.Decision.Request.Signature is SignatureStatus.Preliminary
            ? "<p class=\"note\"><strong>Utlåtandet är preliminärt.</strong> Det kan ändras när det signeras definitivt.</p>\n"
            : "";
        return $"<p><a href=\"{Text(path)}\">Utlåtandet som PDF</a></p>\n{preliminary}";
    }

    private static void AppendStudy(StringBuilder page, MediumContents contents, IReadOnlyList<StudyFile> files)
    {
        var first = files[0].Source;
        var request = contents.Decision.Request;
        var isAsked = first.AccessionNumber == request.AccessionNumber || contents.Files.Count == files.Count;
        var name = isAsked && request.Examination is { Length: > 0 } examination ? examination : ModalityNames.Swedish(first.Modality);
        page.Append(Swedish, $"<section>\n<h2>{Text(name)}{(first.StudyDate is { } day ? $" <time datetime=\"{day:yyyy-MM-dd}\">{day:yyyy-MM-dd}</time>" : "")}</h2>\n<ol class=\"series\">\n");
        var number = 0;
        foreach (var series in files.GroupBy(file => file.SeriesFolder, StringComparer.Ordinal))
        {
            number++;
            var one = series.First().Source;
            var picture = contents.Pictures.TryGetValue(series.Key, out var drawn)
                ? $"<img src=\"data:{Text(drawn.MediaType)};base64,{Convert.ToBase64String(drawn.Content.Span)}\" alt=\"\">"
                : contents.Pictures.Count > 0 ? "<span class=\"none\"></span>" : "";
            page.Append(Swedish, $"<li>{picture}<div><strong>Serie {one.SeriesNumber ?? number}</strong><br>{Text(ModalityNames.Swedish(one.Modality))}<br>{Count(series.Count(), "bild", "bilder")}</div></li>\n");
        }

        page.Append("</ol>\n</section>\n");
    }

    private static string Count(int count, string one, string several) => string.Create(Swedish, $"{count} {(count == 1 ? one : several)}");

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --faint: #57606a; --line: #d0d7de; --lead: #1f3a5f; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9da7b1; --line: #30363d; --lead: #9cc4ff; } }
        * { box-sizing: border-box; }
        body { font: 1rem/1.5 "Segoe UI", Arial, "Liberation Sans", sans-serif; max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
        header { border-bottom: .15rem solid var(--lead); margin-bottom: 1.2rem; } header p { margin: 0 0 .8rem; font-weight: 600; }
        h1 { font-size: 1.8rem; line-height: 1.2; margin: 0; color: var(--lead); } h2 { font-size: 1.2rem; margin: 1.8rem 0 .5rem; color: var(--lead); } h2 time { font-weight: 400; color: var(--ink); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: 0; } dt, .faint { color: var(--faint); } dd { margin: 0; }
        .series { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(15.5rem, 1fr)); gap: .7rem; }
        .series li { display: flex; gap: .8rem; align-items: center; border: 1px solid var(--line); border-radius: .3rem; padding: .5rem; line-height: 1.35; break-inside: avoid; }
        .series img, .series .none { width: 96px; height: 96px; flex: none; object-fit: contain; background: #000; border-radius: .2rem; } .series .none { background: none; border: 1px dashed var(--line); }
        a { color: var(--lead); font-weight: 600; } .note { border-left: .3rem solid #b45309; padding-left: .8rem; }
        footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .8rem; color: var(--faint); font-size: .9rem; }
        @media print { :root { --ink: #000; --paper: #fff; --faint: #444; --line: #999; --lead: #000; } body { max-width: none; padding: 0; font-size: 10pt; } .series li { break-inside: avoid; } @page { size: A4; margin: 15mm; } }
        """;
}
