using System.Globalization;
using System.Text;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Anonymous;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Documents.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Continuity;

/// <summary>
/// The papers of a night when the referral goes by fax, as self-contained HTML that prints on A4: the anonymised referral (X-11), which names nobody, and the sheets that go with the two copies of the report when it has
/// come back (X-14, X-16), which name the patient since the report has to find it.
/// </summary>
/// <param name="careUnit">Whose they are.</param>
/// <param name="pack">The routine.</param>
public sealed class AnonymousSheets(string careUnit, PolicyPack pack)
{
    /// <summary>The referral, with its code as text and bar code.</summary>
    public string Referral(AnonymizedReferral referral)
    {
        ArgumentNullException.ThrowIfNull(referral);
        var faxes = pack.Facts.Where(fact => fact.Contact is { Topic: ContactTopic.ExternalReader, Reach: ContactKind.Fax }).ToList();
        var body = new StringBuilder(Head("Anonymiserad remiss, mycket brådskande", referral.Code, referral.Made, referral.Drill)).Append(Code39.Svg(referral.Code))
            .Append(CultureInfo.InvariantCulture, $"<p class=\"number\">{Text(referral.Code)}</p>")
            .Append(CultureInfo.InvariantCulture, $"<div class=\"must\"><strong>Svaret faxas till</strong><span class=\"fax\">{Text(referral.ReplyFax)}</span><small>Skriv koden ovan på svaret. Svaret ska inte heller innehålla patientens namn eller nummer.</small></div>");
        if (referral.CallBack is not null) body.Append(CultureInfo.InvariantCulture, $"<p>Muntligt besked vid mycket brådskande fynd: <strong>{Text(referral.CallBack)}</strong>. Ange koden.</p>");
        body.Append("<dl>");
        if (referral.Examination is not null) body.Append(CultureInfo.InvariantCulture, $"<dt>Önskad undersökning</dt><dd>{Text(referral.Examination)}</dd>");
        if (referral.Age is { } age) body.Append(CultureInfo.InvariantCulture, $"<dt>Ålder</dt><dd>{age} år</dd>");
        body.Append(CultureInfo.InvariantCulture, $"</dl><h2>Anamnes och frågeställning</h2><div class=\"text\">{Text(referral.Text)}</div>")
            .Append("<p class=\"note\">Ord inom hakparentes står för uppgifter som har tagits bort. <strong>Läs igenom bladet innan det faxas:</strong> ingenting på det får visa vem patienten är.</p>");
        if (faxes.Count > 0)
        {
            body.Append("<h2>Faxas till</h2><ul>");
            foreach (var fax in faxes) body.Append(CultureInfo.InvariantCulture, $"<li>{Text(fax.Contact!.Name)}: <strong>{Text(string.Join(", ", fax.Contact.Numbers))}</strong></li>");
            body.Append("</ul>");
        }

        return Page("Anonymiserad remiss", body.ToString(), referral.Drill);
    }

    /// <summary>Two sheets: one for the copy to the referring unit, one for the RIS administrators, who keep the other.</summary>
    public string Report(ResolvedReferral resolved)
    {
        ArgumentNullException.ThrowIfNull(resolved);
        var key = resolved.Key;
        var facts = new StringBuilder("<dl>");
        Fact(facts, "Patient", key.PatientName?.Reveal());
        Fact(facts, "Personnummer", key.Patient?.Reveal());
        Fact(facts, "Undersökning", key.Examination);
        Fact(facts, "Remissnummer", key.AccessionNumber);
        Fact(facts, "Remittent", key.Referrer?.Reveal());
        Fact(facts, "Remitterande enhet", key.Unit);
        Fact(facts, "Kod på faxet", key.Code);
        Fact(facts, "Kod och patient jämförda av", string.Create(CultureInfo.InvariantCulture, $"{resolved.OpenedBy} och {resolved.ConfirmedBy}, {OutageText.Time(resolved.Opened)}"));
        facts.Append("</dl>");
        if (key.PatientName is null && key.Patient is null) facts.Append(CultureInfo.InvariantCulture, $"<h2>Remissen som den skrevs</h2><div class=\"text\">{Text(key.RevealText())}</div>");
        var rule = pack.Facts.FirstOrDefault(fact => fact.RuleId == "X-14");
        var work = pack.Facts.FirstOrDefault(fact => fact.RuleId == "X-16");
        return Page(
            "Faxat svar",
            $"<article class=\"sheet-page\">{Head("Kopia av svar till remitterande enhet", resolved.Item.Number, resolved.Opened, key.Drill)}{Quote(rule)}{facts}<p>Det faxade svaret ligger bakom detta blad. Det är skrivet på koden ovan och hör till patienten här.</p></article>"
                + $"<article class=\"sheet-page\">{Head("Svar att handlägga: RIS-administratör", resolved.Item.Number, resolved.Opened, key.Drill)}{Code39.Svg(resolved.Item.Number)}<p class=\"number\">{Text(resolved.Item.Number)}</p>{Quote(work)}{facts}<p>Skriv in svaret i RIS. Ärendet är öppet tills två personer har jämfört svarets kod och patient med RIS (Complete-DowntimeItem).</p><div class=\"pair\"><div class=\"field\"><span>Inskrivet i RIS av, kl.</span></div><div class=\"field\"><span>Jämfört av</span></div></div></article>",
            key.Drill);
    }

    private static string Quote(PolicyFact? fact) => fact is null ? "" : $"<p>”{Text(fact.Quote)}” ({Text(fact.RuleId)}).</p>";

    private static void Fact(StringBuilder facts, string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) facts.Append(CultureInfo.InvariantCulture, $"<dt>{Text(name)}</dt><dd>{Text(value)}</dd>");
    }

    private string Head(string title, string number, DateTimeOffset at, bool drill) => OutagePaper.Head(careUnit, title, number, OutageText.Time(at), drill);

    private static string Page(string title, string body, bool drill) => OutagePaper.Page(title, Css, body, drill);

    private const string Css = """
        .number { font: 700 14pt monospace; margin: 0 0 3mm; } .must { grid-template-columns: 45mm 1fr; } .must .fax { font: 700 16pt Arial, sans-serif; } .field { min-height: 13mm; }
        dl { display: grid; grid-template-columns: 50mm 1fr; gap: 1.5mm 3mm; } dt { color: #333; } dd { margin: 0; font-weight: 700; } .text { white-space: pre-wrap; border: .3mm solid #555; padding: 2mm 3mm; font-size: 12pt; line-height: 1.45; overflow-wrap: anywhere; }
        .sheet-page { break-after: page; } .sheet-page:last-child { break-after: auto; } @page { size: A4; margin: 12mm 14mm; }
        """;
}
