using System.Globalization;
using RadOps.Core.Audit.Disclosures;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Audit;

/// <summary>The account of a patient's releases on A4, for the patient: who got what, when, how, why and by whom, in plain Swedish, with the log that it stands on.</summary>
public static class DisclosurePaper
{
    /// <summary>Draws it.</summary>
    /// <param name="report">The report; number and name stand on the paper in clear only where it bears them so.</param>
    /// <param name="zone">The time zone in which times are shown.</param>
    public static string Draw(DisclosureReport report, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(zone);
        var page = new RegisterPaper("Utdrag", report.CareUnit, "Utlämnade bilder och utlåtanden", report.At, zone, isWide: false, isForTheDesk: false);
        page.Heading("Vilka har fått dina röntgenbilder och utlåtanden?")
            .Fields(
                ("Patient", report.PatientName is { } name ? $"{name}, {report.PatientNumber}" : report.PatientNumber ?? report.PatientId.ToString()),
                ("Period", Period(page, report)),
                ("Antal utlämnanden", report.Disclosures.Count.ToString(CultureInfo.InvariantCulture)))
            .Paragraph("Här står varje gång som vi har lämnat ut bilder eller utlåtanden ur din journal, enligt vårt register: till vem, när, hur och varför, och vem hos oss som gjorde det.");
        if (report.Disclosures.Count == 0) page.Note("Inga utlämnanden.", "Registret har inga utlämnanden av dina bilder eller utlåtanden för den här perioden.");
        foreach (var disclosure in report.Disclosures) WriteDisclosure(page, disclosure);
        WriteLog(page, report);
        page.Subheading("Vad utdraget inte visar").List(
        [
            "Utdraget gäller det som är registrerat under ditt nummer i registret ”Exporterade bilder”. Har du haft ett reservnummer, be om ett utdrag också för det.",
            "Rader i den lista som fanns tidigare, och som inte säger vilken patient de gäller, kan inte tas med.",
            "Vem som har läst i journalen eller sett bilderna i andra system, till exempel i röntgensystemet eller i det regionala bildarkivet, framgår av de systemens loggar.",
        ]);
        page.Subheading("Dina rättigheter").List(
        [
            "Du har rätt till information om vilka som har haft elektronisk åtkomst till uppgifter om dig (patientdatalagen 2008:355, 8 kap. 5 §).",
            $"Är något fel, eller undrar du över ett utlämnande? Kontakta {report.CareUnit} och uppge utlämnandets nummer.",
            "Du kan också vända dig till Integritetsskyddsmyndigheten (IMY) eller till patientnämnden.",
        ]);
        return page.End($"Framställt {page.Time(report.At)} av {report.Operator}, {report.CareUnit}, ur registret ”Exporterade bilder”. Att utdraget gjordes är antecknat i registret.");
    }

    private static string Period(RegisterPaper page, DisclosureReport report) => (report.Since, report.Before) switch
    {
        ({ } since, { } before) => $"från {page.Time(since)} till {page.Time(before)}",
        ({ } since, null) => $"från {page.Time(since)}",
        (null, { } before) => $"till {page.Time(before)}",
        _ => "allt som registret har",
    };

    private static void WriteDisclosure(RegisterPaper page, Disclosure disclosure)
    {
        page.Subheading($"{(disclosure.When is { } when ? page.Time(when) : "Tiden framgår inte")}{(disclosure.IsDisposed ? "" : $", nummer {disclosure.ExportId}")}")
            .Fields(
                ("Till vem", disclosure.ToWhom),
                ("Vad", disclosure.What),
                ("Undersökning", Examination(disclosure)),
                ("Hur", disclosure.How),
                ("Varför", disclosure.Why),
                ("Av vem", $"{disclosure.By}, {disclosure.CareUnit}"));
        if (disclosure.Remark is { } remark) page.Note("Observera.", remark);
    }

    private static void WriteLog(RegisterPaper page, DisclosureReport report)
    {
        if (report.Log.Count == 0) return;
        page.Subheading("Logg").BeginTable("Vad som har gjorts med det som registret har om dig, äldst först; programmets egna mellansteg står inte med", "När", "Vad", "Av vem", "Enhet", "Utlämnande");
        foreach (var entry in report.Log)
            page.Row($"<span class=\"w\">{page.Time(entry.Occurred)}</span>", Text(entry.What), Text(entry.By), Text(entry.CareUnit), $"<span class=\"w\">{Text(entry.ExportId ?? "–")}</span>");
        page.EndTable();
    }

    private static string? Examination(Disclosure disclosure) =>
        disclosure.ExaminationDate is { } day ? string.Create(CultureInfo.InvariantCulture, $"{disclosure.Examination ?? "Undersökning"} {day:yyyy-MM-dd}") : disclosure.Examination;
}
