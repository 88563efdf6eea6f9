namespace RadOps.Core.Release.Explaining;

/// <summary>
/// What decisions are explained with, in one language: words and phrases, and nothing that chooses between them. How they are put together is the
/// same in every language, in <see cref="DecisionExplanation"/> and <see cref="PathSentences"/>. No phrase begins with a capital letter or ends with a full stop.
/// </summary>
internal abstract class ExplanationWords
{
    /// <summary>The words of a language.</summary>
    internal static ExplanationWords In(ExplanationLanguage language) => language == ExplanationLanguage.English ? EnglishWords.Instance : SwedishWords.Instance;

    // The things and persons that sentences are about.

    /// <summary>The images, the report, or both.</summary>
    internal abstract string Items(RequestedItems items);

    /// <summary>The same again, as "it" or "them".</summary>
    internal abstract string Them(RequestedItems items);

    /// <summary>Who receives, without naming anybody: <c>the hospital outside the region</c>.</summary>
    internal string Recipient(ReleaseRequest request) =>
        request.TransferPurpose == TransferPurpose.ExternalReading ? ExternalReader
        : request.Recipient is RecipientType.PrivateProvider or RecipientType.Hospital or RecipientType.Clinic ? Recipient(request.Recipient) + Place(request.RecipientLocation)
        : Recipient(request.Recipient);

    internal abstract string ExternalReader { get; }

    internal abstract string Recipient(RecipientType recipient);

    internal abstract string Place(RecipientLocation location);

    /// <summary>A medium as it is called aloud.</summary>
    internal abstract string Medium(MediumType medium);

    /// <summary><c>a, b and c</c>.</summary>
    internal abstract string And(IEnumerable<string> words);

    /// <summary><c>a, b or c</c>.</summary>
    internal abstract string Or(IEnumerable<string> words);

    /// <summary>What is missing, by its code: <c>the patient's written consent</c>.</summary>
    internal abstract string Need(string code);

    /// <summary>What must be done, by its code, as a clause: <c>it is to be entered in the register</c>.</summary>
    internal abstract string Duty(string code);

    /// <summary>Every value of every fact, as what follows "because" or "when".</summary>
    internal abstract IReadOnlyDictionary<string, string[]> Facts { get; }

    internal string Fact(ReleaseFact fact, int value) => Facts[fact.Name][value];

    // How it goes.

    internal abstract string ByIep { get; }

    internal abstract string On(string media);

    internal abstract string OnPaper { get; }

    internal abstract string ByFax { get; }

    internal abstract string Electronically { get; }

    internal abstract string AsAsked { get; }

    internal abstract string SomeOtherWay { get; }

    internal abstract string ByBfr { get; }

    internal abstract string Instead(string way);

    internal abstract string InsteadFetched(string them);

    internal abstract string Fee(FeeKind fee);

    // What a decision comes to.

    internal abstract string MayBeReleased(string what, string recipient, string way, string fee);

    internal abstract string NeedNotBeSent(string what, string recipient, string them);

    internal abstract string MayBeSentToBfr(string what, string recipient, string them);

    internal abstract string MayBeSent(string what, string recipient);

    internal abstract string ButNot(string what, string other);

    internal abstract string ButOtherIsNotReleased(string other);

    internal abstract string AfterHumanDecision { get; }

    internal abstract string ByHumanDecision { get; }

    internal abstract string ButFirst(string needs);

    internal abstract string AndAlsoNeeds(string needs);

    internal abstract string AndThenNeeds(string needs);

    internal abstract string AndOtherOnceThereIs(string other, string needs);

    internal abstract string RoutineDoesNotSay(string what, string recipient);

    internal abstract string RoutineDoesNotSayOf(string other, string them);

    internal abstract string But(string clause);

    internal abstract string AndBesides(string clause);

    internal abstract string MayNotBeReleased(string what, string recipient);

    internal abstract string MayNotGoThatWay(string what, string recipient, string asked);

    internal abstract string ButOtherNotThatWay(string other, string asked);

    internal abstract string Because(string facts);

    internal abstract string ReferredToClinic { get; }

    internal abstract string ReferredToClinicForReport { get; }

    // What sources disagree on.

    /// <summary>What is held, and why.</summary>
    internal abstract string HeldByDispute(string what, string disputes);

    internal abstract string DisputeChangesNothing(string disputes);

    /// <summary>What one source says: <c>the order says that the report is signed preliminarily</c>.</summary>
    internal abstract string Says(DisputedValue value, string clause);

    /// <summary>What each source says, one against the other.</summary>
    internal abstract string Against(IEnumerable<string> statements);

    /// <summary>That a column has a value, as what follows "that".</summary>
    internal abstract string ColumnIs(RequestColumn column, string value);

    internal abstract string OtherPatient(string source);

    // By which words.

    internal abstract string RoutineSays(int line, string quote);

    internal abstract string DocumentSays(string document, int line, string quote);

    internal abstract string OwnCaution(string reason);

    internal abstract string UnknownBefore(DateOnly day);

    internal abstract string NoLongerKnown { get; }

    // The steps on the way to it.

    internal abstract string SectionApplies(string title, string? facts);

    internal abstract string SectionOverruled(string title, string winner);

    internal abstract string SectionNotMet(string title, string facts);

    internal abstract string RuleApplies(string rule, DateOnly? since, string? facts, string effects);

    internal abstract string RuleOverruled(string rule, string winner);

    internal abstract string OverruledFor(string question, string winner);

    internal abstract string RuleChangesNothing(string rule, string? facts, string why);

    internal abstract string RuleNotMet(string rule, string facts, string? wanted);

    internal abstract string RuleSatisfied(string rule, string facts);

    internal abstract string RuleFlagged(string rule, string? facts, string? flags);

    internal abstract string RuleBelongsHere(string rule, string? facts);

    internal abstract string SaysTheSame(string rule);

    internal abstract string NothingLeftToSay { get; }

    internal abstract string OnlyOnRoute(string routes);

    internal abstract string Effect(string item, ItemVerdict answer);

    internal abstract string Route(ReleaseRoute route, string media);

    internal abstract string Cost(FeeKind fee);

    internal abstract string IsNeeded(string needs);

    internal abstract string IsHeld(string items);

    internal abstract string IsRefused(string items);

    internal abstract string IsRefusedAsAsked(string items);

    internal abstract string TheRoute { get; }

    internal abstract string TheFee { get; }

    internal abstract string ItemAllowed(string item, string? rule);

    internal abstract string ItemNeeds(string item, string needs);

    internal abstract string ItemSilent(string item);

    internal abstract string ItemHeld(string item, string rule);

    internal abstract string ItemDenied(string item, string rule);

    internal abstract string ItemRefused(string item, string rule);

    internal abstract string ItemRefusedAsAsked(string item, string rule);

    internal abstract string ItemRefusedByHuman(string item);

    internal abstract string HumanAnswered(HumanAnswer answer, string when, string items);

    internal abstract string HumanAnswerIncomplete(string missing);

    internal abstract string HumanAnswerNotNeeded { get; }

    internal abstract string HumanRefusalNotApplied { get; }

    internal abstract string Outcome(DecisionOutcome outcome);

    internal abstract string OtherCases(int sections, int rules);
}
