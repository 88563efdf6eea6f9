using System.Collections.Frozen;

namespace RadOps.Core.Continuity.Reader;

/// <summary>
/// The Swedish words that faults in the digital link are told with. None is a common name, a numeral or a month, or says anything of a person's health; a word is added here only if that holds of
/// it too.
/// </summary>
internal static class FaultWords
{
    // Words that are surnames or first names as well (ström, dag, tom, per, max, stark) are left out on purpose.
    private const string Common = """
        alla allt alltid annan annat andra att av avslutad bakom bara bland bort borta både därefter därför där de dem den denna det detta dessa direkt dock då efter eftersom eller emellan en endast
        enligt enstaka ett ej fast fler flera flesta fram framme från fullt för före förra först första fortfarande ganska genast genom hade han har hela helt hit hittills hon här i ibland igen igår
        idag inget ingen innan inne inom inte in intill inuti ju just kan kanske kunde kunnat kom komma kommer kommit kvar lika lite länge längre långsam långsamma långsamt man med medan mellan
        men mer mest mindre minst mot mycket måste möjligt möjlig ned nedan nere nog nu nya nytt nån något någon några när nästa nästan och ofta olika om omgående oss på redan resten runt samma
        samman samt samtidigt sedan senare senast senaste sin sitt själv självt själva ska skulle slut slutar slutat slutade snabbt snart som strax så sådan sådana sådant säger säkert sämre sen
        till tillbaka tills tillsammans tidigare tidvis delvis troligen under upp uppe ur ut utan utanför vad var varav vara varit vid vidare vi vilka vilken vilket vill visst vår våra vårt via väl är än
        ännu även åter återigen över överallt bättre bra dålig dåligt dåliga rätt fel felet felen felaktig felaktigt felaktiga okänd okänt okända oklart oklar kända känt
        """;

    private const string Time = """
        natt natten nattens nattetid kväll kvällen morgon morgonen eftermiddag förmiddag dagen dagtid helg helgen kl klockan klockslag minut minuter minuten sekund sekunder timme timmar timmen stund
        stunden halvtimme kvart tidpunkt tid tiden gång gånger början slutet varje omedelbart akut akuta brådskande planerad planerat planerade
        """;

    private const string Things = """
        anslutning anslutningen anslutningar arbetsflöde arbetslista arbetslistan arbetslistor arbetsstation arbetsstationen arbetsstationer avbrott avbrottet avbrotten avsändare behörighet
        behörigheten behörigheter besked beskedet bild bilden bilder bilderna bildarkiv bildarkivet bildöverföring bildöverföringen bildöverföringar bildsystem bildsystemet bildserie bildserier
        bildserierna brandvägg brandväggen certifikat certifikatet dator datorn datorer datorerna databas databasen destination destinationen destinationer digital digitala digitalt disk disken
        driftstopp driftstoppet driftstörning driftstörningen e-post enhet enheten enheter etikett fax faxen faxnummer faxnumret felanmälan felanmäld felanmält felkod felkoden felkoder felmeddelande
        felmeddelandet felsökning felsöker fil filen filer filerna fildelning fönster fönstret funktion funktionen granskare granskaren granskarens granskarna granskning granskningen handhavande
        hårddisk inkorg inkorgen inloggning inloggningen integration integrationen internet it jour jouren journalsystem kabel kabeln kommunikation kommunikationen kontakt kontakten kontakter koppling kopplingen kvittens
        kvittensen kö kön köer köerna lagring lagringen larm larmet linje linjen lista listan listor lösenord lösenordet maskin maskinen meddelande meddelandet meddelanden modalitet modaliteten
        modaliteter modaliteterna mottagare mottagaren mottagning mottagningen nattpersonal nod noden noder noderna nät nätet nätverk nätverket nätverksfel omstart omstarten operatör orsak orsaken
        papper papperet pappersremiss pappersremisser personal personalen port porten prestanda problem problemet problemen program programmet programvara reservnummer reservnumret reservrutin
        reservrutinen reservrutiner reservväg remiss remissen remisser remisserna remissöverföring remissöverföringen remissflöde radiolog radiologen radiologi radiologin röntgen röntgenavdelning
        rutin rutinen server servern servrar servrarna session sessionen sida sidan signal signalen skanner skannern skrivare skrivaren skärm skärmen statusen status störning störningen störningar
        strömavbrott strömlöst support supporten svar svaret svaren svarstid svarstider svarsöverföring system systemet systemen systemfel telefon telefonen telefoner telefoni telefonin telefonlinje
        teleradiologi teleradiologin teleradiologidestination teleradiologidestinationen test testet testbild testbilder testremiss tjänst tjänsten trafik trafiken uppdatering uppdateringen
        uppkoppling uppkopplingen underhåll undersökning undersökningen undersökningar undersökningarna undersökningarnas utlåtande utlåtandet utlåtanden utlåtandena utskrift utskriften utskrifter
        vpn väg vägen vägar vägarna vårdgivare växel växeln åtgärd åtgärden åtgärder ärende ärendet ärenden ärendenummer överföring överföringen överföringar överföringarna uppgift uppgiften serie
        serier serierna studie studien studier studierna del delar delen leverantör leverantören leverantörens administratör administratören administratörer administratörerna sjuksköterska
        sjuksköterskan röntgensjuksköterska röntgensjuksköterskan nattröntgensjuksköterska nattröntgensjuksköterskan läkare läkaren beredskap kollega kollegan kollegor akuten akutmottagningen
        akutskriv kopieringsmaskin kopieringsmaskinen
        """;

