namespace RadOps.Core.Tests.Continuity.Anonymous;

/// <summary>The medicine of synthetic referrals: of each kind how it begins, what may be said, and what is asked.</summary>
internal static class ReferralTexts
{
    internal static IReadOnlyList<IReadOnlyList<string>> Kinds { get; } =
    [
        ["<år>-årig <kön>, fallit i hemmet kl <tid>.", "Slagit i huvudet, sår occipitalt, kräkts två gånger.", "GCS 14, står på <namn på läkemedel>.", "Pupiller lika, ingen pares, lätt desorienterad.", "Retrograd amnesi, huvudvärk VAS 6.", "CT hjärna: blödning? Skallfraktur?"],
        ["Plötslig afasi och <sida>sidig hemipares kl <tid>.", "NIHSS 12, BT <bt>, förmaksflimmer på EKG.", "Tidigare frisk, senast sedd frisk vid midnatt.", "Facialispares, blickdeviation åt <sida>.", "Behandlas med <namn på läkemedel>, PK(INR) 1,8.", "CT hjärna + CT angio hals och hjärna, trombolys? Trombektomi?"],
        ["<år>-årig <kön> med buksmärta sedan <d> dagar.", "CRP <crp>, LPK 17,3, temp <temp>.", "Palpömmande i <sida> fossa, släppöm.", "Kräkningar, ej gas eller avföring på 2 dygn.", "Tidigare appendektomerad, känd Crohn.", "CT buk med kontrast: ileus? Appendicit? Divertikulit? Fri gas?"],
        ["Andfådd sedan <d> dagar, sat <sat> % på luft.", "Puls <puls>, AF 28, BT <bt>.", "D-dimer 2,4, Wells 4,5.", "Svullen <sida> vad, opererad höftprotes <datum>.", "Krea <krea>, eGFR 54, ingen kontrastallergi.", "CT thorax lungemboli?"],
        ["Ramlat på is, smärta <sida> handled.", "Bajonettfelställning, neurovaskulärt ua distalt.", "Svullnad och ömhet över scafoideum.", "Tidigare radiusfraktur på samma sida 2019.", "Kan ej greppa, hematom volart.", "Rtg handled: Colles-fraktur? Scafoidfraktur?"],
        ["Trauma nivå 1, singelolycka 90 km/h, bältad, airbag utlöst.", "GCS 7, intuberad på plats, BT <bt>, puls <puls>.", "FAST positiv, instabilt bäcken, öppen femurfraktur <sida>.", "Hb <hb>, laktat 4,2, BE -6.", "Thoraxdrän <sida> med 400 ml blod.", "Traumalarm-CT: hjärna, halsrygg, thorax, buk, bäcken."],
        ["Flanksmärta <sida> sedan kl <tid>, illamående.", "Mikroskopisk hematuri, tidigare njursten.", "Feber <temp>, CRP <crp>, krea <krea>.", "Diklofenak utan effekt.", "Dunköm över <sida> njurloge.", "CT urinvägar utan kontrast: konkrement? Hydronefros?"],
        ["Svullen <sida> underben sedan <d> dagar, omfångsskillnad 3 cm.", "D-dimer förhöjd, p-piller sedan 2 år.", "Långflygning förra veckan.", "Baker-cysta känd sedan tidigare.", "Ömmar längs djupa vensystemet.", "Ultraljud djup ventrombos?"],
        ["Ländryggssmärta med utstrålning ner i <sida> ben.", "Bortfall <kota>, nedsatt kraft 3/5, urinretention.", "Sänkt perianal sensibilitet.", "Känd spinal stenos, prostatacancer med skelettmetastaser.", "Kompressionsfraktur <kota> sedan <datum>.", "MR helrygg: cauda equina? Medullakompression?"],
        ["<sida> höft: smärta efter fall, benet förkortat och utåtroterat.", "Kan ej belasta, ömhet över trokanter major.", "Osteoporos, kortisonbehandling mot PMR.", "Hb <hb>, står på <namn på läkemedel>.", "Demens, medverkar dåligt.", "Rtg bäcken + höft: fraktur?"],
        ["Rivande bröstsmärta mellan skulderbladen kl <tid>.", "BT <bt> i <sida> arm, pulsskillnad.", "EKG utan ischemi, troponin T 14.", "Känd hypertoni och bukaortaaneurysm 48 mm.", "Kallsvettig, blek, smärtpåverkad.", "CT aorta: dissektion Stanford A eller B?"],
        ["Svår pankreatit dag <d>, stigande CRP <crp>.", "Feber <temp>, distenderad buk, IVA-vårdad.", "Gallsten i choledochus, ERCP <datum>.", "Ventrikelsond med 800 ml.", "Laktat 2,9, trombocyter 98.", "CT buk: nekros? Abscess? Pseudocysta?"],
        ["Pojke 6 år, fallit från klätterställning.", "Felställd <sida> underarm, öppen hud saknas.", "Fastande sedan kl <tid>.", "Vikt 22 kg, Alvedon och morfin givet.", "Cirkulation och känsel ua.", "Rtg underarm: fraktur? Monteggia? Galeazzi?"],
        ["Huvudvärk, åskknall, kl <tid>.", "Nackstel, ljuskänslig, kräkts.", "Släkting med hjärnaneurysm.", "BT <bt>, RLS 2, ingen fokalneurologi.", "Temp <temp>.", "CT hjärna + angio: subaraknoidalblödning? Aneurysm?"],
        ["Kateterbyte igår, nu feber <temp> och frossa.", "Urosepsis, BT <bt>, puls <puls>.", "Njurtransplanterad 2014, krea <krea>.", "Piperacillin/tazobaktam 4 g x 3 insatt.", "Odlat blod och urin.", "Ultraljud njurar: hydronefros? Abscess?"],
        ["Pneumothorax efter CVK-inläggning <sida> jugularis interna.", "Sat <sat> %, AF 26, asymmetriskt andningsljud.", "Subkutant emfysem <sida> thoraxhalva.", "Ventilation med PEEP 10.", "KOL stadium III, Spiriva.", "Lungröntgen i säng: läge CVK? Pneumothorax?"],
    ];

    internal static IReadOnlyList<string> Background { get; } =
    [
        "Diabetes typ 2, hypertoni, <namn på läkemedel>.", "Väsentligen frisk, inga mediciner.", "Mb Parkinson sedan 2015.", "Rökare, 30 paketår.", "Överkänslig mot jodkontrast (urtikaria 2018).", "Opererad för coloncancer <datum>, cellgifter avslutade.", "CT thorax <datum>: lungnodulus <mm> mm, jfr.",
        "Gravid vecka 24.", "Sjögrens syndrom och Raynaud.", "HbA1c 61, LDL 3,4, TSH ua.", "Pacemaker, ej MR-kompatibel.", "Alkoholöverkonsumtion, levercirros Child-Pugh B.", "Tidigare DVT <sida> ben, faktor V Leiden.", "Metformin utsatt, krea <krea>.", "Ej gravid, sista mens för 2 veckor sedan.",
    ];
}
