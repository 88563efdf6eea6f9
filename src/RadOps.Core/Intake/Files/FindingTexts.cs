using static RadOps.Core.FindingSeverity;

namespace RadOps.Core.Intake.Files;

/// <summary>How grave each finding is, and what is said of it to whoever takes the file in.</summary>
internal static class FindingTexts
{
    private const string SendAgain = "Ladda ner den igen från 1177, och be annars patienten skicka den på nytt.";
    private const string DoNotOpen = "Öppna den inte, och kontakta it-supporten.";
    private const string SavePdfAnew = "Öppna den inte; be patienten skriva ut innehållet till en ny PDF, eller fotografera det, och skicka den i stället.";

    /// <summary>Makes a finding.</summary>
    /// <param name="code">What was found.</param>
    /// <param name="offset">Where; null when it is about the whole.</param>
    /// <param name="detail">Words of RadOps' own that the text has a place for; never from the file.</param>
    internal static FileFinding Make(FileFindingCode code, long? offset, string? detail = null)
    {
        var (severity, text) = Of(code);
        return new(severity, code, text.Replace("{0}", detail, StringComparison.Ordinal), offset);
    }

    /// <summary>The severity and the text; <c>{0}</c> is for what the finder says.</summary>
    internal static (FindingSeverity Severity, string Text) Of(FileFindingCode code) => code switch
    {
        FileFindingCode.EmptyFile => (Error, $"Filen är tom. {SendAgain}"),
        FileFindingCode.TooLarge => (Error, "Filen är större än {0} MB, som är det mesta som rutinen tillåter. Be patienten skicka en mindre fil."),
        FileFindingCode.SizeInDoubt => (Warning, "Filen är större än {0} MB om en megabyte är en miljon byte, men inte om den är 1 048 576 byte. Den tas emot; det är 1177 som avgör."),
        FileFindingCode.NotRegularFile => (Error, "Det är ingen vanlig fil utan en länk, en mapp eller en enhet. Ladda ner filen på nytt från 1177."),
        FileFindingCode.NameReserved => (Error, "Windows kan inte spara en fil med det namnet. Ladda ner filen på nytt under ett vanligt namn."),
        FileFindingCode.NameDisguised => (Error, "Filnamnet har tecken som inte syns, eller som vänder ordningen på de andra, så att det ser ut som något annat än det är. Öppna inte filen; be patienten skicka den igen under ett vanligt namn."),
        FileFindingCode.NameIsPath => (Error, "Filnamnet pekar ut en annan plats på datorn. Ladda ner filen på nytt under ett vanligt namn."),
        FileFindingCode.ExtensionRuns => (Error, "Filnamnet slutar som på ett program, ett skript eller en webbsida. Öppna inte filen; be patienten skicka den igen som bild eller PDF."),
        FileFindingCode.ExtensionDiffers => (Warning, "Namnet säger ett annat format än innehållet, som är {0}. Det är innehållet som gäller."),
        FileFindingCode.ExtensionMissing => (Information, "Namnet säger inte vilket format filen har. Innehållet är {0}."),
        FileFindingCode.UnknownFormat => (Error, "Filen är inte PDF, GIF, JPEG eller PNG{0}. Be patienten skicka den i något av de formaten."),
        FileFindingCode.LeadingBytes => (Error, "Det står något före dokumentets början, där inget ska stå. " + SavePdfAnew),
        FileFindingCode.Truncated => (Error, $"Filen tar slut för tidigt: allt kom inte med. {SendAgain}"),
        FileFindingCode.Damaged => (Error, $"Filen är skadad ({{0}}). {SendAgain}"),
        FileFindingCode.UnusualEncoding => (Warning, "Filen är hel, men skriven på ett sätt som få program kan visa ({0}). Kontrollera att den syns rätt innan den sparas."),
        FileFindingCode.TrailingBytes => (Error, $"Det ligger något dolt efter filens slut, som inte syns när den visas. {DoNotOpen}"),
        FileFindingCode.TrailingPadding => (Information, "Filen är utfylld med tomma tecken efter slutet. Det är ofarligt."),
        FileFindingCode.ExtraData => (Warning, "Det finns mer data i filen än bilden behöver. Det syns inte när den visas."),
        FileFindingCode.MorePictures => (Warning, "Filen innehåller fler bilder än den som syns, vilket en del telefoner lägger till. Spara en kopia utan dem om de inte ska med."),
        FileFindingCode.PhoneNotes => (Warning, "En telefon har lagt egna uppgifter efter bildens slut, som inte syns när den visas. Spara en kopia utan dem om de inte ska med."),
        FileFindingCode.Moving => (Information, "Bilden rör sig. Kontrollera att den visas rätt där den sparas."),
        FileFindingCode.HiddenFilm => (Error, "En film ligger dold i bilden, som när en telefon tar rörliga bilder. Be patienten stänga av rörliga bilder i kameran, eller ta en skärmbild av bilden, och skicka den i stället."),
        FileFindingCode.SecondFormat => (Error, $"Filen är två saker på en gång: den innehåller också {{0}}. {DoNotOpen}"),
        FileFindingCode.Script => (Error, $"Filen innehåller ett skript eller en webbsida. {DoNotOpen}"),
        FileFindingCode.TooManyPixels => (Error, $"Bilden har fler bildpunkter än någon kamera ger, och en dator som öppnar den kan sluta svara. {DoNotOpen}"),
        FileFindingCode.UnfoldsTooFar => (Error, $"Filen är liten, men det den innehåller blir så stort att en dator som öppnar den kan sluta svara. {DoNotOpen}"),
        FileFindingCode.TooComplex => (Error, $"Filen har fler delar än som kan kontrolleras. {DoNotOpen}"),
        FileFindingCode.PdfEncrypted => (Error, "PDF-filen är krypterad eller skyddad med lösenord, och kan inte kontrolleras. Be patienten skicka den utan skydd."),
        FileFindingCode.PdfJavaScript => (Error, $"PDF-filen innehåller ett program (JavaScript). {SavePdfAnew}"),
        FileFindingCode.PdfLaunch => (Error, $"PDF-filen startar ett program på datorn. {SavePdfAnew}"),
        FileFindingCode.PdfOpenAction => (Error, $"PDF-filen gör något av sig själv när den öppnas. {SavePdfAnew}"),
        FileFindingCode.PdfAutomaticAction => (Error, $"PDF-filen gör något av sig själv när en sida eller ett fält visas. {SavePdfAnew}"),
        FileFindingCode.PdfEmbeddedFile => (Error, "PDF-filen har andra filer inuti. Öppna dem inte; be patienten skicka varje fil för sig, i formatet PDF, GIF, JPEG eller PNG."),
        FileFindingCode.PdfMedia => (Error, $"PDF-filen innehåller film, ljud eller 3D. {SavePdfAnew}"),
        FileFindingCode.PdfSubmitForm => (Error, $"PDF-filen är ett formulär som skickar det ifyllda till någon annan. {SavePdfAnew}"),
        FileFindingCode.PdfXfa => (Error, $"PDF-filen är ett formulär av en äldre sort (XFA), som är ett program. {SavePdfAnew}"),
        FileFindingCode.PdfRemoteFile => (Error, $"PDF-filen öppnar eller hämtar en annan fil. {SavePdfAnew}"),
        FileFindingCode.PdfNotOpened => (Error, $"En del av PDF-filen är packad så att den inte kan kontrolleras. {SavePdfAnew}"),
        FileFindingCode.PdfLink => (Information, "PDF-filen har länkar till webbsidor. Klicka inte på dem."),
        FileFindingCode.PdfEarlierVersions => (Information, "Tidigare versioner av dokumentet finns kvar i PDF-filen. Det som skrivs ut är den senaste."),
        FileFindingCode.PdfTableWrong => (Warning, "PDF-filens innehållsförteckning stämmer inte med innehållet. Kontrollera att alla sidor kommer med när den skrivs ut."),
        FileFindingCode.PdfPhotograph => (Warning, "PDF-filen verkar innehålla ett fotografi. En PDF får inte laddas upp i Picsara: ska bilden dit, be patienten skicka den på nytt som JPEG eller PNG."),
        FileFindingCode.PdfScannedPage => (Information, "PDF-filen innehåller inskannade sidor."),
        FileFindingCode.Position => (Warning, "Filen säger var bilden är tagen. Spara en kopia utan den uppgiften om den inte ska med."),
        FileFindingCode.Owner => (Warning, "Filen säger vem som äger kameran eller har tagit bilden. Spara en kopia utan den uppgiften om den inte ska med."),
        FileFindingCode.SerialNumber => (Information, "Filen innehåller ett serienummer som pekar ut kameran."),
        FileFindingCode.Text => (Information, "Filen innehåller en text som inte syns i bilden."),
        FileFindingCode.KnownBad => (Error, $"Filen finns på listan över kända skadliga filer. {DoNotOpen}"),
        FileFindingCode.ScannerFound => (Error, $"Virusskannern hittade något ({{0}}). {DoNotOpen}"),
        FileFindingCode.ScannerFailed => (Error, "Virusskannern har inte svarat att filen är ren ({0}). Försök igen när den fungerar."),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };

    /// <summary>What a format is called.</summary>
    internal static string Name(PatientFileFormat format) => format switch
    {
        PatientFileFormat.Pdf => "PDF",
        PatientFileFormat.Gif => "GIF",
        PatientFileFormat.Jpeg => "JPEG",
        PatientFileFormat.Png => "PNG",
        _ => "okänt",
    };
}
