using RadOps.Core.Papers;

namespace RadOps.Documents.Papers;

/// <summary>The patient's receipt: who got what, when and why, in plain words. What nobody has recorded is a line to write on.</summary>
internal static class ReceiptSheet
{
    internal static string Draw(ReceiptPaper receipt)
    {
        var page = new PaperPage(receipt.Head, "Kvitto", isForTheDesk: false)
            .Heading("Kvitto på utlämnande ur din journal")
            .Fields(
                ("Patient", receipt.PatientName?.RevealInOrder() is { } name ? $"{name}{(receipt.Patient is { } id ? $", {id}" : "")}" : receipt.Patient?.ToString()),
                ("Vad", DisclosureWords.What(receipt.Images, receipt.Report != ReportForm.None)),
                ("Till vem", DisclosureWords.Whom(receipt.Recipient, receipt.HandOver)),
                ("Hur", DisclosureWords.How(receipt.Head.ExportId, receipt.Medium, receipt.Images, receipt.HandOver)),
                ("När", receipt.HandedOver is { } time ? PaperPage.Day(time) : null),
                ("Varför", DisclosureWords.Why(receipt.Recipient, receipt.Purpose, receipt.Situation, receipt.Consent, receipt.ConsentAt, receipt.DecidedBy)));
        if (receipt.HandedOver is null) page.Blanks(["När: utlämnat den", "Signatur"]);
        page.Examinations("Undersökningar som utlämnandet gäller", receipt.Examinations);
        if (receipt.IsPreliminary) page.Note("Utlåtandet är preliminärt.", "Det kan ändras när det signeras definitivt.");
        if (receipt.Rules.Count > 0) page.Paragraph($"Utlämnandet bygger på mottagningens rutin, {string.Join(", ", receipt.Rules.Select(PaperWords.Cite))}.");
        page.Subheading("Dina rättigheter").List(
        [
            "Du kan begära besked om vilka som har haft elektronisk åtkomst till uppgifter om dig (patientdatalagen 2008:355, 8 kap. 5 §).",
            $"Är något fel, eller undrar du över utlämnandet? Kontakta {receipt.Head.CareUnit} och uppge {receipt.Head.ExportId}.",
        ]);
        return page.End();
    }
}