    private const string Acts = """
        anmäla anmäld anmält anmälde ansluta ansluten anslutet anslutna avbruten avbrutet avbruta avbryts avbröts avhjälpa avhjälpt avhjälpts avhjälptes avvaktar avvisar avvisas avvisade avvisades be
        bett begära begär bekräfta bekräftar bekräftat bekräftade blir blev blivit blockerad blockerat blockeras bytt byter byta byttes dröjer dröjde dök dyker dubblerade dubbletter fanns fastnar
        fastnade fastnat fattas faxa faxar faxas faxad faxade faxat felar finns flyttas flyttar flyttade fryser frös fungera fungerar fungerade fungerat följer följde får fick fått förlorade förlorat
        försvann försvinner försvunnit försök försöker försökt försökte försöken försenad försenade försenat fördröjda fördröjd fördröjning ger gav gett går gick gått gjorde gjort göra görs gör
        granskas granskar granska hanterar hanteras hinner hittar hittas hittade händer hände hänt hänger hängde hängt hämta hämtar hämtas hämtat hämtade inträffade inträffat installerades kontakta
        kontaktar kontaktad kontaktat kontaktade kontaktades kontrollera kontrollerar kontrollerad kontrollerat kontrollerade kopplas kopplade kopplar kraschar kraschade kraschat krävs krävde
        kvarstår kvarstod känns laddar laddas lagras ligger låg legat levereras levererades logga loggar loggas loggades loggade loggat lossnade lossnat lyckas lyckades lyckats låser låste låst låsta
        lämnas lämnade lämnat läggs lade lagt lösa löst löste löstes löser markerad markerade meddelar meddelade meddelat misslyckas misslyckades misslyckats misslyckade når nådde nått nåddes nås
        orsakas orsakades pausade pausas provade provat provar prova pingar pågår pågick påverkar påverkade påverkas påverkat rapporterar rapporterat rapporterade rapporteras ringer ringde ringt
        ringa saknar saknas saknades skapas skapades skapa skicka skickar skickas skickade skickat skickades skickats skickad skrivs skrev skriva skrivit slog slår släpper släppte släppt slogs starta
        startar startas startade startat startades startats startad stannar stannade stannat stoppad stoppade stoppas stänga stängde stängd stängt stängdes svarar svarade svarat svara syns syntes
        tappar tappade tappat tappas tar tog tagit testa testar testat testade tolkas tycks tömdes tömma tömt tvingas uppdateras uppdaterades uppdaterar uppstår uppstod uppstått upptäckte upptäcktes
        upptäckt upptäcker utfördes utreds utreder utreda varnar visar visas visade visades verkar verkade väntar väntade väntas väntan vände återkommer återkom återkommit återställd återställt
        återställdes återstartades återgick återupptogs åtgärdat åtgärdad åtgärdas åtgärdades överbelastad överbelastat överförs överförd överföras överförts överförda överfördes öppna öppnar öppnas
        öppnade öppnat öppet öppen slutförs slutfördes slutförd hjälper hjälpte hjälpt hjälp kör körs kördes körde laddades omstartad omstartat omstartades tomma tomt trasig trasigt trasiga
        ofullständig ofullständiga ofullständigt skadad skadade skadat sega segt otillgänglig otillgängligt otillgängliga tillgänglig tillgängligt tillgängliga normal normalt normala
        """;

    private const string Systems = """
        Sectra RIS PACS MEI IDS7 BFR VGR VGR-IT NÄL NU-sjukvården Teleconsult syngo.via syngo IEP SITHS DICOM HL7 CT DT MR MRT ultraljud slätröntgen skelettröntgen mammografi genomlysning angio lab
        labb labbet AE-title extern externa externt worklist timeout login online offline
        """;

    private static readonly FrozenSet<string> Known = string.Join('\n', Common, Time, Things, Acts, Systems)
        .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every one of them.</summary>
    internal static IReadOnlyCollection<string> All => Known;

    /// <summary>Whether a word is one of them, in small letters or large.</summary>
    internal static bool Contains(string word) => Known.Contains(word);
}
