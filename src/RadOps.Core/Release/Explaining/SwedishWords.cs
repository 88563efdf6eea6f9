using System.Collections.Frozen;

namespace RadOps.Core.Release.Explaining;

/// <summary>What decisions are explained with in Swedish, as an administrator says it on the telephone.</summary>
internal sealed class SwedishWords : ExplanationWords
{
    private static readonly FrozenDictionary<string, string> Needs = new Dictionary<string, string>
    {
        ["Consent.Written"] = "patientens skriftliga samtycke",
        ["Consent.Verbal"] = "minst ett muntligt samtycke från patienten",
        ["Consent.VerbalViaOrderer"] = "patientens muntliga samtycke via beställaren",
        ["Relevance"] = "besked om att undersökningen är relevant för behandlingen",
        ["Order.Channel"] = "en beställning i en kanal som rutinen godtar",
        ["Order.Clinic"] = "namnet på kliniken som beställer",
        ["Order.Orderer"] = "namnet på den som beställer",
        ["Order.Destination"] = "besked om vart det ska skickas",
        ["LathundBasis"] = "ett samtycke eller en menprövning enligt Lathund journalbeställning",
        ["PhysicianAdvice"] = "en läkares besked om att undersökningen kan lämnas ut",
        ["PatientId"] = "kontroll av patientens ID-handling",
        ["ProxyId"] = "kontroll av ombudets ID-handling",
        ["ProxyForm"] = "fullmakt för utlämnandet",
        ["MediumReason"] = "ett skäl till att det inte skickas via IEP",
        ["Delivery"] = "besked om hur det ska lämnas ut",
        ["Recipient"] = "besked om vem som ska ta emot det",
        ["RegisterHit"] = "bekräftelse på att samma mottagare ska få undersökningen en gång till",
        ["ClosureAttested"] = "ett intyg om att den behandlande kliniken inte längre finns",
        ["Unknown.RecipientLocation"] = "besked om var mottagaren finns",
        ["Unknown.IepConnected"] = "besked om mottagaren är ansluten till IEP",
        ["Unknown.ArchivedInBfr"] = "besked om undersökningen är arkiverad i BFR",
        ["Unknown.DecidedBy"] = "namnet på den som har beslutat",
        ["Unknown.DecidedAt"] = "tidpunkten för beslutet",
        ["Unknown.Basis"] = "grunden för beslutet",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Duties = new Dictionary<string, string>
    {
        ["RegisterEntry"] = "det ska skrivas in i Exporterade bilder",
        ["RefusalEntry"] = "avslaget ska antecknas",
        ["MakeMedium"] = "mediet ska brännas eller skrivas och ses över",
        ["HandOver"] = "mediet ska skickas eller lämnas över",
        ["WithdrawInvoice"] = "fakturaenheten ska få veta att underlaget inte gäller",
        ["ReferToTreatingClinic"] = "patienten ska hänvisas till behandlande läkare och klinik",
        ["ConsentRecord"] = "det ska antecknas vem som tog emot samtycket och när",
        ["OrdererStatement"] = "det ska antecknas att beställaren har uppgett samtycket",
        ["OwnReferralProof"] = "det ska kontrolleras att mottagaren själv har remitterat",
        ["ClosureRecord"] = "det ska antecknas vem som har intygat att kliniken har upphört",
        ["FaxToMediaUnit"] = "utlåtandet ska faxas till röntgenavdelningen eller medieenheten",
        ["LabelMedium"] = "mediet ska stämplas och märkas med patientens personnummer och namn",
        ["PrintReports"] = "svaren ska skrivas ut från RIS",
        ["MarkPreliminary"] = "utlåtandet ska märkas som preliminärt",
        ["ReferralNote"] = "en remissanteckning ska skrivas",
        ["RisNote"] = "det ska dokumenteras i RIS",
        ["IdNote"] = "ID-kontrollen ska stå i remissanteckningen",
        ["InvoiceBasis"] = "ett fakturaunderlag ska skickas",
        ["PrePrintedEnvelope"] = "det förtryckta kuvertet ska användas",
        ["RegisteredAddress"] = "det ska skickas till folkbokföringsadressen",
        ["NotRegisteredMail"] = "det ska inte skickas rekommenderat",
        ["HandToPatient"] = "skivan ska lämnas till patienten",
        ["KeepProxyForm"] = "fullmakten ska sparas i remisspärmen",
    }.ToFrozenDictionary();

    internal static SwedishWords Instance { get; } = new();

    internal override IReadOnlyDictionary<string, string[]> Facts => SwedishFacts.Clauses;

    internal override string ByIep => "via IEP";

    internal override string OnPaper => "på papper";

    internal override string ByFax => "per fax";

    internal override string Electronically => "elektroniskt";

    internal override string AsAsked => "på det sätt som begärts";

    internal override string SomeOtherWay => "på annat sätt";

    internal override string ByBfr => "via BFR";

    internal override string AfterHumanDecision => " efter beslut av en namngiven person";

    internal override string ByHumanDecision => ", enligt beslut av en namngiven person";

    internal override string ReferredToClinic => ", som hänvisas till behandlande läkare och klinik";

    internal override string ReferredToClinicForReport => ", och för utlåtandet hänvisas patienten till behandlande läkare och klinik";

    internal override string NoLongerKnown => "; det som rutinen sade har slutat gälla";

    internal override string TheRoute => "vägen";

    internal override string TheFee => "avgiften";

    internal override string NothingLeftToSay => "det har inget att säga om det som begärs";

    internal override string HumanAnswerNotNeeded => "en namngiven person har svarat, men rutinen lämnar inget öppet som det kunde avgöra";

    internal override string HumanRefusalNotApplied => "en namngiven person har sagt nej till något som rutinen själv avgör, och det ändrar inget";

    internal override string Items(RequestedItems items) => items switch { RequestedItems.Images => "bilderna", RequestedItems.Report => "utlåtandet", _ => "bilderna och utlåtandet" };

    internal override string Them(RequestedItems items) => items == RequestedItems.Report ? "det" : "dem";

    internal override string ExternalReader => "den externa granskaren";

    internal override string Recipient(RecipientType recipient) => recipient switch
    {
        RecipientType.Patient => "patienten",
        RecipientType.Physiotherapist => "fysioterapeuten",
        RecipientType.Chiropractor => "kiropraktorn",
        RecipientType.Naprapath => "naprapaten",
        RecipientType.PrivateProvider => "den privata vårdgivaren",
        RecipientType.Hospital => "sjukhuset",
        RecipientType.Clinic => "kliniken",
        RecipientType.Company => "företaget",
        _ => "mottagaren",
    };

    internal override string Place(RecipientLocation location) => location switch
    {
        RecipientLocation.InsideRegion => " inom regionen",
        RecipientLocation.OutsideRegion => " utanför regionen",
        RecipientLocation.Abroad => " utomlands",
        _ => "",
    };

    internal override string Medium(MediumType medium) => medium == MediumType.Usb ? "USB-minne" : ReleaseWords.Medium(medium);

    internal override string And(IEnumerable<string> words) => ReleaseWords.And(words);

    internal override string Or(IEnumerable<string> words) => ReleaseWords.Or(words);

    internal override string Need(string code) =>
        Needs.GetValueOrDefault(code) ?? (code.StartsWith(NeedCodes.UnknownPrefix, StringComparison.Ordinal) ? $"uppgift i fältet {code[NeedCodes.UnknownPrefix.Length..]}" : code);

    internal override string Duty(string code) => Duties.GetValueOrDefault(code) ?? $"{code} ska göras";

    internal override string On(string media) => $"på {media}";

    internal override string Instead(string way) => $", utan {way}";

    internal override string InsteadFetched(string them) => $", utan mottagaren hämtar {them} i BFR";

    internal override string Fee(FeeKind fee) => fee switch { FeeKind.None => " utan kostnad", FeeKind.Invoice => " mot faktura", _ => "" };

    internal override string MayBeReleased(string what, string recipient, string way, string fee) => $"{what} får lämnas ut till {recipient}{way}{fee}";

    internal override string NeedNotBeSent(string what, string recipient, string them) => $"{what} behöver inte skickas, eftersom {recipient} hämtar {them} i BFR";

    internal override string MayBeSentToBfr(string what, string recipient, string them) => $"{what} får skickas till BFR via teleradiologidestinationen, där {recipient} hämtar {them}";

    internal override string MayBeSent(string what, string recipient) => $"{what} får skickas till {recipient}";

    internal override string ButNot(string what, string other) => $"{what}, men inte {other},";

    internal override string ButOtherIsNotReleased(string other) => $", men {other} får inte lämnas ut";

    internal override string ButFirst(string needs) => $", men först behövs {needs}";

    internal override string AndAlsoNeeds(string needs) => $", och dessutom behövs {needs}";

    internal override string AndThenNeeds(string needs) => $", och då behövs {needs}";

    internal override string AndOtherOnceThereIs(string other, string needs) => $", och {other} likaså, men först behövs {needs}";

    internal override string RoutineDoesNotSay(string what, string recipient) => $"rutinen säger inte om {what} får lämnas ut till {recipient}, så en namngiven person måste besluta";

    internal override string RoutineDoesNotSayOf(string other, string them) => $"om {other} säger rutinen inget, så en namngiven person måste besluta om {them}";

    internal override string But(string clause) => $", men {clause}";

    internal override string AndBesides(string clause) => $", och {clause}";

    internal override string MayNotBeReleased(string what, string recipient) => $"{what} får inte lämnas ut till {recipient}";

    internal override string MayNotGoThatWay(string what, string recipient, string asked) => $"{what} får inte lämnas ut till {recipient} {asked}";

    internal override string ButOtherNotThatWay(string other, string asked) => $", men {other} får inte lämnas ut {asked}";

    internal override string Because(string facts) => $", eftersom {facts}";

    internal override string HeldByDispute(string what, string disputes) => $"{what} får inte lämnas ut förrän det är rättat där det är fel, för källorna är oense: {disputes}";

    internal override string DisputeChangesNothing(string disputes) => $"källorna är oense, men det ändrar inget här: {disputes}";

    internal override string Says(DisputedValue value, string clause) => $"{value.Source} säger att {clause}";

    internal override string Against(IEnumerable<string> statements) => string.Join(", men ", statements);

    internal override string ColumnIs(RequestColumn column, string value) => $"{column.SwedishNames[0]} är ”{value}”";

    internal override string OtherPatient(string source) => $"{source} har remissnumret på en annan patient än beställningen";

    internal override string RoutineSays(int line, string quote) => FormattableString.Invariant($"; rutinen säger på rad {line}: ”{quote}”");

    internal override string DocumentSays(string document, int line, string quote) => FormattableString.Invariant($"; {document} säger på rad {line}: ”{quote}”");

    internal override string OwnCaution(string reason) => $"; det är vår egen försiktighet: {(char.IsLower(reason[1]) ? char.ToLowerInvariant(reason[0]) : reason[0])}{reason[1..]}";

    internal override string UnknownBefore(DateOnly day) => $"; vad rutinen sade före {ReleaseWords.Day(day)} är inte känt";

    internal override string SectionApplies(string title, string? facts) => $"avsnittet ”{title}” gäller{Since(facts)}";

    internal override string SectionOverruled(string title, string winner) => $"avsnittet ”{title}” passar också, men ”{winner}” är undantag från det och går före";

    internal override string SectionNotMet(string title, string facts) => $"avsnittet ”{title}” gäller inte, eftersom {facts}";

    internal override string RuleApplies(string rule, DateOnly? since, string? facts, string effects) => $"{rule} gäller{(since is { } day ? $" sedan {ReleaseWords.Day(day)}" : "")}{Since(facts)}: {effects}";

    internal override string RuleOverruled(string rule, string winner) => $"{rule} passar också, men {winner} är undantag från den och går före";

    internal override string OverruledFor(string question, string winner) => $"; i fråga om {question} går {winner} före som undantag";

    internal override string RuleChangesNothing(string rule, string? facts, string why) => $"{rule} gäller{Since(facts)}, men ändrar inget: {why}";

    internal override string RuleNotMet(string rule, string facts, string? wanted) => $"{rule} gäller inte, eftersom {facts}{(wanted is null ? "" : $"; den gäller när {wanted}")}";

    internal override string RuleSatisfied(string rule, string facts) => $"{rule} är uppfylld, eftersom {facts}";

    internal override string RuleFlagged(string rule, string? facts, string? flags) => $"{rule} flaggas{(flags is null ? "" : $" som {flags}")}{Since(facts)}";

    internal override string RuleBelongsHere(string rule, string? facts) => $"{rule} hör också hit{Since(facts)}";

    internal override string SaysTheSame(string rule) => $"den säger detsamma som {rule}";

    internal override string OnlyOnRoute(string routes) => $"den gäller bara när {routes}";

    internal override string Effect(string item, ItemVerdict answer) => answer switch
    {
        ItemVerdict.Allow => $"{item} får lämnas ut",
        ItemVerdict.Deny => $"{item} får inte lämnas ut",
        _ => $"{item} lämnas åt en namngiven person att besluta om",
    };

    internal override string Route(ReleaseRoute route, string media) => route switch
    {
        ReleaseRoute.Iep => "det går via IEP",
        ReleaseRoute.Media => $"det går på {media}",
        ReleaseRoute.Bfr => "det går till BFR via teleradiologidestinationen",
        ReleaseRoute.FetchFromBfr => "mottagaren hämtar det i BFR",
        ReleaseRoute.Paper => "det går på papper",
        ReleaseRoute.ExternalReader => "det går till den externa granskaren",
        _ => "ingen väg är bestämd",
    };

    internal override string Cost(FeeKind fee) => fee switch { FeeKind.None => "det kostar inget", FeeKind.Invoice => "det ska faktureras", _ => "avgiften är inte angiven" };

    internal override string IsNeeded(string needs) => $"det behövs {needs}";

    internal override string IsHeld(string items) => $"{items} hålls för en namngiven person";

    internal override string IsRefused(string items) => $"{items} nekas";

    internal override string IsRefusedAsAsked(string items) => $"{items} nekas så som det begärts";

    internal override string ItemAllowed(string item, string? rule) => $"{item} får lämnas ut{(rule is null ? "" : $" enligt {rule}")}: inget håller, nekar eller saknas";

    internal override string ItemNeeds(string item, string needs) => $"{item} får vänta: det saknas {needs}, och det går före ett ja";

    internal override string ItemSilent(string item) => $"ingen regel svarar om {item}, så en namngiven person måste besluta";

    internal override string ItemHeld(string item, string rule) => $"{item} hålls av {rule} för en namngiven person, och det går före både ett ja och det som saknas";

    internal override string ItemDenied(string item, string rule) => $"{item} får inte lämnas ut enligt {rule}, och ett nej går före allt annat";

    internal override string ItemRefused(string item, string rule) => $"{item} nekas av {rule}, och ett nej går före allt annat";

    internal override string ItemRefusedAsAsked(string item, string rule) => $"{item} nekas av {rule} så som det begärts; på det sätt som är tillåtet är svaret ett annat";

    internal override string ItemRefusedByHuman(string item) => $"{item} får inte lämnas ut, enligt beslut av en namngiven person";

    internal override string HumanAnswered(HumanAnswer answer, string when, string items) =>
        $"en namngiven person beslutade {when} att {items} {(answer == HumanAnswer.Release ? "får" : "inte får")} lämnas ut, vilket rutinen lämnar öppet";

    internal override string HumanAnswerIncomplete(string missing) => $"en namngiven person har svarat, men svaret räknas inte förrän det finns {missing}";

    internal override string Outcome(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Allow => "sammantaget: allt som begärts får lämnas ut",
        DecisionOutcome.Partial => "sammantaget: en del av det som begärts får lämnas ut",
        DecisionOutcome.Needs => "sammantaget: något saknas, och det är det strängaste svaret",
        DecisionOutcome.Open => "sammantaget: en namngiven person måste besluta, och det är det strängaste svaret",
        _ => "sammantaget: inget av det som begärts får lämnas ut",
    };

    internal override string OtherCases(int sections, int rules) => $"{Count(sections, "avsnitt", "avsnitt")} och {Count(rules, "regel", "regler")} till gäller andra fall eller ändrar inget här";

    private static string Since(string? facts) => facts is null ? "" : $", eftersom {facts}";

    private static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");
}
