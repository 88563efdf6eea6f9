using System.Globalization;
using RadOps.Core.Policies;

namespace RadOps.Core.Release.Explaining;

/// <summary>Puts the steps of a path into sentences.</summary>
internal sealed class PathSentences(ReleaseDecision decision)
{
    /// <summary>More values than this are not worth saying: what the fact is says enough.</summary>
    private const int MostWanted = 3;

    private readonly ExplanationWords words = ExplanationWords.In(decision.Language);

    internal static string Remainder(ExplanationLanguage language, int sections, int rules) => Finish(ExplanationWords.In(language).OtherCases(sections, rules));

    /// <summary>Makes a sentence of a clause.</summary>
    private static string Finish(string clause) => $"{char.ToUpperInvariant(clause[0])}{clause[1..]}.";

    internal string SectionApplies(PolicySection section, IReadOnlyList<(ReleaseFact Fact, int Value)> facts) => Finish(words.SectionApplies(Title(section), All(facts)));

    internal string SectionOverruled(PolicySection section, PolicySection winner) => Finish(words.SectionOverruled(Title(section), Title(winner)));

    internal string SectionNotMet(PolicySection section, IReadOnlyList<(ReleaseFact Fact, int Value, IReadOnlyList<int> Wanted)> unmet) =>
        Finish(words.SectionNotMet(Title(section), Actual(unmet)));

    internal string RuleApplies(CompiledClause clause, IReadOnlyList<(ReleaseFact Fact, int Value)> facts, IReadOnlyList<string> effects, IReadOnlyList<(int Question, string[] By)> overruled)
    {
        var quoted = clause.Quoted;
        var known = !(decision.AsOf < quoted.ValidFrom);
        var cite = !known ? words.UnknownBefore(quoted.ValidFrom!.Value)
            : clause.Flags.Contains(PolicyCompiler.RuleExpired) ? words.NoLongerKnown
            : DecisionExplanation.Cite(words, decision.Policy.Pack, quoted);
        var lost = string.Concat(overruled.Select(question => words.OverruledFor(Question(question.Question), words.And(question.By))));
        var phrases = Phrases(clause.Clause, effects).ToList();
        var says = phrases.Count > 0
            ? words.RuleApplies(clause.RuleId, known ? quoted.ValidFrom : null, All(facts), words.And(phrases))
            : clause.Flags.Count == 0 ? words.RuleBelongsHere(clause.RuleId, All(facts))
            : words.RuleFlagged(clause.RuleId, All(facts), clause.Flags is [var own] && own == clause.RuleId ? null : words.And(clause.Flags));
        return Finish(says + lost + cite);
    }

    internal string RuleOverruled(CompiledClause clause, string[] by) => Finish(words.RuleOverruled(clause.RuleId, words.And(by)));

    internal string RuleChangesNothing(CompiledClause clause, IReadOnlyList<(ReleaseFact Fact, int Value)> facts, string? leader, ReleaseRoute route)
    {
        var routes = clause.Clause.OnRoute;
        var why = leader is not null ? words.SaysTheSame(leader)
            : routes.Count > 0 && !routes.Contains(route) ? words.OnlyOnRoute(words.Or(routes.Select(one => words.Route(one, words.Or(Media(decision.Policy.Pack.Media))))))
            : words.NothingLeftToSay;
        return Finish(words.RuleChangesNothing(clause.RuleId, All(facts), why));
    }

    internal string RuleNotMet(CompiledClause clause, IReadOnlyList<(ReleaseFact Fact, int Value, IReadOnlyList<int> Wanted)> unmet)
    {
        if (clause.Clause.Needs.Count > 0 && unmet is [var own] && own.Fact == clause.OnlyFact)
            return Finish(words.RuleSatisfied(clause.RuleId, words.Fact(own.Fact, own.Value)));
        var wanted = unmet is [var (fact, _, values)] && values.Count <= MostWanted ? words.Or(values.Select(value => words.Fact(fact, value))) : null;
        return Finish(words.RuleNotMet(clause.RuleId, Actual(unmet), wanted));
    }

