using RadOps.Core;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Rules;
using RadOps.Core.Audit.Runs;
using static RadOps.Documents.Audit.PageText;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Audit;

/// <summary>The page's tables: the trend, the findings, those that somebody has answered for, and what is looked for.</summary>
/// <param name="report">The audit.</param>
/// <param name="writer">Gets them.</param>
/// <param name="text">How times are shown.</param>
internal sealed class AuditTables(AuditReport report, TextWriter writer, PageText text)
{
    /// <summary>What is new and gone since the last audit that was recorded.</summary>
    internal void WriteTrend()
    {
        if (report.Previous is not { } previous) return;
        writer.Write($"<section aria-labelledby=\"trend\">\n<h2 id=\"trend\">Sedan förra granskningen</h2>\n");
        if (report.Trend.Count == 0)
        {
            writer.Write($"<p>Inget fynd har kommit eller försvunnit sedan {text.Time(previous)}.</p>\n</section>\n");
            return;
        }

        writer.Write($"<table class=\"sortable stack\">\n<caption>Jämfört med granskningen {text.Time(previous)}</caption>\n<thead><tr><th scope=\"col\">Slag</th><th scope=\"col\" class=\"n\">Nya</th><th scope=\"col\" class=\"n\">Kvar</th><th scope=\"col\" class=\"n\">Borta</th></tr></thead>\n<tbody>\n");
        foreach (var trend in report.Trend)
            writer.Write($"<tr><th scope=\"row\">{Text(trend.Name)}</th><td class=\"n\" data-label=\"Nya\" data-key=\"{trend.New}\">{Number(trend.New)}</td><td class=\"n\" data-label=\"Kvar\" data-key=\"{trend.Still}\">{Number(trend.Still)}</td><td class=\"n\" data-label=\"Borta\" data-key=\"{trend.Gone}\">{Number(trend.Gone)}</td></tr>\n");
        writer.Write("</tbody>\n</table>\n</section>\n");
    }

    /// <summary>The findings that count.</summary>
    internal void WriteFindings()
    {
        var findings = report.Findings.Where(finding => !finding.IsExempted).ToList();
        if (findings.Count == 0)
        {
            writer.Write("<p class=\"clean\">Granskningen fann inget att anmärka på.</p>\n");
            return;
        }

        writer.Write($"<section aria-labelledby=\"alla\">\n<h2 id=\"alla\">Fynd ({Number(findings.Count)})</h2>\n");
        WriteTools(findings);
        writer.Write("""
            <p class="faint" role="status"></p>
            <table id="fynd" class="sortable stack">
            <caption>De allvarligaste först, sedan de äldsta</caption>
            <thead><tr><th scope="col">Allvar</th><th scope="col">Fynd</th><th scope="col">Rutinens ord</th><th scope="col">Utlämnande</th><th scope="col">När</th><th scope="col" class="n">Dagar</th><th scope="col">Patient</th><th scope="col">Av</th></tr></thead>
            <tbody>

            """);
        foreach (var finding in findings) WriteFinding(finding);
        writer.Write("</tbody>\n</table>\n</section>\n");
    }

    /// <summary>The findings that somebody has answered for.</summary>
    internal void WriteExempted()
    {
        var findings = report.Findings.Where(finding => finding.IsExempted).ToList();
        if (findings.Count == 0) return;
        writer.Write($"<section aria-labelledby=\"undantag\">\n<h2 id=\"undantag\">Undantagna fynd ({Number(findings.Count)})</h2>\n<table class=\"sortable stack\">\n<caption>Någon har svarat för dem; de räknas inte</caption>\n<thead><tr><th scope=\"col\">Fynd</th><th scope=\"col\">Utlämnande</th><th scope=\"col\">Beslutat av</th><th scope=\"col\">Varför</th><th scope=\"col\">Till och med</th></tr></thead>\n<tbody>\n");
        foreach (var finding in findings)
            writer.Write($"<tr><th scope=\"row\">{Text(Name(finding.Code))} <span class=\"message\">{Text(finding.Message)}</span></th><td class=\"id\" data-label=\"Utlämnande\">{Text(finding.ExportId ?? "–")}</td><td data-label=\"Beslutat av\">{Text(finding.Exemption!.Who!)}</td><td data-label=\"Varför\">{Text(finding.Exemption.Why!)}</td><td class=\"w\" data-label=\"Till och med\">{Day(finding.Exemption.Until!.Value)}</td></tr>\n");
        writer.Write("</tbody>\n</table>\n</section>\n");
    }

