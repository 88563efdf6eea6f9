using System.Collections.Frozen;
using System.Globalization;
using RadOps.Core.Identity;

namespace RadOps.Core.Release;

/// <summary>Every column that a file of requests may have, in the order in which a blank file shows them.</summary>
public static class RequestColumns
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyyMMdd"];

    private static readonly string[] Times = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-ddTHH:mm:ss"];

    private static readonly string[] TimesWithOffset = ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK"];

    /// <summary>The columns.</summary>
    public static IReadOnlyList<RequestColumn> All { get; } =
    [
        Text(nameof(ReleaseRequest.RequestId), "Ärende", "Ärendenummer", "Ärendenr", "Beställningsnummer"),
        Text(nameof(ReleaseRequest.Organisation), "Förvaltning", "Huvudman"),
        Text(nameof(ReleaseRequest.Unit), "Enhet"),
        new RequestColumn<PatientId?>(nameof(ReleaseRequest.PatientId), "a personnummer, samordningsnummer or reserve number", ReadPatientId, id => id?.ToString(), ["Personnummer", "Personnr", "Pnr", "Patient"]),
        Text(nameof(ReleaseRequest.AccessionNumber), "Remissnummer", "Remissnr", "Accessionsnummer", "Undersökningsnummer"),
        Text(nameof(ReleaseRequest.StudyInstanceUid), "Studie-UID", "StudyUid"),
        Text(nameof(ReleaseRequest.Examination), "Undersökning"),
        Day(nameof(ReleaseRequest.ExaminationDate), "Undersökningsdatum"),
        Words(nameof(ReleaseRequest.Recipient), RequestWords.Recipient, "Mottagare", "Mottagartyp", "RecipientType"),
        new RequestColumn<PersonName?>(nameof(ReleaseRequest.RecipientName), "text", ReadName, name => name?.ToString(), ["Mottagarens namn", "Mottagarnamn", "Slutmottagare"]),
        Text(nameof(ReleaseRequest.MediaUnit), "Medieenhet", "Mediaenhet", "Röntgenenhet"),
        Words(nameof(ReleaseRequest.RecipientLocation), RequestWords.Location, "Mottagarens plats", "Mottagarplats", "Plats"),
        Words(nameof(ReleaseRequest.Situation), RequestWords.Situation, "Läge"),
        Words(nameof(ReleaseRequest.Purpose), RequestWords.Purpose, "Ändamål", "Syfte"),
        Words(nameof(ReleaseRequest.TransferPurpose), RequestWords.Transfer, "Överföringens ändamål", "Överföringssyfte"),
        Fact(nameof(ReleaseRequest.PatientResidesAbroad), "Bosatt utomlands", "Patienten bosatt utomlands"),
        Fact(nameof(ReleaseRequest.TreatingClinicClosed), "Behandlande klinik nedlagd", "Kliniken nedlagd"),
        Text(nameof(ReleaseRequest.ClosureAttestedBy), "Nedläggning intygad av"),
        Fact(nameof(ReleaseRequest.OwnReferral), "Egen remiss"),
        Fact(nameof(ReleaseRequest.Relevant), "Relevans"),
        Fact(nameof(ReleaseRequest.IepConnected), "IEP-ansluten", "Ansluten till IEP"),
        Fact(nameof(ReleaseRequest.ArchivedInBfr), "Arkiverad i BFR"),
        Fact(nameof(ReleaseRequest.BfrAccess), "BFR-åtkomst", "Tillgång till BFR"),
        Fact(nameof(ReleaseRequest.ProtectedIdentity), "Skyddad identitet", "Skyddade personuppgifter"),
        Fact(nameof(ReleaseRequest.Deceased), "Avliden"),
        Fact(nameof(ReleaseRequest.Blocked), "Spärr", "Spärrad"),
        Words(nameof(ReleaseRequest.Signature), RequestWords.Signature, "Signering", "Signeringsstatus", "Svarsstatus"),
        Time(nameof(ReleaseRequest.SignedAt), "Signeringstid", "Definitivsignerad tid"),
        Words(nameof(ReleaseRequest.Consent), RequestWords.Consent, "Samtycke"),
        Text(nameof(ReleaseRequest.ConsentBy), "Samtycke registrerat av", "Samtycke av"),
        Day(nameof(ReleaseRequest.ConsentAt), "Samtyckesdatum"),
        Words(nameof(ReleaseRequest.HarmAssessment), RequestWords.Harm, "Menprövning"),
        Words(nameof(ReleaseRequest.PhysicianAdvice), RequestWords.Advice, "Läkarens råd", "Läkarråd"),
        Words(nameof(ReleaseRequest.Items), RequestWords.Items, "Omfattning"),
        Words(nameof(ReleaseRequest.Medium), RequestWords.Medium, "Media", "Medietyp"),
        Text(nameof(ReleaseRequest.MediumReason), "Skäl till medium", "Skäl till media"),
        Words(nameof(ReleaseRequest.Delivery), RequestWords.Delivery, "Leverans", "Leveranssätt"),
        Words(nameof(ReleaseRequest.OrderChannel), RequestWords.Channel, "Beställningsväg", "Beställningssätt", "Beställd via"),
        Text(nameof(ReleaseRequest.OrderingClinic), "Beställande klinik"),
        Text(nameof(ReleaseRequest.Orderer), "Beställare"),
        Text(nameof(ReleaseRequest.Destination), "Sänds till"),
        Done(nameof(ReleaseRequest.PatientIdChecked), "Patientens legitimation kontrollerad", "Legitimation kontrollerad"),
        Done(nameof(ReleaseRequest.ProxyIdChecked), "Ombudets legitimation kontrollerad"),
        Done(nameof(ReleaseRequest.ProxyFormRecorded), "Fullmakt registrerad", "Fullmakt"),
        Done(nameof(ReleaseRequest.RegisterHitAcknowledged), "Tidigare utlämning kvitterad"),
        Words(nameof(ReleaseRequest.HumanDecision), RequestWords.Human, "Beslut"),
        Text(nameof(ReleaseRequest.DecidedBy), "Beslutat av", "Beslutsfattare"),
        Time(nameof(ReleaseRequest.DecidedAt), "Beslutstid", "Beslutsdatum"),
        Text(nameof(ReleaseRequest.Basis), "Beslutsgrund", "Grund"),
    ];

    private static readonly FrozenDictionary<string, RequestColumn> ByKey = All
        .SelectMany(column => column.SwedishNames.Prepend(column.Name).Select(name => (Key: WordKey.Of(name), column)))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.column, StringComparer.Ordinal);

    /// <summary>The column that a header, English or Swedish, names; null when RadOps does not know it.</summary>
    public static RequestColumn? Find(string header) => ByKey.GetValueOrDefault(WordKey.Of(header));

    private static RequestColumn<string?> Text(string name, params string[] swedish) => new(
        name,
        "text",
        static (ReadOnlySpan<char> text, RequestBinding _, ref string? previous, out string? value) =>
        {
            // Clinics and units repeat from row to row: one string serves them all.
            if (previous is null || !text.SequenceEqual(previous))
                previous = new(text);
            value = previous;
            return null;
        },
        value => IdentityMask.MaskOrNull(value),
        swedish);

    private static RequestColumn<DateOnly?> Day(string name, params string[] swedish) => new(
        name,
        "a date, yyyy-mm-dd",
        static (ReadOnlySpan<char> text, RequestBinding _, ref string? _, out DateOnly? value) =>
        {
            var valid = DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
            value = day;
            return valid ? null : "is not a date of the form yyyy-mm-dd";
        },
        day => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        swedish);

    private static RequestColumn<DateTimeOffset?> Time(string name, params string[] swedish) =>
        new(name, "a time, yyyy-mm-dd hh:mm", ReadTime, time => time?.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture), swedish);

    private static RequestColumn<bool?> Fact(string name, params string[] swedish) => new(
        name,
        RequestWords.Boolean.Allowed,
        static (ReadOnlySpan<char> text, RequestBinding _, ref string? _, out bool? value) =>
            RequestWords.Boolean.TryFind(text, out value) ? null : $"is not {RequestWords.Boolean.Allowed}",
        fact => fact switch { true => "true", false => "false", null => null },
        swedish);

    private static RequestColumn<bool> Done(string name, params string[] swedish) => new(
        name,
        RequestWords.Boolean.Allowed,
        static (ReadOnlySpan<char> text, RequestBinding _, ref string? _, out bool value) =>
        {
            var valid = RequestWords.Boolean.TryFind(text, out var fact);
            value = fact ?? false;
            return valid ? null : $"is not {RequestWords.Boolean.Allowed}";
        },
        done => done ? "true" : null,
        swedish);

    private static RequestColumn<T> Words<T>(string name, WordTable<T> words, params string[] swedish)
        where T : struct, Enum =>
        new(
            name,
            words.Allowed,
            (ReadOnlySpan<char> text, RequestBinding _, ref string? _, out T value) => words.TryFind(text, out value) ? null : $"is not {words.Allowed}",
            value => value.ToString() is var text && text == "Unknown" ? null : text,
            swedish);

    private static string? ReadPatientId(ReadOnlySpan<char> text, RequestBinding binding, ref string? previous, out PatientId? id) =>
        PatientId.TryParse(text, binding.Today, out id, out var problem) ? null : $"cannot be used: {problem}";

    private static string? ReadName(ReadOnlySpan<char> text, RequestBinding binding, ref string? previous, out PersonName? name)
    {
        name = new(new string(text));
        return null;
    }

    private static string? ReadTime(ReadOnlySpan<char> text, RequestBinding binding, ref string? previous, out DateTimeOffset? time)
    {
        time = null;
        if (DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            time = new(local, binding.Zone.GetUtcOffset(local));
        else if (DateTimeOffset.TryParseExact(text, TimesWithOffset, CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            time = exact;
        return time is null ? "is not a time of the form yyyy-mm-dd hh:mm" : null;
    }
}
