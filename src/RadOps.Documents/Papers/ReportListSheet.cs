using RadOps.Core.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Papers;

/// <summary>The reports to print, and those that are not, for whoever sits at the RIS.</summary>
internal static class ReportListSheet
{
    internal static string Draw(ReportListPaper list)
    {
        var page = new PaperPage(list.Head, "Svar att skriva ut", isForTheDesk: true).Heading("Svar att skriva ut");
        if (list.ToPrint.Count > 0)
        {
            page.Examinations($"Skrivs ut ({PaperWords.Status(list.Signature)})", list.ToPrint);
            if (list.MarkPreliminary) page.Note("Märk utskriften.", "Utlåtandet är preliminärt, och det ska synas på papperet.");
            if (list.AlsoOnMedium) page.Paragraph("Utlåtandet finns också som PDF på mediet.");
            if (list.RisPath.Count > 0) page.Subheading("Så skrivs svaret ut i RIS").Raw($"<p class=\"path\">{string.Join(" – ", list.RisPath.Select(Text))}</p>");
            page.Subheading("Ny svarsmottagare").Raw($"<div class=\"postal\">{string.Join("<br>", PaperWords.AddressLines(list.Recipient).Select(Text))}<i></i><i></i></div>");
        }

        if (list.Omitted.Count > 0)
        {
            page.Examinations("Skrivs inte ut", list.Omitted);
            page.Note("Svaret följer inte med.", $"Utlåtandet är {PaperWords.Status(list.Signature)}, och beslutet omfattar bara bilderna.");
        }

        return page.Blanks(["Utskrivet av", "Datum"]).End();
    }
}