    internal string Human(RequestedItems? open, bool answered)
    {
        var clauses = new List<string>();
        if (open is { } items && answered)
            clauses.Add(words.HumanAnswered(decision.Request.HumanDecision, decision.Request.DecidedAt!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), words.Items(items)));
        else if (open is not null)
            clauses.Add(words.HumanAnswerIncomplete(words.And(decision.Needs.Where(HumanReview.IsAboutTheAnswer).Select(words.Need))));
        if (decision.Flags.Contains(HumanReview.RefusalNotApplied))
            clauses.Add(words.HumanRefusalNotApplied);
        return Finish(clauses.Count == 0 ? words.HumanAnswerNotNeeded : string.Join("; ", clauses));
    }

    internal string Item(RequestedItems item, Judgement judgement, CompiledClause? answer, IEnumerable<string> needs)
    {
        var (what, rule) = (words.Items(item), judgement.Reason?.RuleId);
        return Finish(judgement.Verdict switch
        {
            ItemVerdict.Allow => words.ItemAllowed(what, rule),
            ItemVerdict.Needs => words.ItemNeeds(what, words.And(needs.Select(words.Need))),
            ItemVerdict.Open when rule is null => words.ItemSilent(what),
            ItemVerdict.Open => words.ItemHeld(what, rule),
            _ when rule is null => words.ItemRefusedByHuman(what),
            _ when judgement.ByMedium => words.ItemRefusedAsAsked(what, rule),
            _ when judgement.Reason == answer => words.ItemDenied(what, rule),
            _ => words.ItemRefused(what, rule),
        });
    }

    internal string Dispute()
    {
        var disputes = DisputeSentences.All(decision, words);
        return Finish(DisputeReview.Held(decision) is { } held ? words.HeldByDispute(words.Items(held), disputes) : words.DisputeChangesNothing(disputes));
    }

    internal string Outcome() => Finish(words.Outcome(decision.Outcome));

    /// <summary>One of <see cref="CompiledSection.Questions"/>, by its place.</summary>
    private string Question(int place) => place switch { 0 => words.Items(RequestedItems.Images), 1 => words.Items(RequestedItems.Report), 2 => words.TheRoute, _ => words.TheFee };

    private static string Title(PolicySection section) => section.Title.TrimEnd('.');

    private string? All(IReadOnlyList<(ReleaseFact Fact, int Value)> facts) => facts.Count == 0 ? null : words.And(facts.Select(known => words.Fact(known.Fact, known.Value)));

    private string Actual(IReadOnlyList<(ReleaseFact Fact, int Value, IReadOnlyList<int> Wanted)> unmet) => words.And(unmet.Select(known => words.Fact(known.Fact, known.Value)));

    /// <summary>Effects as clauses; the same answer for images and report is said once. Flags are told by the rule's id.</summary>
    private IEnumerable<string> Phrases(PolicyClause clause, IReadOnlyList<string> effects)
    {
        var both = clause.Images == clause.Report && effects.Any(effect => Is(effect, ClauseEffects.Images)) && effects.Any(effect => Is(effect, ClauseEffects.Report));
        var items = words.Items(decision.Request.Items == RequestedItems.Both ? clause.For : decision.Request.Items);
        foreach (var effect in effects)
        {
            var parts = effect.Split(' ');
            switch (parts[0])
            {
                case ClauseEffects.Images:
                    yield return words.Effect(words.Items(both ? RequestedItems.Both : RequestedItems.Images), clause.Images!.Value);
                    break;
                case ClauseEffects.Report when !both:
                    yield return words.Effect(words.Items(RequestedItems.Report), clause.Report!.Value);
                    break;
                case ClauseEffects.Route:
                    yield return words.Route(clause.Route!.Value, words.Or(Media(clause.Media)));
                    break;
                case ClauseEffects.Fee:
                    yield return words.Cost(clause.Fee!.Value);
                    break;
                case ClauseEffects.Refuse:
                    yield return words.IsRefused(items);
                    break;
                case ClauseEffects.RefuseMedium:
                    yield return words.IsRefusedAsAsked(items);
                    break;
                case ClauseEffects.Hold:
                    yield return words.IsHeld(items);
                    break;
                case ClauseEffects.Needs:
                    yield return words.IsNeeded(words.And(parts[1..].Select(words.Need)));
                    break;
                case ClauseEffects.Duties:
                    foreach (var duty in parts[1..])
                        yield return words.Duty(duty);
                    break;
            }
        }
    }

    private IEnumerable<string> Media(IEnumerable<MediumType> media) => media.Where(ReleaseFacts.IsPhysical).Select(words.Medium);

    private static bool Is(string effect, string kind) => effect.StartsWith(kind, StringComparison.Ordinal);
}
