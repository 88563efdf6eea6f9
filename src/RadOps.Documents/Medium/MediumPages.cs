using System.Globalization;
using System.Net;
using System.Text;
using RadOps.Core.Export;
using RadOps.Core.Release;

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
        var page = new StringBuilder(4096);
        page.Append(Swedish, $$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Röntgenbilder, {{Text(contents.ExportId)}}</title>
            <style>
            body { font: 1rem/1.5 "Segoe UI", Arial, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff; }
            h1 { font-size: 1.6rem; margin-bottom: .2rem; }
            h2 { font-size: 1.15rem; margin-top: 2rem; }
            dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; }
            dt { color: #555; } dd { margin: 0; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid #ccc; }
            td.n, th.n { text-align: right; }
            .note { border-left: .3rem solid #b45309; padding-left: .8rem; }
            footer { margin-top: 2.5rem; color: #555; font-size: .9rem; }
            @media print { body { margin: 0; max-width: none; } }
            </style>
            </head>
            <body>
            <h1>Röntgenbilder</h1>
            <dl>
            <dt>Från</dt><dd>{{Text(contents.CareUnit)}}</dd>
            <dt>Patient</dt><dd>{{Text(request.PatientId?.ToString() ?? "ej angivet")}}</dd>

            """);
        if (request.Examination is { Length: > 0 } examination)
            page.Append(Swedish, $"<dt>Undersökning</dt><dd>{Text(examination)}</dd>\n");
        page.Append(Swedish, $"""
            <dt>Medium</dt><dd>{Text(contents.ExportId)}, {contents.MadeAt:yyyy-MM-dd}</dd>
            </dl>
            <h2>Innehåll</h2>
            <table>
            <thead><tr><th scope="col">Datum</th><th scope="col">Serie</th><th scope="col">Slag</th><th scope="col" class="n">Antal bilder</th></tr></thead>
            <tbody>

            """);
        foreach (var series in Series(contents))
            page.Append(Swedish, $"<tr><td>{series.Date:yyyy-MM-dd}</td><td>{series.Number}</td><td>{Text(series.Modality)}</td><td class=\"n\">{series.Count}</td></tr>\n");
        page.Append(Swedish, $"""
            </tbody>
            </table>
            <p>Sammanlagt {contents.Files.Count} bilder.</p>
            <h2>Utlåtande</h2>

            """);
        page.Append(ReportText(contents));
        page.Append(Swedish, $"""
            <h2>Så öppnas bilderna</h2>
            <p>Bilderna är i formatet DICOM, som vårdens bildsystem läser. Mottagaren läser in mediet från dess rot, där filen DICOMDIR är
            innehållsförteckningen. Inget program behöver installeras och inget startar av sig självt. På en vanlig dator behövs ett
            program som visar DICOM-bilder.</p>
            <p>Att alla filer är hela kan kontrolleras mot {MediumManifest.FileName}, som anger varje fils kontrollsumma (SHA-256).</p>
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

    private static IEnumerable<(DateOnly? Date, int Number, string Modality, int Count)> Series(MediumContents contents) => contents.Files
        .GroupBy(file => file.FileId[..file.FileId.LastIndexOf('/')], StringComparer.Ordinal)
        .Select((series, index) => (series.First().Source.StudyDate, series.First().Source.SeriesNumber ?? index + 1, ModalityNames.Swedish(series.First().Source.Modality), series.Count()));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
