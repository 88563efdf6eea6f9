using System.Collections.Frozen;

namespace RadOps.Core.Release.Explaining;

/// <summary>Every value of every fact in Swedish, as what follows "eftersom" or "när".</summary>
internal static class SwedishFacts
{
    internal static readonly FrozenDictionary<string, string[]> Clauses = new Dictionary<string, string[]>
    {
        ["Recipient"] =
        [
            "det inte är känt vem som ska ta emot", "mottagaren är patienten", "mottagaren är en fysioterapeut", "mottagaren är en kiropraktor", "mottagaren är en naprapat",
            "mottagaren är en privat vårdgivare", "mottagaren är ett sjukhus", "mottagaren är en klinik", "mottagaren är ett företag", "mottagaren är någon annan",
        ],
        ["RecipientLocation"] = ["det inte är känt var mottagaren finns", "mottagaren finns inom regionen", "mottagaren finns utanför regionen", "mottagaren finns utomlands"],
        ["Situation"] = ["det inte är ett akutbesök med patienten", "det är ett akutbesök med patienten"],
        ["Purpose"] = ["ändamålet inte är angivet", "det är för vård", "det är för privat bruk"],
        ["TransferPurpose"] = ["det är en utlämning", "det är en överföring för vård inom regionen", "det är en överföring till extern granskare"],
        ["PatientResidesAbroad"] = ["det inte är känt om patienten bor utomlands", "patienten bor utomlands", "patienten bor i Sverige"],
        ["TreatingClinicClosed"] = ["det inte är känt om den behandlande kliniken finns kvar", "den behandlande kliniken inte finns kvar", "den behandlande kliniken finns kvar"],
        ["ClosureAttestedBy"] = ["ingen har intygat att kliniken har upphört", "det är intygat att kliniken har upphört"],
        ["OwnReferral"] = ["det inte är känt om mottagaren själv har remitterat", "mottagaren själv har remitterat", "mottagaren inte själv har remitterat"],
        ["Relevant"] = ["det inte är känt om undersökningen är relevant för behandlingen", "undersökningen är relevant för behandlingen", "undersökningen inte är relevant för behandlingen"],
        ["IepConnected"] = ["det inte är känt om mottagaren är ansluten till IEP", "mottagaren är ansluten till IEP", "mottagaren inte är ansluten till IEP"],
        ["ArchivedInBfr"] = ["det inte är känt om undersökningen är arkiverad i BFR", "undersökningen är arkiverad i BFR", "undersökningen inte är arkiverad i BFR"],
        ["BfrAccess"] = ["det inte är känt om mottagaren läser BFR", "mottagaren läser BFR", "mottagaren inte läser BFR"],
        ["ProtectedIdentity"] = ["det inte är känt om patienten har skyddade personuppgifter", "patienten har skyddade personuppgifter", "patienten inte har skyddade personuppgifter"],
        ["Deceased"] = ["det inte är känt om patienten lever", "patienten har avlidit", "patienten lever"],
        ["Blocked"] = ["det inte är känt om journalen är spärrad", "journalen är spärrad", "journalen inte är spärrad"],
        ["Signature"] = ["utlåtandet är osignerat", "utlåtandet är preliminärsignerat", "utlåtandet är definitivsignerat"],
        ["Consent"] = ["inget samtycke är antecknat", "samtycket är muntligt", "samtycket är skriftligt", "samtycket är muntligt via beställaren"],
        ["HarmAssessment"] = ["ingen menprövning är antecknad", "menprövningen medger utlämnandet", "menprövningen hindrar utlämnandet"],
        ["PhysicianAdvice"] = ["ingen läkare är tillfrågad", "läkaren har sagt ja", "läkaren har avrått"],
        ["Items"] = ["både bilder och utlåtande begärs", "bara bilderna begärs", "bara utlåtandet begärs"],
        ["Medium"] = ["inget medium begärs", "IEP begärs", "USB-minne begärs", "CD begärs", "DVD begärs"],
        ["MediumReason"] = ["inget skäl är angivet till att det inte skickas via IEP", "ett skäl är angivet till att det inte skickas via IEP"],
        ["Delivery"] =
        [
            "det inte är angivet hur det ska lämnas ut", "det ska lämnas ut elektroniskt", "det ska skickas med post", "patienten ska hämta det", "ett ombud ska hämta det",
            "det ska överlämnas till patienten", "det ska faxas",
        ],
        ["OrderChannel"] =
        [
            "det inte är angivet hur beställningen kom", "beställningen kom via SEFOS", "beställningen kom via SDK", "beställningen kom via e-fax", "beställningen kom med vanlig fax",
            "beställningen kom per telefon", "beställningen kom med e-post", "beställningen kom på papper",
        ],
        ["OrderingClinic"] = ["beställande klinik inte är angiven", "beställande klinik är angiven"],
        ["Orderer"] = ["beställaren inte är angiven", "beställaren är angiven"],
        ["Destination"] = ["det inte är angivet vart det ska skickas", "det är angivet vart det ska skickas"],
        ["MediaUnit"] = ["ingen medieenhet är angiven", "medieenheten är angiven"],
        ["PatientIdChecked"] = ["patientens ID-handling inte är kontrollerad", "patientens ID-handling är kontrollerad"],
        ["ProxyIdChecked"] = ["ombudets ID-handling inte är kontrollerad", "ombudets ID-handling är kontrollerad"],
        ["ProxyFormRecorded"] = ["fullmakten inte är registrerad", "fullmakten är registrerad"],
        ["AskedPhysical"] = ["inget fysiskt medium begärs", "ett fysiskt medium begärs"],
        ["Minor"] = ["patienten inte är under 18 år", "patienten är under 18 år"],
        ["RegisterHit"] = ["undersökningen inte har lämnats ut till samma mottagare förut", "den tidigare utlämningen är kvitterad", "undersökningen har lämnats ut till samma mottagare förut"],
        ["Unit"] = ["rutinen gäller för enheten", "rutinen inte gäller för enheten"],
    }.ToFrozenDictionary();
}
