using System.Globalization;
using System.Text;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Documents.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Continuity;

/// <summary>
/// The papers that are written on by hand while systems are out, as self-contained HTML that prints on A4: referral, log and reconciliation list. No patient stands in them before
/// somebody writes it there.
/// </summary>
/// <param name="careUnit">Whose they are.</param>
/// <param name="pack">The routine.</param>
/// <param name="drawnUp">When they are drawn up.</param>
/// <param name="drill">An exercise: marked across every page.</param>
public sealed class DowntimeSheets(string careUnit, PolicyPack pack, DateTimeOffset drawnUp, bool drill)
{
    private const int LogRows = 14;
    private const int SpareRows = 12;

    private static readonly string[] LogColumns = ["Klockan", "Nummer (under streckkoden)", "Remiss, fax, muntligt", "Patientens namn och nummer", "Från (vem, enhet)", "Till (vem, enhet)", "Fax för svar", "Sign."];
    private static readonly string[] ListColumns = ["Nummer", "Vad", "Inkom", "Inskrivet i RIS", "Remissnummer", "Inskrivet av", "Kod och patient jämförda av"];

    /// <summary>Paper referrals, one a page, each with its own number and bar code. The field for the reply fax is on every one, filled in where the number is known (D-21).</summary>
    public string Referrals(IReadOnlyList<GivenNumber> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var faxes = pack.Facts.Where(fact => fact.Contact is { Topic: ContactTopic.Fax }).ToList();
        var reminder = pack.Facts.FirstOrDefault(fact => fact.Step?.Of.Contains(Procedure.PaperReferral) == true);
        var pages = new StringBuilder();
        foreach (var number in numbers)
        {
            pages.Append("<article class=\"referral\">").Append(Head("Röntgenremiss vid driftstopp", number.Number)).Append(Code39.Svg(number.Number))
                .Append(CultureInfo.InvariantCulture, $"<p class=\"number\">{Text(number.Number)}</p>")
                .Append(CultureInfo.InvariantCulture, $"<div class=\"must\"><strong>Faxnummer för svar (måste fyllas i)</strong><span class=\"fax\">{Text(number.ReplyFax)}</span><small>{(reminder is null ? "" : $"”{Text(reminder.Quote)}” ({Text(reminder.RuleId)}).")} En remiss utan faxnummer kan inte besvaras.</small></div>")
                .Append(Fields("Patientens namn", "Personnummer")).Append(Fields("Remitterande enhet", "Remitterande läkare")).Append(Fields("Telefon för muntligt besked", "Datum och klockslag"))
                .Append(Unit(number)).Append("<p class=\"ticks\">☐ Akut &nbsp; ☐ Inom ett dygn &nbsp; ☐ Planerad &nbsp;&nbsp; Gravid ☐ ja ☐ nej &nbsp; Kontrastallergi ☐ ja ☐ nej &nbsp; eGFR: ______</p>")
                .Append(Box("Önskad undersökning", 22)).Append(Box("Anamnes och frågeställning", 62)).Append("<h2>Faxas till</h2><ul>");
            foreach (var fax in faxes) pages.Append(CultureInfo.InvariantCulture, $"<li>{Text(fax.Contact!.Name)}: <strong>{Text(string.Join(", ", fax.Contact.Numbers))}</strong> <small>{Text(fax.Passages.Count > 1 ? fax.Passages[1].Quote : "")}</small></li>");
            pages.Append("</ul>").Append(Fields("Mottagen av radiologin kl.", "Inskriven i RIS, remissnummer")).Append("</article>\n");
        }

        return Page("Röntgenremiss vid driftstopp", pages.ToString(), landscape: false);
    }

    /// <summary>A sheet to log on what comes, goes and is said.</summary>
    public string Log() => Page("Loggblad vid driftstopp", $"{Head("Loggblad vid driftstopp", "")}{Fields("Driftstörningen började", "TiB kontaktad kl.")}{Fields("Åter i drift kl.", "TiB kontaktad kl.")}{Table(LogColumns, Enumerable.Repeat<string[]>([], LogRows))}<p>Ett muntligt besked är inget signerat svar. Skriv vem som lämnade det, till vem och när.</p>", landscape: true);

    /// <summary>The list that every paper is ticked off on as it is entered in RIS (D-28), begun with what is known.</summary>
    public string Reconciliation(IReadOnlyList<DowntimeItem> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        var rows = open.Select(item => new[] { item.Number, Kind(item.Kind), OutageText.Time(item.Occurred) }).Concat(Enumerable.Repeat<string[]>([], SpareRows));
        var rule = pack.Facts.LastOrDefault(fact => fact.Step?.Of.Contains(Procedure.OutageEnd) == true);
        return Page("Avstämning efter driftstopp", $"{Head("Avstämning efter driftstopp", "")}<p>{(rule is null ? "" : $"”{Text(rule.Quote)}” ({Text(rule.RuleId)}). ")}En person skriver in, en annan jämför papperets kod och patient med RIS.</p>{Table(ListColumns, rows)}", landscape: true);
    }

    /// <summary>What an item is, as people call it.</summary>
    internal static string Kind(DowntimeItemKind kind) => kind switch
    {
        DowntimeItemKind.Referral => "Remiss",
        DowntimeItemKind.FaxedReport => "Faxat svar",
        _ => "Muntligt besked",
    };

    private string Page(string title, string body, bool landscape) =>
        OutagePaper.Page(title, $"{Css}\n{(landscape ? "@page { size: A4 landscape; margin: 12mm; }" : "@page { size: A4; margin: 12mm 14mm; }")}", body, drill);

    private string Head(string title, string number) => OutagePaper.Head(careUnit, title, number, $"Framtagen {OutageText.Time(drawnUp)}", drill);

    private static string Unit(GivenNumber number) => number.Unit is null ? "" : $"<p>Till {Text(number.Unit)}</p>";

    private static string Fields(params ReadOnlySpan<string> names)
    {
        var fields = new StringBuilder("<div class=\"pair\">");
        foreach (var name in names) fields.Append(CultureInfo.InvariantCulture, $"<div class=\"field\"><span>{Text(name)}</span></div>");
        return fields.Append("</div>").ToString();
    }

    private static string Box(string name, int height) => string.Create(CultureInfo.InvariantCulture, $"<div class=\"field box\" style=\"height:{height}mm\"><span>{Text(name)}</span></div>");

    private static string Table(string[] columns, IEnumerable<string[]> rows)
    {
        var table = new StringBuilder("<table class=\"sheet\"><thead><tr>");
        foreach (var column in columns) table.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\">{Text(column)}</th>");
        table.Append("</tr></thead><tbody>");
        foreach (var row in rows)
        {
            table.Append("<tr>");
            for (var i = 0; i < columns.Length; i++) table.Append(CultureInfo.InvariantCulture, $"<td>{Text(i < row.Length ? row[i] : "")}</td>");
            table.Append("</tr>");
        }

        return table.Append("</tbody></table>").ToString();
    }

    private const string Css = """
        .referral { break-after: page; } .referral:last-child { break-after: auto; } .number { font: 700 12pt monospace; margin: 0 0 3mm; }
        .must { grid-template-columns: 75mm 1fr; } .must .fax { border-bottom: .3mm solid #111; min-height: 9mm; font: 700 14pt Arial, sans-serif; } .field { min-height: 11mm; margin-bottom: 2mm; }
        .ticks { margin: 2mm 0 3mm; } .sheet th:nth-child(2) { width: 45mm; } .sheet td { height: 8.5mm; border: .2mm solid #777; } .sheet th { font-size: 8.5pt; border: .2mm solid #777; }
        """;
}
