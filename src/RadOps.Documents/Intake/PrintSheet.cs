using System.Globalization;
using System.Text;
using RadOps.Core.Continuity;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Files;
using RadOps.Documents.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Intake;

/// <summary>
/// The sheet that lies beside a patient's documents that are to be printed: what there is, the routine's steps, and lines for who did them. No patient stands on it, only the case's id; it follows the paper until that
/// is in E-arkiv (F-31, F-32, C41).
/// </summary>
public static class PrintSheet
{
    /// <summary>Draws it, as self-contained HTML for A4.</summary>
    /// <param name="known">The case.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="careUnit">Whose it is.</param>
    /// <param name="drawnUp">When it is drawn up.</param>
    public static string Draw(PatientFileCase known, IntakeRoutine routine, string careUnit, DateTimeOffset drawnUp)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(routine);
        var rows = new StringBuilder();
        foreach (var file in known.Files.Where(file => file.Destination == FileRoute.Earchive))
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(known.CaseId)}-{file.Number}</td><td>{file.Format.ToString().ToUpperInvariant()}</td><td class=\"n\">{file.Length}</td><td></td><td></td></tr>");
        var document = routine.Pack.Documents[0];
        var kept = known.KeptUntil is { } day ? FormattableString.Invariant($" till och med {day:yyyy-MM-dd}") : "";
        return $$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Utskrift till E-arkiv {{Text(known.CaseId)}}</title>
            <style>
            {{PaperStyle.Css}}
            </style>
            </head>
            <body>
            <header class="head"><div class="unit">{{Text(careUnit)}}</div><div class="meta"><strong>Dokument från patient, att skanna till E-arkiv</strong><br>{{Text(known.CaseId)}}<br>Framtagen {{OutageText.Time(drawnUp)}}</div></header>
            {{Code39.Svg(known.CaseId)}}
            <h1>Skriv ut, skanna, bekräfta</h1>
            <ol>
            <li>Skriv ut dokumenten i den här mappen och lägg det här bladet överst. <q>{{Text(Words(routine, "F-31"))}}</q> (F-31)</li>
            <li>Bekräfta utskriften: <strong>Complete-PatientFile {{Text(known.CaseId)}} -Printed</strong>. RadOps raderar då dokumentet från datorn. <q>{{Text(Words(routine, "F-32"))}}</q> (F-32)</li>
            <li>Skanna papperet enligt rutinen för dokument som ska skannas in i E-arkiv, på rätt patient.</li>
            <li>Kontrollera i E-arkiv att dokumentet finns där och går att läsa. Bekräfta: <strong>Complete-PatientFile {{Text(known.CaseId)}} -Archived</strong>. Till dess finns det bara på papper och hos 1177{{kept}}.</li>
            </ol>
            <table><caption>Dokumenten</caption><thead><tr><th scope="col">Fil</th><th scope="col">Format</th><th scope="col" class="n">Byte</th><th scope="col">Utskriven kl., av</th><th scope="col">I E-arkiv kl., av</th></tr></thead><tbody>{{rows}}</tbody></table>
            <p class="note">Patientens namn och nummer står inte på bladet. Skriv dem inte heller här: papperet hör till den patient som ärendet hos 1177 gäller.</p>
            <footer class="colophon">{{Text(document.Title)}}, {{Text(document.DocumentId)}}, version {{Text(document.Version)}}.</footer>
            </body>
            </html>

            """;
    }

    private static string Words(IntakeRoutine routine, string ruleId) => routine.Pack.Facts.FirstOrDefault(fact => fact.RuleId == ruleId)?.Quote ?? "";
}
