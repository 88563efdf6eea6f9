namespace RadOps.Core.Release;

/// <summary>The codes of what may be missing, and how each is said in Swedish.</summary>
public static class NeedCodes
{
    private const string UnknownPrefix = "Unknown.";

    private static readonly Dictionary<string, string> words = new(StringComparer.Ordinal)
    {
        ["Consent.Written"] = "patientens skriftliga samtycke",
        ["Consent.Verbal"] = "patientens samtycke (muntligt räcker)",
        ["Consent.VerbalViaOrderer"] = "patientens muntliga samtycke via beställaren",
        ["Relevance"] = "uppgift om att undersökningen är relevant för den aktuella behandlingen",
        ["Order.Channel"] = "en beställning i en kanal som rutinen godtar",
        ["Order.Clinic"] = "uppgift om vilken klinik som beställer",
        ["Order.Orderer"] = "uppgift om vem som beställer",
        ["Order.Destination"] = "uppgift om vart det ska skickas",
        ["LathundBasis"] = "samtycke eller menprövning enligt Lathund journalbeställning",
        ["PhysicianAdvice"] = "läkares besked att undersökningen kan lämnas ut",
        ["PatientId"] = "kontroll av patientens ID-handling",
        ["ProxyId"] = "kontroll av ombudets ID-handling",
        ["ProxyForm"] = "fullmakten för utlämnande",
        ["MediumReason"] = "skäl till att det inte går via IEP",
        ["Delivery"] = "uppgift om hur det ska lämnas ut",
        ["Recipient"] = "uppgift om vem som ska ta emot",
        ["RegisterHit"] = "ställningstagande till att undersökningen redan har lämnats ut till samma mottagare",
        ["ClosureAttested"] = "intyg om att den behandlande kliniken inte längre finns",
        ["Unknown.RecipientLocation"] = "uppgift om var mottagaren finns",
        ["Unknown.IepConnected"] = "uppgift om mottagaren är ansluten till IEP",
        ["Unknown.ArchivedInBfr"] = "uppgift om undersökningen är arkiverad i BFR",
        ["Unknown.DecidedBy"] = "uppgift om vem som har beslutat",
        ["Unknown.DecidedAt"] = "uppgift om när det beslutades",
        ["Unknown.Basis"] = "uppgift om vad beslutet grundas på",
    };

    /// <summary>Every code.</summary>
    public static IReadOnlyCollection<string> All => words.Keys;

    /// <summary>The code of a column that a rule tests and that is empty.</summary>
    public static string Unknown(string column) => UnknownPrefix + column;

    /// <summary>A code in Swedish, as what is missing: <c>patientens skriftliga samtycke</c>.</summary>
    public static string Swedish(string code) => words.TryGetValue(code, out var text) ? text : code.StartsWith(UnknownPrefix, StringComparison.Ordinal) ? $"uppgift i fältet {code[UnknownPrefix.Length..]}" : code;
}
