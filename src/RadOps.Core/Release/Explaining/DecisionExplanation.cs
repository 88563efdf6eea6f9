using System.Text;
using RadOps.Core.Policies;

namespace RadOps.Core.Release.Explaining;

/// <summary>
/// Puts a decision into one sentence that an administrator can say on the telephone in twenty seconds: what may go, to whom, how, at what fee, what is
/// missing, and the words of the routine that decided. It names no person.
/// </summary>
internal sealed class DecisionExplanation
{
    /// <summary>With more needs than this the sentence ends with them: words that tell of one of them would only make it longer.</summary>
    private const int MostNeedsWithWords = 1;

    private readonly ReleaseDecision decision;
    private readonly ExplanationWords words;
    private readonly string recipient;
    private readonly string? needs;

    private DecisionExplanation(ReleaseDecision decision)
    {
        this.decision = decision;
        words = ExplanationWords.In(decision.Language);
        recipient = words.Recipient(decision.Request);
        needs = decision.Needs.Count > 0 ? words.And(decision.Needs.Select(words.Need)) : null;
    }

    internal static string Of(ReleaseDecision decision) => new DecisionExplanation(decision).Sentence();

    private string Sentence()
    {
        var text = new StringBuilder();
        var verdict = decision.Verdict;
        if (DisputeReview.Held(decision) is { } held)
            text.Append(Disputed(held));
        else if (decision.Report == ItemVerdict.NotAsked)
            text.Append(All(RequestedItems.Images, decision.Images, verdict.ImagesByHuman));
        else if (decision.Images == ItemVerdict.NotAsked)
            text.Append(All(RequestedItems.Report, decision.Report, verdict.ReportByHuman));
        else if (decision.Images == decision.Report && verdict.ImagesByHuman == verdict.ReportByHuman)
            text.Append(All(RequestedItems.Both, decision.Images, verdict.ImagesByHuman));
        else if (decision.Images <= decision.Report)
            text.Append(Parts(RequestedItems.Images, decision.Images, verdict.ImagesByHuman, RequestedItems.Report, decision.Report));
        else
            text.Append(Parts(RequestedItems.Report, decision.Report, verdict.ReportByHuman, RequestedItems.Images, decision.Images));

        text.Append(Words());
        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append('.').ToString();
    }

    /// <summary>When sources disagree: what each says is what somebody must act on, and not the routine's words.</summary>
    private string Disputed(RequestedItems held) =>
        words.HeldByDispute(words.Items(held), DisputeSentences.All(decision, words))
        + (decision.Images == ItemVerdict.Deny ? words.AndBesides(words.MayNotBeReleased(words.Items(RequestedItems.Images), recipient)) : "")
        + (decision.Report == ItemVerdict.Deny ? words.AndBesides(words.MayNotBeReleased(words.Items(RequestedItems.Report), recipient)) : "")
        + (needs is null ? "" : words.AndAlsoNeeds(needs));

    /// <summary>When there is one answer for all that is asked for.</summary>
    private string All(RequestedItems items, ItemVerdict answer, bool byHuman)
    {
        var what = words.Items(items);
        return answer switch
        {
            ItemVerdict.Allow => Permission(items, what, byHuman),
            ItemVerdict.Needs => Permission(items, what, byHuman) + words.ButFirst(needs!),
            ItemVerdict.Open => words.RoutineDoesNotSay(what, recipient) + (needs is null ? "" : words.AndAlsoNeeds(needs)),
            _ when decision.MediumRefused => words.MayNotGoThatWay(what, recipient, AskedWay()) + Instead(items) + (needs is null ? "" : words.AndThenNeeds(needs)),
            _ => words.MayNotBeReleased(what, recipient) + (byHuman ? words.ByHumanDecision : Because()) + (RefersToClinic ? words.ReferredToClinic : ""),
        };
    }

    /// <summary>When the images have one answer and the report another: the milder leads, and of the stricter is said how it differs.</summary>
    private string Parts(RequestedItems lead, ItemVerdict leads, bool leadByHuman, RequestedItems rest, ItemVerdict follows)
    {
        var (what, other) = (words.Items(lead), words.Items(rest));
        var silentOnLead = words.AndBesides(words.RoutineDoesNotSayOf(what, words.Them(lead)));
        var refersReport = RefersToClinic && rest == RequestedItems.Report;
        return (leads, follows) switch
        {
            (ItemVerdict.Open, ItemVerdict.Deny) when decision.MediumRefused => words.MayNotGoThatWay(other, recipient, AskedWay()) + Instead(rest) + silentOnLead + (needs is null ? "" : words.AndAlsoNeeds(needs)),
            (ItemVerdict.Open, ItemVerdict.Deny) => words.MayNotBeReleased(other, recipient) + Because() + (refersReport ? words.ReferredToClinic : "") + silentOnLead + (needs is null ? "" : words.AndAlsoNeeds(needs)),
            (ItemVerdict.Open, ItemVerdict.Open) => All(RequestedItems.Both, ItemVerdict.Open, byHuman: false),
            (ItemVerdict.Deny, _) => All(RequestedItems.Both, ItemVerdict.Deny, byHuman: false),
            (ItemVerdict.Allow, ItemVerdict.Needs) => Permission(lead, what, leadByHuman) + words.AndOtherOnceThereIs(other, needs!),
            (ItemVerdict.Needs, ItemVerdict.Open) => Permission(lead, what, leadByHuman) + Missing() + words.AndBesides(words.RoutineDoesNotSayOf(other, words.Them(rest))),
            (_, ItemVerdict.Open) => Permission(lead, what, leadByHuman) + words.But(words.RoutineDoesNotSayOf(other, words.Them(rest))),
            (_, ItemVerdict.Deny) when decision.MediumRefused => Permission(lead, what, leadByHuman) + Missing() + words.ButOtherNotThatWay(other, AskedWay()) + Instead(rest),
            (_, ItemVerdict.Deny) when decision.Route == ReleaseRoute.FetchFromBfr => Permission(lead, what, leadByHuman) + words.ButOtherIsNotReleased(other),
            (_, ItemVerdict.Deny) => Permission(lead, words.ButNot(what, other), leadByHuman) + Missing() + (refersReport ? words.ReferredToClinicForReport : ""),
            // Alike, but one of them by a human's answer: it is the routine's own that is told of.
            _ => Permission(RequestedItems.Both, words.Items(RequestedItems.Both), byHuman: false) + Missing(),
        };

        string Missing() => needs is null ? "" : words.ButFirst(needs);
    }

