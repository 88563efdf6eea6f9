using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Kit;
using RadOps.Core.Policies.Facts;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Continuity;

/// <summary>
/// The outage kit's page: one file that needs nothing else. Its script only looks things up in what stands in the page, and without it, or on paper, everything is there all the same.
/// </summary>
public static class OutageKitPage
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Default };

    /// <summary>Writes the page.</summary>
    /// <param name="kit">What it holds.</param>
    /// <param name="writer">Gets the page; to be saved as UTF-8.</param>
    public static void Write(OutageKit kit, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(kit);
        ArgumentNullException.ThrowIfNull(writer);
        var first = DateOnly.FromDateTime(SwedishTime.WallClock(kit.MadeAt));
        var (seen, unseen) = (new ContactTimetable(kit.Contacts, [OutageMode.Pacs], first, OutageKit.Days), new ContactTimetable(kit.Contacts, [OutageMode.Total], first, OutageKit.Days));
        var made = OutageText.Time(kit.MadeAt);
        var mark = kit.Drill ? $"<p class=\"drill\">{OutageText.DrillMark}: gäller inte skarpt läge</p>" : "";
        writer.Write($$"""
            <!DOCTYPE html>
            <html lang="sv">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
            <title>Vid driftstopp: {{Text(kit.CareUnit)}}</title>
            <style>
            {{Style}}
            </style>
            </head>
            <body>
            <header>
            {{mark}}
            <h1>Vid driftstopp: {{Text(kit.CareUnit)}}</h1>
            <p id="age" data-made="{{first:yyyy-MM-dd}}" data-fresh="{{OutageKit.FreshDays}}">Gjord {{made}} ur rutinen ”{{Text(kit.Pack.Documents[0].DisplayTitle)}}”, version {{Text(kit.Pack.Version)}}. <strong>Utskriven version kan vara inaktuell</strong>; gör en ny var {{OutageKit.FreshDays}}:e dag.</p>
            <p class="screen"><label>Sök <input id="search" type="search" placeholder="t.ex. fax, Skene, IDS7" autocomplete="off"></label> <button id="print" type="button">Skriv ut</button></p>
            </header>
            <main>

            """);
        writer.Write("<section id=\"now\" class=\"screen\" hidden><h2>Just nu: <span id=\"clock\"></span></h2>\n<p><label>Annan tid <input id=\"at\" type=\"datetime-local\" step=\"60\"></label> <label>Det som ligger nere <select id=\"mode\">");
        foreach (var mode in Enum.GetValues<OutageMode>()) writer.Write($"<option value=\"{mode}\">{Name(mode)}</option>");
        writer.Write("</select></label></p>\n<table><thead><tr><th scope=\"col\">Vem</th><th scope=\"col\">Nummer</th><th scope=\"col\">Att veta</th></tr></thead><tbody id=\"contacts\"></tbody></table></section>\n");
        foreach (var heading in kit.Pack.Modes) WriteMode(kit, heading, writer);
        WriteContacts(kit, seen, first, writer);
        WritePapers(kit, writer);
        writer.Write($"</main>\n<script type=\"application/json\" id=\"data\">{Data(seen, unseen)}</script>\n<script>\n{Script}\n</script>\n</body>\n</html>\n");
    }

    /// <summary>What is out, as people call it.</summary>
    internal static string Name(OutageMode mode) => mode switch
    {
        OutageMode.Pacs => "PACS (bilderna)",
        OutageMode.Om => "Order Management (remisserna)",
        OutageMode.Ris => "RIS",
        _ => "Allt (totalt driftstopp)",
    };

    private static void WriteMode(OutageKit kit, PolicyMode heading, TextWriter writer)
    {
        var instructions = OutageInstructions.Of(kit.Pack, [heading.Modes[0]]);
        writer.Write($"<section class=\"find mode\" data-modes=\"{string.Join(' ', heading.Modes)}\">\n<h2>{Text(heading.Title)}</h2>\n<ol class=\"steps\"><li>Kontakta TiB, och skriv upp klockslaget: ____ : ____</li><li>På en dator med RadOps: <code>Start-OutageMode {heading.Modes[0]}</code>. Annars: börja på loggbladet.</li></ol>\n");
        foreach (var (audience, title) in (ReadOnlySpan<(InstructionAudience, string)>)[(InstructionAudience.ReferringUnits, "Till remitterande enheter"), (InstructionAudience.Radiology, "Till radiologin")])
        {
            writer.Write($"<h3>{title}</h3>\n<ul>\n");
            foreach (var line in instructions.Lines.Where(line => line.For == audience)) writer.Write($"<li>{Text(OutageText.Sentence(line))}</li>\n");
            writer.Write("</ul>\n");
        }

        foreach (var note in instructions.Notes) writer.Write($"<p class=\"note\">{Text(note)}</p>\n");
        writer.Write("</section>\n");
    }

    private static void WriteContacts(OutageKit kit, ContactTimetable seen, DateOnly first, TextWriter writer)
    {
        writer.Write("<section class=\"find\">\n<h2>Kontakter, timme för timme</h2>\n");
        foreach (var unsaid in kit.Contacts.Unsaid) writer.Write($"<p class=\"note\">{Text(unsaid)}</p>\n");
        var onCall = kit.Pack.Facts.FirstOrDefault(fact => fact.Warning is not null);
        if (onCall is not null) writer.Write($"<p class=\"note\">Jourtid, när OM, RIS eller allt ligger nere: {Text(onCall.Quote)} ({Text(onCall.RuleId)}).</p>\n");
        foreach (var profile in seen.Days.Where(day => day.Key < first.AddDays(366)).GroupBy(day => day.Value).OrderByDescending(group => group.Count()))
        {
            writer.Write($"<h3>{Text(DaysOf([.. profile.Select(day => day.Key)]))}</h3>\n<table><thead><tr><th scope=\"col\">Klockan</th><th scope=\"col\">Vem</th><th scope=\"col\">Nummer</th><th scope=\"col\">Att veta</th></tr></thead><tbody>\n");
            var course = seen.Profiles[profile.Key];
            for (var i = 0; i < course.Count; i++)
            {
                var until = i + 1 < course.Count ? course[i + 1].Quarter : 96;
                var shown = seen.Lists[course[i].List];
                for (var j = 0; j < shown.Count; j++)
                {
                    var card = seen.Cards[shown[j]];
                    var time = j == 0 ? $"<th scope=\"rowgroup\" rowspan=\"{shown.Count}\">{Clock(course[i].Quarter)}–{Clock(until)}</th>" : "";
                    writer.Write($"<tr>{time}<td>{Text(card.Name)}</td><td class=\"number\">{Text(card.Verbatim ?? "–")}</td><td>{Text(card.Warning)}</td></tr>\n");
                }
            }

            writer.Write("</tbody></table>\n");
        }

        writer.Write("</section>\n");
    }

    private static void WritePapers(OutageKit kit, TextWriter writer)
    {
        writer.Write("<section class=\"find\">\n<h2>Papper i mappen</h2>\n<ul>\n");
        if (kit.Numbers.Count > 0)
            writer.Write($"<li>Pappersremisser {Text(kit.Numbers[0].Number)} till {Text(kit.Numbers[^1].Number)} ({kit.Numbers.Count} st). Varje nummer finns bara en gång: kopiera inte en blankett. Faxnumret för svar måste fyllas i (D-21).</li>\n");
        writer.Write("<li>Loggblad: skriv upp varje remiss, faxat svar och muntligt besked. Ett muntligt besked är inget signerat svar.</li>\n<li>Avstämningslista: bocka av varje papper när det är inskrivet i RIS, två personer om varje.</li>\n</ul>\n</section>\n");
    }

    private static string DaysOf(IReadOnlyList<DateOnly> days)
    {
        var eves = days.Where(day => SwedishCalendar.Eve(day) is not null).ToList();
        if (eves.Count == days.Count) return string.Join(", ", eves.Select(day => $"{SwedishCalendar.Eve(day)} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"));
        return days.Any(day => day.DayOfWeek == DayOfWeek.Sunday)
            ? $"Lördagar, söndagar och helgdagar{(eves.Count > 0 ? ", och aftnarna" : "")} ({string.Join(", ", days.Where(day => SwedishCalendar.Holiday(day) is not null && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select(day => $"{SwedishCalendar.Holiday(day)} {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"))})"
            : "Vardagar";
    }

    private static string Clock(int quarter) => string.Create(CultureInfo.InvariantCulture, $"{quarter / 4:00}:{quarter % 4 * 15:00}");

    private static string Data(ContactTimetable seen, ContactTimetable unseen) => new JsonObject { ["Pacs"] = Table(seen), ["other"] = Table(unseen) }.ToJsonString(Json);

    private static JsonObject Table(ContactTimetable table) => new()
    {
        ["cards"] = new JsonArray([.. table.Cards.Select(card => new JsonArray(Shown(card.Name), Shown(card.Verbatim), Shown(card.Warning), Shown(card.Number)))]),
        ["lists"] = new JsonArray([.. table.Lists.Select(list => new JsonArray([.. list.Select(index => (JsonNode)index)]))]),
        ["profiles"] = new JsonArray([.. table.Profiles.Select(profile => new JsonArray([.. profile.Select(change => new JsonArray(change.Quarter, change.List))]))]),
        ["days"] = new JsonObject(table.Days.Select(day => KeyValuePair.Create(day.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (JsonNode?)day.Value))),
    };

    private const string Script = """
        const data = JSON.parse(document.getElementById('data').textContent);
        const find = id => document.getElementById(id);
        const wall = () => new Date().toLocaleString('sv-SE', { timeZone: 'Europe/Stockholm' }).slice(0, 16).replace(' ', 'T');
        const show = () => {
          const at = find('at').value || wall();
          const mode = find('mode').value;
          const table = data[mode] || data.other;
          find('clock').textContent = at.replace('T', ' ');
          const profile = table.profiles[table.days[at.slice(0, 10)]];
          const rows = find('contacts');
          rows.replaceChildren();
          const row = (...cells) => { const tr = rows.insertRow(); for (const cell of cells) tr.insertCell().textContent = cell || '–'; };
          if (!profile) { row('Den här sidan är för gammal för den dagen.', '', 'Gör en ny.'); return; }
          const quarter = Number(at.slice(11, 13)) * 4 + Math.floor(Number(at.slice(14, 16)) / 15);
          const list = table.lists[profile.filter(change => change[0] <= quarter).pop()[1]];
          for (const index of list) { const card = table.cards[index]; row(card[0], card[1], card[2]); }
          for (const section of document.querySelectorAll('.mode')) section.classList.toggle('chosen', section.dataset.modes.split(' ').includes(mode));
        };
        const made = find('age');
        const days = Math.floor((Date.parse(wall().slice(0, 10)) - Date.parse(made.dataset.made)) / 86400000);
        const age = document.createElement('strong');
        age.id = 'days';
        age.textContent = ' Den är ' + days + (days === 1 ? ' dag gammal.' : ' dagar gammal.') + (days > Number(made.dataset.fresh) ? ' Den är för gammal: gör en ny.' : '');
        made.append(age);
        made.classList.toggle('old', days > Number(made.dataset.fresh));
        find('search').addEventListener('input', event => {
          const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
          const has = element => words.every(word => element.textContent.toLowerCase().includes(word));
          for (const section of document.querySelectorAll('.find')) {
            section.hidden = words.length > 0 && !has(section);
            for (const line of section.querySelectorAll('li, tbody tr')) line.classList.toggle('hit', words.length > 0 && has(line));
          }
        });
        find('print').addEventListener('click', () => print());
        find('at').addEventListener('input', show);
        find('mode').addEventListener('change', show);
        // driftstopp.html#2026-12-25T03:00/Total shows what holds then.
        const [time, out] = decodeURIComponent(location.hash.slice(1)).split('/');
        if (time) find('at').value = time;
        if (out) find('mode').value = out;
        find('now').hidden = false;
        show();
        setInterval(show, 30000);
        """;

    private const string Style = """
        :root { color-scheme: light; --ink: #111; --paper: #fff; --line: #bbb; --note: #8a5a00; --hit: #fff3bf; }
        * { box-sizing: border-box; }
        body { font: 1rem/1.45 "Segoe UI", system-ui, Arial, sans-serif; color: var(--ink); background: var(--paper); max-width: 70rem; margin: 0 auto; padding: 1rem 1rem 4rem; }
        h1 { margin: .2rem 0; font-size: 1.8rem; } h2 { margin: 1.6rem 0 .4rem; font-size: 1.3rem; border-bottom: 2px solid var(--line); } h3 { margin: .8rem 0 .2rem; font-size: 1.05rem; }
        input, select, button { font: inherit; padding: .3rem .5rem; } #search { width: 18rem; max-width: 100%; }
        #now { border: 3px solid #0b5cad; padding: 0 1rem 1rem; margin-top: 1rem; } #now[hidden] { display: none; }
        table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line); } .number, #contacts td:nth-child(2) { white-space: nowrap; font-weight: 700; font-variant-numeric: tabular-nums; }
        .note { border-left: .4rem solid var(--note); padding: .2rem .8rem; } .old { background: #ffd6d6; padding: .4rem; } .hit { background: var(--hit); } .chosen h2 { border-color: #0b5cad; }
        .drill { background: #7a1fa2; color: #fff; font-weight: 700; font-size: 1.4rem; padding: .4rem 1rem; text-align: center; }
        @media print { .screen { display: none !important; } body { font-size: 9.5pt; max-width: none; padding: 0; } section[hidden] { display: block; } h2 { break-after: avoid; } tr, li { break-inside: avoid; } .mode { break-inside: avoid; } .drill { color: #000; background: none; border: 2px solid #000; } @page { size: A4; margin: 12mm; } }
        """;
}
