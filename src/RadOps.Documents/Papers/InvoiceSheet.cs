using RadOps.Core.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Papers;

/// <summary>The invoice basis: what is entered in the RIS, where it is sent, and what is to be considered first.</summary>
internal static class InvoiceSheet
{
    internal static string Draw(InvoicePaper invoice)
    {
        var basis = invoice.Basis;
        var page = new PaperPage(invoice.Head, "Fakturaunderlag", isForTheDesk: false).Heading("Fakturaunderlag").Fields(
            ("Produkt", basis.Product),
            ("Konto", basis.Account),
            ("Medium", PaperWords.Medium(basis.Medium) ?? "IEP"),
            ("Patient", $"{PaperWords.Masked(invoice.Patient, invoice.PatientName) ?? "–"} (fullständiga uppgifter hämtas ur RIS)"),
            ("Utlämnande", basis.ExportId));
        page.Examinations("Undersökningar", invoice.Examinations).Subheading("Belopp");
        if (basis.Amount is { } amount)
        {
            page.Raw($"<p class=\"amount\">{Text(PaperWords.Kronor(amount))}</p>").Fields(
                ("Källa", basis.PriceSource),
                ("Gäller från", basis.PriceValidFrom is { } from ? PaperWords.Day(from) : null),
                ("Senast kontrollerat", basis.PriceChecked is { } day ? PaperWords.Day(day) : "inte angivet"));
        }
        else
        {
            page.Paragraph(basis.AmountMissing ?? "").Blanks(["Belopp, kronor", "Källa"]);
        }

        if (basis.MayBeFreeFirstCopy)
        {
            page.Note("Ta ställning först:", "en första kopia av den egna journalen kan vara kostnadsfri (dataskyddsförordningen artikel 15.3, EU-domstolens mål C-307/22). RadOps avgör inte det.");
        }

        page.Subheading("Så skrivs underlaget i RIS").Raw($"<p class=\"path\">{Text(basis.RisPath)}</p>");
        page.Subheading("Skickas till").Raw($"<div class=\"postal\">{string.Join("<br>", basis.Address.Select(Text))}</div>");
        return page.Paragraph($"Stöd i rutinen: {string.Join(", ", basis.Rules)}.").Blanks(["Skickat av", "Datum"]).End();
    }
}
