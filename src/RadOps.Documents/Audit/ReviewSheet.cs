using System.Globalization;
using RadOps.Core.Audit.Samples;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Audit;

/// <summary>
/// The review sheet of a sample, for A4: what was drawn and how, what is known of each release, boxes for what the reviewer finds, and the signature. What is reviewed already is filled in.
/// Identities are masked: the reviewer looks the release up by its number.
/// </summary>
public static class ReviewSheet
{
    /// <summary>Draws it.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="unit">The care unit whose sheet it is.</param>
    /// <param name="at">When it is drawn up.</param>
    /// <param name="zone">The time zone in which times are shown.</param>
    public static string Draw(AuditSample sample, string unit, DateTimeOffset at, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(zone);
        var page = new RegisterPaper("Stickprovskontroll", unit, sample.Period, at, zone, isWide: true, isForTheDesk: true);
        page.Heading($"Stickprovskontroll av utlämnanden, {sample.Period}")
            .Fields(
                ("Period", $"{Day(sample.First)} till {Day(sample.Last)}"),
                ("Urval", $"{Number(sample.Size)} av {Number(sample.Population)} utlämnanden, draget {page.Time(sample.Drawn)} av {sample.DrawnBy}"),
                ("Frö", $"{sample.Seed} ({(sample.IsSeedGiven ? "valt av den som drog" : "slumpat")}, metod {sample.Method})"),
                ("Omdragning", Proof(sample.Proof)),
                ("Granskade", $"{Number(sample.Reviewed)} av {Number(sample.Size)}"))
            .Paragraph("Var utlämnandet befogat? Hade mottagaren rätt till det, fanns samtycke eller annan grund, och var det rätt patient och rätt undersökning? Slå upp utlämnandet i registret med numret. Den som gjorde utlämnandet granskar det inte själv.");
        WriteReleases(page, sample);
        WriteStrata(page, sample);
        page.Subheading("Underskrift").Blanks("Granskat den", "Namnteckning", "Namnförtydligande", "Befattning");
        return page.End("Framställt av RadOps ur registret ”Exporterade bilder”. Personuppgifter är maskerade. Stickprovskontroller av loggar ska vara systematiska och återkommande och dokumenteras (HSLF-FS 2016:40, 4 kap. 9 §). Resultatet förs in med Register-AuditReview.");
    }

    private static void WriteReleases(RegisterPaper page, AuditSample sample)
    {
        page.BeginTable("Utlämnanden att granska, högst risk först", "Utlämnande", "När och av vem", "Vad och till vem", "Risk", "Grund", "Bedömning", "Kommentar, avvikelsenummer");
        foreach (var release in sample.Releases)
        {
            var reasons = release.Reasons.Count > 0 ? $"<br><small>{Text(string.Join(", ", release.Reasons))}</small>" : "";
            page.Row(
                $"<span class=\"w\">{Text(release.ExportId)}</span><br><small>{Text(release.PatientId?.ToString())}</small>",
                $"<span class=\"w\">{page.Time(release.Occurred)}</span><br><small>{Text(release.Operator)}, {Text(release.CareUnit)}</small>",
                $"{Text(release.RegisterLine)}<br><small>{RegisterWords.Recipient(release.Recipient)}, {RegisterWords.Items(release.Images, release.Report)}</small>",
                $"{RegisterWords.Risk(release.Risk)}{reasons}",
                $"<small>{RegisterWords.Consent(release.Consent)}<br>{Text(string.Join(", ", release.Rules))}</small>",
                Boxes(release),
                release.Outcome is null ? "<div class=\"write\"></div>" : Reviewed(page, release));
        }

        page.EndTable();
    }

    private static string Boxes(SampledRelease release) =>
        $"<div class=\"boxes\">{string.Concat(Enum.GetValues<ReviewOutcome>().Select(outcome => $"<span{(release.Outcome == outcome ? " class=\"on\"" : "")}>{RegisterWords.Outcome(outcome)}{(release.Outcome == outcome ? " ✓" : "")}</span>"))}</div>";

    private static string Reviewed(RegisterPaper page, SampledRelease release)
    {
        var words = string.Join(", ", new[] { release.Comment, release.Reference }.Where(text => !string.IsNullOrEmpty(text)));
        return $"{Text(words)}<br><small>{Text(release.By)} ({Text(release.ReviewedBy)}) {(release.Reviewed is { } time ? page.Time(time) : "")}</small>";
    }

    private static void WriteStrata(RegisterPaper page, AuditSample sample)
    {
        page.Subheading("Hur urvalet fördelades").BeginTable("Utlämnanden i perioden efter användare, mottagare och risk", "Användare", "Mottagare", "Risk", "Antal", "Dragna");
        foreach (var stratum in sample.Strata)
            page.Row(Text(stratum.Operator), RegisterWords.Recipient(stratum.Recipient), RegisterWords.Risk(stratum.Risk), Number(stratum.Count), Number(stratum.Drawn));
        page.EndTable();
    }

    private static string Proof(SampleProof proof) => proof switch
    {
        SampleProof.Proved => "ger samma utlämnanden",
        SampleProof.Disposed => "går inte längre, eftersom uppgifter har gallrats",
        _ => "GER ANDRA UTLÄMNANDEN: urvalet eller registret har ändrats",
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