    /// <summary>What the audit looks for, and what each rule stands on.</summary>
    internal void WriteRules()
    {
        writer.Write("<section aria-labelledby=\"regler\">\n<h2 id=\"regler\">Vad som granskas</h2>\n<p class=\"on-paper\">Granskningens regler, med det de vilar på, visas när sidan öppnas på en skärm.</p>\n<details><summary>Visa granskningens regler, med det de vilar på</summary>\n<table class=\"stack\">\n<caption>Granskningens regler</caption>\n<thead><tr><th scope=\"col\">Fynd</th><th scope=\"col\">Vad som granskas</th><th scope=\"col\">Vilar på</th></tr></thead>\n<tbody>\n");
        foreach (var rule in AuditRule.All)
        {
            var stands = rule.Cases.Select(known => known.Source is { } source ? $"<q>{Text(source.Quote)}</q> <small>{Text($"{source} i ”{source.Document}”")}</small>" : known.Law is { } law ? Text(law) : null).OfType<string>().Distinct();
            writer.Write($"<tr><th scope=\"row\">{Text(rule.Name)}</th><td>{Text(rule.Checks)}</td><td>{string.Join("<br>", stands.DefaultIfEmpty("<span class=\"faint\">RadOps eget krav</span>"))}</td></tr>\n");
        }

        writer.Write("</tbody>\n</table>\n</details>\n</section>\n");
    }

    private void WriteTools(List<AuditFinding> findings)
    {
        writer.Write("<form class=\"tools\" hidden>\n<label>Sök i fynden<input type=\"search\" autocomplete=\"off\" aria-controls=\"fynd\"></label>\n<label>Allvar<select aria-controls=\"fynd\"><option value=\"\">Alla</option>");
        foreach (var severity in findings.Select(finding => finding.Severity).Distinct()) writer.Write($"<option value=\"{severity}\">{AuditWords.Severity(severity)}</option>");
        writer.Write("</select></label>\n<label>Slag<select aria-controls=\"fynd\"><option value=\"\">Alla</option>");
        foreach (var code in findings.CountBy(finding => finding.Code).OrderBy(code => Name(code.Key), StringComparer.Ordinal)) writer.Write($"<option value=\"{Text(code.Key)}\">{Text(Name(code.Key))} ({Number(code.Value)})</option>");
        writer.Write("</select></label>\n<output aria-live=\"polite\"></output>\n</form>\n");
    }

    private void WriteFinding(AuditFinding finding)
    {
        var style = finding.Severity.ToString().ToLowerInvariant();
        var quote = finding.Quote is { } words ? $"<q>{Text(words)}</q> " : "";
        var request = finding.RequestId is { } id ? $"<br><small>begäran {Text(id)}</small>" : "";
        var isNew = finding.Trend == FindingTrend.New ? " <b class=\"new\">ny</b>" : "";
        writer.Write($"<tr data-severity=\"{finding.Severity}\" data-code=\"{Text(finding.Code)}\"><td data-key=\"{FindingSeverity.Error - finding.Severity}\"><b class=\"tag {style}\">{AuditWords.Severity(finding.Severity)}</b></td>");
        writer.Write($"<th scope=\"row\">{Text(Name(finding.Code))}{isNew} <span class=\"message\">{Text(finding.Message)}</span></th>");
        writer.Write($"<td>{quote}<small>{Text(string.Join(", ", finding.Rules))}</small></td>");
        writer.Write($"<td class=\"id\" data-label=\"Utlämnande\">{Text(finding.ExportId ?? "–")}{request}</td>");
        writer.Write($"<td class=\"w\" data-label=\"När\">{(finding.Occurred is { } occurred ? text.Time(occurred) : "–")}</td>");
        writer.Write($"<td class=\"n\" data-label=\"Dagar\" data-key=\"{finding.AgeDays ?? -1}\">{(finding.AgeDays is { } days ? Number(days) : "–")}</td>");
        writer.Write($"<td class=\"w\" data-label=\"Patient\">{Text(finding.PatientId?.ToString() ?? "–")}</td><td class=\"by\" data-label=\"Av\">{Text(finding.Operator ?? "–")}</td></tr>\n");
    }

    private static string Name(string code) => AuditRule.Find(code)?.Name ?? code;
}
