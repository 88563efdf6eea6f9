using RadOps.Core.Completion;
using RadOps.Core.Papers;
using RadOps.Core.Release;

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
                ("Vad", What(receipt)),
                ("Till vem", Whom(receipt)),
                ("Hur", How(receipt)),
                ("När", receipt.HandedOver is { } time ? PaperPage.Day(time) : null),
                ("Varför", Why(receipt)));
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

    private static string What(ReceiptPaper receipt) => (receipt.Images, receipt.Report != ReportForm.None) switch
    {
        (true, true) => "Röntgenbilder och utlåtande",
        (true, false) => "Röntgenbilder, utan utlåtande",
        _ => "Röntgenutlåtande, utan bilder",
    };

    private static string Whom(ReceiptPaper receipt) => (receipt.Recipient.IsPatient, receipt.HandOver) switch
    {
        (true, HandOverKind.PickedUpByProxy) => "Ditt ombud, med fullmakt",
        (true, _) => "Dig själv",
        _ => string.Join(", ", PaperWords.AddressLines(receipt.Recipient)) is { Length: > 0 } lines ? lines : PaperWords.Recipient(receipt.Recipient),
    };

    private static string How(ReceiptPaper receipt)
    {
        var carrier = PaperWords.Medium(receipt.Medium) is { } medium ? $"{medium}, nummer {receipt.Head.ExportId}"
            : receipt.Medium == MediumType.Iep ? "Elektroniskt, via Image Exchange Portal (IEP)"
            : receipt.Images ? "Elektroniskt" : "På papper";
        return receipt.HandOver switch
        {
            HandOverKind.Posted => $"{carrier}, med post",
            HandOverKind.PickedUp or HandOverKind.PickedUpByProxy => $"{carrier}, hämtat på mottagningen",
            HandOverKind.HandedOver => $"{carrier}, lämnat över i handen",
            _ => carrier,
        };
    }

    private static string Why(ReceiptPaper receipt)
    {
        List<string> reasons =
        [
            receipt.Recipient.IsPatient && receipt.Purpose != ReleasePurpose.Care ? "Du har själv begärt det, för eget bruk."
            : receipt.Situation == Situation.EmergencyWithPatient ? "För din vård vid ett akut besök."
            : receipt.Recipient.Type is RecipientType.Company or RecipientType.Other or RecipientType.Unknown ? "Mottagaren har begärt det."
            : "För din vård.",
        ];
        var orderer = string.Join(", ", new[] { receipt.Recipient.Orderer, receipt.Recipient.OrderingClinic }.Where(text => !string.IsNullOrEmpty(text)));
        if (orderer.Length > 0 && !receipt.Recipient.IsPatient) reasons.Add($"Beställt av {orderer}.");
        if (receipt.Consent != ConsentForm.None && !receipt.Recipient.IsPatient)
        {
            reasons.Add(receipt.Consent switch
            {
                ConsentForm.Written => "Du har samtyckt skriftligt",
                ConsentForm.VerbalViaOrderer => "Du har samtyckt muntligt till beställaren",
                _ => "Du har samtyckt muntligt",
            } + (receipt.ConsentAt is { } day ? $" den {PaperWords.Day(day)}." : "."));
        }

        if (receipt.DecidedBy is { Length: > 0 } person) reasons.Add($"Beslutat av {person}, eftersom rutinen inte säger något om fallet.");
        return string.Join(" ", reasons);
    }
}
