using RadOps.Core.Export;
using RadOps.Core.Papers;
using static RadOps.Documents.HtmlText;

namespace RadOps.Documents.Papers;

/// <summary>The letter: to the patient in plain words, to everybody else as one department writes to another. The address stands where a window envelope has its window.</summary>
internal static class LetterSheet
{
    internal static string Draw(LetterPaper letter)
    {
        var page = new PaperPage(letter.Head, "Följebrev", isForTheDesk: false);
        // The register does not know addresses: the street is written by hand, or an address label covers it.
        page.Raw($"<div class=\"address\">{string.Join("<br>", PaperWords.AddressLines(letter.Recipient).Select(Text))}<i></i><i></i></div>");
        if (letter.Recipient.IsPatient) ToPatient(page, letter);
        else ToColleague(page, letter);
        return page.Raw($"<p class=\"sign\">Med vänlig hälsning<br>{Text(letter.Head.CareUnit)}</p>").End();
    }

    private static void ToPatient(PaperPage page, LetterPaper letter)
    {
        page.Heading(letter.Images ? "Dina röntgenbilder" : "Ditt röntgenutlåtande").Paragraph("Hej!");
        page.Paragraph(PaperWords.Medium(letter.Medium) is not null
            ? $"Här får du dina röntgenbilder. De ligger på {PaperWords.MediumWithArticle(letter.Medium)} med nummer {letter.Head.ExportId}."
            : "Här får du ditt röntgenutlåtande.");
        page.Subheading("Det här ingår").List(Enclosed(letter));
        if (letter.IsPreliminary) page.Note("Utlåtandet är preliminärt.", "Det kan ändras när det signeras definitivt.");
        if (letter.HasIndex)
        {
            page.Subheading("Så öppnar du bilderna")
                .Paragraph($"Öppna filen {MediumDraft.IndexFile} på {PaperWords.TheMedium(letter.Medium)} i en webbläsare: den visar vad som finns där. Bilderna är i formatet DICOM, som vårdens bildsystem läser. På en vanlig dator behövs ett program som visar DICOM-bilder.");
        }

        page.Subheading("Bra att veta").List(
        [
            "Din behandlande läkare svarar på frågor om vad undersökningen visar.",
            "Det du har fått är uppgifter ur din journal. Förvara dem så att ingen obehörig kommer åt dem.",
            $"Stämmer något inte, eller har du fått uppgifter om någon annan? Kontakta {letter.Head.CareUnit} och uppge {letter.Head.ExportId}.",
        ]);
    }

    private static void ToColleague(PaperPage page, LetterPaper letter)
    {
        page.Heading(letter.Images ? "Röntgenbilder" : "Röntgenutlåtande").Fields(
            ("Patient", PaperWords.Masked(letter.Patient, letter.PatientName)),
            ("Beställt av", string.Join(", ", new[] { letter.Recipient.Orderer, letter.Recipient.OrderingClinic }.Where(text => !string.IsNullOrEmpty(text)))),
            ("Vårt nummer", letter.Head.ExportId));
        page.Paragraph(PaperWords.Medium(letter.Medium) is not null
            ? $"Härmed översänds röntgenbilder på {PaperWords.MediumWithArticle(letter.Medium)}.{(letter.IsLabelled ? " Patientens personnummer och namn står på etiketten." : "")}"
            : "Härmed översänds ett röntgenutlåtande.");
        page.Subheading("Innehåll").List(Enclosed(letter));
        if (letter.IsPreliminary) page.Note("Utlåtandet är preliminärt.", "Det kan ändras när det signeras definitivt.");
        if (letter.HasIndex)
        {
            page.Paragraph($"Läs in {PaperWords.TheMedium(letter.Medium)} från roten, där DICOMDIR är innehållsförteckningen. Att alla filer är hela kan kontrolleras mot {MediumManifest.FileName} (SHA-256).");
        }

        page.Paragraph($"Uppgifterna omfattas av sekretess. Har försändelsen kommit fel: ta inte del av innehållet, utan kontakta {letter.Head.CareUnit} och uppge {letter.Head.ExportId}.");
    }

    private static IEnumerable<string> Enclosed(LetterPaper letter)
    {
        foreach (var examination in letter.Examinations)
            yield return letter.Images ? $"Bilder: {PaperWords.ExaminationLine(examination)}{Number(examination)}" : $"Undersökning: {PaperWords.ExaminationLine(examination)}{Number(examination)}";
        yield return letter.Report switch
        {
            ReportForm.OnMedium => $"Utlåtande: som PDF på {PaperWords.TheMedium(letter.Medium)}",
            ReportForm.Printed => "Utlåtande: på papper",
            _ => "Utlåtandet ingår inte.",
        };
    }

    private static string Number(PaperExamination examination) => examination.AccessionNumber is { } number ? $", remissnummer {number}" : "";
}
