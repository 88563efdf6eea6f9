using RadOps.Core.Papers;

namespace RadOps.Documents.Papers;

/// <summary>For the patient who asked for a report that is not let out here (H-14): who has it, and how the refusal is appealed.</summary>
internal static class ReferToClinicSheet
{
    internal static string Draw(ReferralPaper referral)
    {
        var unit = referral.Head.CareUnit;
        var page = new PaperPage(referral.Head, "Hänvisning", isForTheDesk: false)
            .Heading("Utlåtandet får du av din behandlande läkare")
            .Paragraph($"Du har bett om utlåtandet från din röntgenundersökning. {unit} lämnar inte ut utlåtanden till patienter. Vänd dig till din behandlande läkare på den klinik som har hand om din vård: där får du utlåtandet, och kan fråga vad det betyder.")
            .Examinations("Undersökning", referral.Examinations);
        if (referral.Images) page.Paragraph("Beslutet gäller utlåtandet. Bilderna lämnas ut för sig.");
        page.Subheading("Hit vänder du dig").Blanks(["Läkare", "Klinik", "Telefon"]);
        page.Subheading("Om du inte är nöjd med beskedet")
            .Paragraph($"Du kan begära ett skriftligt beslut av {unit}. Ett sådant beslut går att överklaga, och i det står hur du gör.");
        if (referral.Rules.Count > 0) page.Paragraph($"Beskedet bygger på mottagningens rutin, {string.Join(", ", referral.Rules.Select(PaperWords.Cite))}.");
        return page.End();
    }
}