    private bool RefersToClinic => decision.Duties.Contains("ReferToTreatingClinic");

    private string Permission(RequestedItems items, string what, bool byHuman) => (decision.Route switch
    {
        ReleaseRoute.FetchFromBfr => words.NeedNotBeSent(what, recipient, words.Them(items)),
        ReleaseRoute.Bfr => words.MayBeSentToBfr(what, recipient, words.Them(items)),
        ReleaseRoute.ExternalReader => words.MayBeSent(what, recipient),
        _ => words.MayBeReleased(what, recipient, Way() is { Length: > 0 } way ? $" {way}" : "", words.Fee(decision.Fee)),
    }) + (byHuman ? words.AfterHumanDecision : "");

    private string Way() => decision.Route switch
    {
        ReleaseRoute.Iep => words.ByIep,
        ReleaseRoute.Media => words.On(Media()),
        ReleaseRoute.Paper when decision.Request.Delivery == DeliveryMethod.Fax => words.ByFax,
        ReleaseRoute.Paper => words.OnPaper,
        _ => "",
    };

    /// <summary>The medium asked for when it is permitted, else all that are.</summary>
    private string Media()
    {
        var asked = decision.Request.Medium;
        return ReleaseFacts.IsPhysical(asked) && decision.Media.Contains(asked)
            ? words.Medium(asked)
            : words.Or(decision.Media.Where(ReleaseFacts.IsPhysical).Select(words.Medium));
    }

    /// <summary>The way that was asked for and is refused, where it is clear which it is.</summary>
    private string AskedWay()
    {
        var (medium, delivery) = (decision.Request.Medium, decision.Request.Delivery);
        return delivery == DeliveryMethod.Fax ? words.ByFax
            : medium == MediumType.Iep ? words.ByIep
            : medium != MediumType.Unknown && !decision.Media.Contains(medium) ? words.On(words.Medium(medium))
            : medium == MediumType.Unknown && delivery == DeliveryMethod.Electronic ? words.Electronically
            : words.AsAsked;
    }

    /// <summary>What is permitted when the medium or delivery asked for is not.</summary>
    private string Instead(RequestedItems items) => decision.Route switch
    {
        ReleaseRoute.FetchFromBfr => words.InsteadFetched(words.Them(items)),
        ReleaseRoute.Bfr => words.Instead(words.ByBfr),
        ReleaseRoute.Paper when decision.Media.Count == 0 => words.Instead(words.OnPaper),
        ReleaseRoute.None => words.Instead(words.SomeOtherWay),
        _ => words.Instead(words.Or([
            .. decision.Media.Where(ReleaseFacts.IsPhysical).Select(words.Medium).ToList() is { Count: > 0 } media ? [words.On(words.Or(media))] : Array.Empty<string>(),
            .. decision.Media.Contains(MediumType.Iep) ? [words.ByIep] : Array.Empty<string>(),
        ])),
    };

    /// <summary>The fact that made a rule of the routine say no, when it is one: whoever hears the words need not know what they were held against.</summary>
    private string Because()
    {
        if (decision.Policy is not CompiledPolicy policy || decision.Verdict.Decisive is not { Document: not null, OnlyFact: { } fact })
            return "";
        var facts = policy.FactsOf(decision.Request, decision.AsOf, decision.EarlierRelease);
        return words.Because(words.Fact(fact, ConditionReading.ValueOf(fact, facts)));
    }

    private string Words()
    {
        if (decision.Verdict.Decisive?.Quoted is not { } rule || DisputeReview.Held(decision) is not null)
            return "";
        if (decision.AsOf < rule.ValidFrom)
            return words.UnknownBefore(rule.ValidFrom.Value);
        if (decision.Flags.Contains(PolicyCompiler.RuleExpired))
            return words.NoLongerKnown;
        return decision.Needs.Count > MostNeedsWithWords ? "" : Cite(words, decision.Policy.Pack, rule);
    }

    /// <summary>The words that a rule stands on, and where they stand.</summary>
    internal static string Cite(ExplanationWords words, PolicyPack pack, FiredRule rule) =>
        rule.Line is not { } line ? words.OwnCaution(rule.Quote)
        : rule.SourceSha256 == pack.Documents[0].Sha256 ? words.RoutineSays(line, rule.Quote)
        : words.DocumentSays(rule.Document!, line, rule.Quote);
}
