using System.Collections.Frozen;

namespace RadOps.Core.Release.Explaining;

/// <summary>What decisions are explained with in English. The routine's own words stay Swedish, in quotes.</summary>
internal sealed class EnglishWords : ExplanationWords
{
    private static readonly FrozenDictionary<string, string> Needs = new Dictionary<string, string>
    {
        ["Consent.Written"] = "the patient's written consent",
        ["Consent.Verbal"] = "at least a verbal consent from the patient",
        ["Consent.VerbalViaOrderer"] = "the patient's verbal consent through the orderer",
        ["Relevance"] = "word that the examination is relevant to the treatment",
        ["Order.Channel"] = "an order through a channel that the routine accepts",
        ["Order.Clinic"] = "the name of the ordering clinic",
        ["Order.Orderer"] = "the name of the orderer",
        ["Order.Destination"] = "word of where it is to go",
        ["LathundBasis"] = "a consent or a harm assessment as the Lathund journalbeställning has it",
        ["PhysicianAdvice"] = "a physician's word that the examination can be released",
        ["PatientId"] = "a check of the patient's identity document",
        ["ProxyId"] = "a check of the proxy's identity document",
        ["ProxyForm"] = "a power of attorney for the release",
        ["MediumReason"] = "a reason for not sending it through IEP",
        ["Delivery"] = "word of how it is to be delivered",
        ["Recipient"] = "word of who is to receive it",
        ["RegisterHit"] = "confirmation that the same recipient is to have the examination once more",
        ["ClosureAttested"] = "an attestation that the treating clinic no longer exists",
        ["Unknown.RecipientLocation"] = "word of where the recipient is",
        ["Unknown.IepConnected"] = "word of whether the recipient is connected to IEP",
        ["Unknown.ArchivedInBfr"] = "word of whether the examination is archived in BFR",
        ["Unknown.DecidedBy"] = "the name of whoever decided",
        ["Unknown.DecidedAt"] = "the time of the decision",
        ["Unknown.Basis"] = "the basis of the decision",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Duties = new Dictionary<string, string>
    {
        ["RegisterEntry"] = "it is to be entered in the register",
        ["RefusalEntry"] = "the refusal is to be recorded",
        ["MakeMedium"] = "the medium is to be burnt or written, and looked at",
        ["HandOver"] = "the medium is to be posted or handed over",
        ["WithdrawInvoice"] = "the invoicing unit is to be told that the invoice basis no longer holds",
        ["ReferToTreatingClinic"] = "the patient is to be referred to the treating doctor and clinic",
        ["ConsentRecord"] = "it is to be recorded who took the consent, and when",
        ["OrdererStatement"] = "it is to be recorded that the orderer stated the consent",
        ["OwnReferralProof"] = "it is to be checked that the recipient made the referral",
        ["ClosureRecord"] = "it is to be recorded who attested that the clinic has closed",
        ["FaxToMediaUnit"] = "the report is to be faxed to the radiology department or media unit",
        ["LabelMedium"] = "the medium is to be stamped and marked with the patient's number and name",
        ["PrintReports"] = "the reports are to be printed from the RIS",
        ["MarkPreliminary"] = "the report is to be marked as preliminary",
        ["ReferralNote"] = "a referral note is to be written",
        ["RisNote"] = "it is to be noted in the RIS",
        ["IdNote"] = "the identity check is to be in the referral note",
        ["InvoiceBasis"] = "an invoice basis is to be sent",
        ["PrePrintedEnvelope"] = "the pre-printed envelope is to be used",
        ["RegisteredAddress"] = "it is to be sent to the registered address",
        ["NotRegisteredMail"] = "it is not to be sent by registered mail",
        ["HandToPatient"] = "the disc is to be handed to the patient",
        ["KeepProxyForm"] = "the power of attorney is to be kept in the referral binder",
    }.ToFrozenDictionary();

    internal static EnglishWords Instance { get; } = new();

    internal override IReadOnlyDictionary<string, string[]> Facts => EnglishFacts.Clauses;

    internal override string ByIep => "through IEP";

    internal override string OnPaper => "on paper";

    internal override string ByFax => "by fax";

    internal override string Electronically => "electronically";

    internal override string AsAsked => "in the way that was asked for";

    internal override string SomeOtherWay => "in another way";

    internal override string ByBfr => "through BFR";

    internal override string AfterHumanDecision => " by a named person's decision";

    internal override string ByHumanDecision => ", by a named person's decision";

    internal override string ReferredToClinic => ", who is referred to the treating doctor and clinic";

    internal override string ReferredToClinicForReport => ", and for the report the patient is referred to the treating doctor and clinic";

    internal override string NoLongerKnown => "; what the routine said no longer holds";

    internal override string TheRoute => "the way";

    internal override string TheFee => "the fee";

    internal override string NothingLeftToSay => "it has nothing to say about what is asked for";

    internal override string HumanAnswerNotNeeded => "a named person has answered, but the routine leaves nothing open that the answer could decide";

    internal override string HumanRefusalNotApplied => "a named person has said no to something that the routine decides by itself, which changes nothing";

    internal override string ExternalReader => "the external reader";

    internal override string Items(RequestedItems items) => items switch { RequestedItems.Images => "the images", RequestedItems.Report => "the report", _ => "the images and the report" };

    internal override string Them(RequestedItems items) => items == RequestedItems.Report ? "it" : "them";

    internal override string Recipient(RecipientType recipient) => recipient switch
    {
        RecipientType.Patient => "the patient",
        RecipientType.Physiotherapist => "the physiotherapist",
        RecipientType.Chiropractor => "the chiropractor",
        RecipientType.Naprapath => "the naprapath",
        RecipientType.PrivateProvider => "the private provider",
        RecipientType.Hospital => "the hospital",
        RecipientType.Clinic => "the clinic",
        RecipientType.Company => "the company",
        _ => "the recipient",
    };

    internal override string Place(RecipientLocation location) => location switch
    {
        RecipientLocation.InsideRegion => " inside the region",
        RecipientLocation.OutsideRegion => " outside the region",
        RecipientLocation.Abroad => " abroad",
        _ => "",
    };

    internal override string Medium(MediumType medium) => medium switch { MediumType.Iep => "IEP", MediumType.Usb => "a USB stick", MediumType.Cd => "a CD", MediumType.Dvd => "a DVD", _ => "a medium" };

    internal override string And(IEnumerable<string> words) => ReleaseWords.Join(words, "and");

    internal override string Or(IEnumerable<string> words) => ReleaseWords.Join(words, "or");

    internal override string Need(string code) =>
        Needs.GetValueOrDefault(code) ?? (code.StartsWith(NeedCodes.UnknownPrefix, StringComparison.Ordinal) ? $"a value in the field {code[NeedCodes.UnknownPrefix.Length..]}" : code);

    internal override string Duty(string code) => Duties.GetValueOrDefault(code) ?? $"{code} is to be done";

    internal override string On(string media) => $"on {media}";

    internal override string Instead(string way) => $", but only {way}";

    internal override string InsteadFetched(string them) => $": the recipient fetches {them} from BFR";

    internal override string Fee(FeeKind fee) => fee switch { FeeKind.None => " free of charge", FeeKind.Invoice => " against an invoice", _ => "" };

    internal override string MayBeReleased(string what, string recipient, string way, string fee) => $"{what} may be released to {recipient}{way}{fee}";

    internal override string NeedNotBeSent(string what, string recipient, string them) => $"{what} need not be sent, since {recipient} fetches {them} from BFR";

    internal override string MayBeSentToBfr(string what, string recipient, string them) => $"{what} may be sent to BFR through the teleradiology destination, from which {recipient} fetches {them}";

    internal override string MayBeSent(string what, string recipient) => $"{what} may be sent to {recipient}";

    internal override string ButNot(string what, string other) => $"{what}, but not {other},";

    internal override string ButOtherIsNotReleased(string other) => $", but {other} may not be released";

    internal override string ButFirst(string needs) => $", but first this is needed: {needs}";

    internal override string AndAlsoNeeds(string needs) => $", and this is needed as well: {needs}";

    internal override string AndThenNeeds(string needs) => $", and then this is needed: {needs}";

    internal override string AndOtherOnceThereIs(string other, string needs) => $", and so may {other}, but first this is needed: {needs}";

    internal override string RoutineDoesNotSay(string what, string recipient) => $"the routine does not say whether {what} may be released to {recipient}, so a named person must decide";

    internal override string RoutineDoesNotSayOf(string other, string them) => $"of {other} the routine says nothing, so a named person must decide about {them}";

    internal override string But(string clause) => $", but {clause}";

    internal override string AndBesides(string clause) => $", and {clause}";

    internal override string MayNotBeReleased(string what, string recipient) => $"{what} may not be released to {recipient}";

    internal override string MayNotGoThatWay(string what, string recipient, string asked) => $"{what} may not be released to {recipient} {asked}";

    internal override string ButOtherNotThatWay(string other, string asked) => $", but {other} may not be released {asked}";

    internal override string Because(string facts) => $", because {facts}";

    internal override string HeldByDispute(string what, string disputes) => $"{what} may not be released until it is corrected where it is wrong, since the sources disagree: {disputes}";

    internal override string DisputeChangesNothing(string disputes) => $"the sources disagree, which changes nothing here: {disputes}";

    internal override string Says(DisputedValue value, string clause) => $"{(value.Source == DisputedValue.Order ? "the order" : value.Source)} says that {clause}";

    internal override string Against(IEnumerable<string> statements) => string.Join(", but ", statements);

    internal override string ColumnIs(RequestColumn column, string value) => $"{column.Name} is ”{value}”";

    internal override string OtherPatient(string source) => $"{source} has the accession number for another patient than the order";

    internal override string RoutineSays(int line, string quote) => FormattableString.Invariant($"; line {line} of the routine says: ”{quote}”");

    internal override string DocumentSays(string document, int line, string quote) => FormattableString.Invariant($"; line {line} of {document} says: ”{quote}”");

    internal override string OwnCaution(string reason) => $"; this is our own caution: ”{reason}”";

    internal override string UnknownBefore(DateOnly day) => $"; what the routine said before {ReleaseWords.Day(day)} is not known";

    internal override string SectionApplies(string title, string? facts) => $"the section ”{title}” applies{Since(facts)}";

    internal override string SectionOverruled(string title, string winner) => $"the section ”{title}” fits too, but ”{winner}” is an exception to it and goes before it";

    internal override string SectionNotMet(string title, string facts) => $"the section ”{title}” does not apply, because {facts}";

    internal override string RuleApplies(string rule, DateOnly? since, string? facts, string effects) => $"{rule} applies{(since is { } day ? $" since {ReleaseWords.Day(day)}" : "")}{Since(facts)}: {effects}";

    internal override string RuleOverruled(string rule, string winner) => $"{rule} fits too, but {winner} is an exception to it and goes before it";

    internal override string OverruledFor(string question, string winner) => $"; as to {question}, {winner} goes before it as an exception";

    internal override string RuleChangesNothing(string rule, string? facts, string why) => $"{rule} applies{Since(facts)}, but changes nothing: {why}";

    internal override string RuleNotMet(string rule, string facts, string? wanted) => $"{rule} does not apply, because {facts}{(wanted is null ? "" : $"; it applies when {wanted}")}";

    internal override string RuleSatisfied(string rule, string facts) => $"{rule} is satisfied, because {facts}";

    internal override string RuleFlagged(string rule, string? facts, string? flags) => $"{rule} is flagged{(flags is null ? "" : $" as {flags}")}{Since(facts)}";

    internal override string RuleBelongsHere(string rule, string? facts) => $"{rule} belongs here too{Since(facts)}";

    internal override string SaysTheSame(string rule) => $"it says the same as {rule}";

    internal override string OnlyOnRoute(string routes) => $"it applies only when {routes}";

    internal override string Effect(string item, ItemVerdict answer) => answer switch
    {
        ItemVerdict.Allow => $"{item} may be released",
        ItemVerdict.Deny => $"{item} may not be released",
        _ => $"a named person decides about {item}",
    };

    internal override string Route(ReleaseRoute route, string media) => route switch
    {
        ReleaseRoute.Iep => "it goes through IEP",
        ReleaseRoute.Media => $"it goes on {media}",
        ReleaseRoute.Bfr => "it goes to BFR through the teleradiology destination",
        ReleaseRoute.FetchFromBfr => "the recipient fetches it from BFR",
        ReleaseRoute.Paper => "it goes on paper",
        ReleaseRoute.ExternalReader => "it goes to the external reader",
        _ => "no way is settled",
    };

    internal override string Cost(FeeKind fee) => fee switch { FeeKind.None => "it costs nothing", FeeKind.Invoice => "it is to be invoiced", _ => "the fee is not stated" };

    internal override string IsNeeded(string needs) => $"this is needed: {needs}";

    internal override string IsHeld(string items) => $"it holds {items} for a named person";

    internal override string IsRefused(string items) => $"it refuses {items}";

    internal override string IsRefusedAsAsked(string items) => $"it refuses {items} as asked for";

    internal override string ItemAllowed(string item, string? rule) => $"{item} may be released{(rule is null ? "" : $" by {rule}")}: nothing holds, refuses or is missing";

    internal override string ItemNeeds(string item, string needs) => $"{item} must wait: this is missing, which goes before a yes: {needs}";

    internal override string ItemSilent(string item) => $"no rule answers for {item}, so a named person must decide";

    internal override string ItemHeld(string item, string rule) => $"{rule} holds {item} for a named person, which goes before a yes and before what is missing";

    internal override string ItemDenied(string item, string rule) => $"by {rule}, {item} may not be released, and a no goes before all else";

    internal override string ItemRefused(string item, string rule) => $"{rule} refuses {item}, and a no goes before all else";

    internal override string ItemRefusedAsAsked(string item, string rule) => $"{rule} refuses {item} as asked for; in the way that is permitted the answer is another";

    internal override string ItemRefusedByHuman(string item) => $"{item} may not be released, by a named person's decision";

    internal override string HumanAnswered(HumanAnswer answer, string when, string items) =>
        $"a named person decided {when} that {items} {(answer == HumanAnswer.Release ? "may" : "may not")} be released, which the routine leaves open";

    internal override string HumanAnswerIncomplete(string missing) => $"a named person has answered, but the answer does not count until there is {missing}";

    internal override string Outcome(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Allow => "all in all: everything asked for may be released",
        DecisionOutcome.Partial => "all in all: part of what was asked for may be released",
        DecisionOutcome.Needs => "all in all: something is missing, and that is the strictest answer",
        DecisionOutcome.Open => "all in all: a named person must decide, and that is the strictest answer",
        _ => "all in all: nothing of what was asked for may be released",
    };

    internal override string OtherCases(int sections, int rules) => $"{CountText.Of(sections, "section")} and {CountText.Of(rules, "rule")} more are about other cases or change nothing here";

    private static string Since(string? facts) => facts is null ? "" : $", because {facts}";
}
