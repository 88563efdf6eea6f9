using System.Numerics;
using RadOps.Core.Policies;

namespace RadOps.Core.Release.Explaining;

/// <summary>Finds the steps that led to a decision, in the compiled pack that decided and by the weighing that its verdict was made of.</summary>
internal sealed class PathFinder
{
    private readonly ReleaseDecision decision;
    private readonly PathSentences sentences;
    private readonly FactSet facts;
    private readonly PolicyEpoch epoch;
    private readonly CompiledSection section;
    private readonly Weighing weighed;

    private PathFinder(ReleaseDecision decision)
    {
        this.decision = decision;
        sentences = new(decision);
        var policy = decision.Policy as CompiledPolicy
            ?? throw new RadOpsException("PathUnknown", ErrorKind.NotSupported, $"The decision was not made by a compiled pack but by a {decision.Policy.GetType().Name}, which keeps no path.", decision.RequestId);
        facts = policy.FactsOf(decision.Request, decision.AsOf, decision.EarlierRelease);
        epoch = policy.EpochOn(decision.AsOf);
        section = epoch.Sections.First(one => one.Section.Id == decision.Verdict.Section);
        weighed = section.Weigh(decision.Verdict.Key);
    }

    private ulong Fired => decision.Verdict.Key.Fired;

    internal static DecisionStep[] Find(ReleaseDecision decision)
    {
        var finder = new PathFinder(decision);
        return
        [
            .. finder.Sections(),
            .. finder.Rules(),
            .. decision.Request.HumanDecision == HumanAnswer.Unknown ? [] : new[] { finder.Human() },
            .. finder.Item(RequestedItems.Images, finder.weighed.Images, finder.weighed.AnswersImages),
            .. finder.Item(RequestedItems.Report, finder.weighed.Report, finder.weighed.AnswersReport),
            .. decision.Request.Disputed.Count == 0 ? [] : new[] { finder.Dispute() },
            new() { Kind = DecisionStepKind.Outcome, Id = "Outcome", Effects = new[] { decision.Outcome.ToString() }, Sentence = finder.sentences.Outcome() },
        ];
    }

    /// <summary>The section that the request belongs to, then the others that fit, then the rest.</summary>
    private IEnumerable<DecisionStep> Sections() =>
        epoch.Sections.Select((one, index) => Section(one, epoch.When[index])).OrderBy(step => step.Result);

    private DecisionStep Section(CompiledSection one, FactSet[] when)
    {
        var step = new DecisionStep { Kind = DecisionStepKind.Section, Id = one.Section.Id, Sentence = "" };
        if (one == section)
            return step with { Sentence = sentences.SectionApplies(one.Section, ConditionReading.Telling(when, facts)) };
        if (when.Any(forbidden => facts.Avoids(forbidden)))
            return step with { Result = DecisionStepResult.Overruled, OverruledBy = new[] { section.Section.Id }, Sentence = sentences.SectionOverruled(one.Section, section.Section) };
        var unmet = ConditionReading.Unmet(when, facts);
        return step with { Result = DecisionStepResult.NotMet, IsRemote = true, Unmet = unmet.Select(Told).ToArray(), Sentence = sentences.SectionNotMet(one.Section, unmet) };
    }

    /// <summary>Every clause of the section. What keeps a rule from answering is said once, and not at all when another of its clauses does.</summary>
    private IEnumerable<DecisionStep> Rules()
    {
        var steps = section.Clauses.Select(Rule).ToList();
        var applying = steps.Where(step => step.Result == DecisionStepResult.Applies).Select(step => step.Id).ToHashSet();
        var told = new HashSet<(string Rule, string Fact, string Value)>();
        return steps.Select((step, index) => step with { IsRemote = step.IsRemote || (step.Result == DecisionStepResult.NotMet && !IsTold(step, section.Clauses[index])) });

        bool IsTold(DecisionStep step, CompiledClause clause) =>
            (clause.Clause.Needs.Count > 0 || !applying.Contains(step.Id)) && told.Add((step.Id, step.Unmet[0].Fact, step.Unmet[0].Value));
    }

    private DecisionStep Rule(CompiledClause clause, int index)
    {
        var bit = 1UL << index;
        var step = new DecisionStep { Kind = DecisionStepKind.Rule, Id = clause.RuleId, Rule = clause.Quoted, Sentence = "", Effects = ClauseEffects.All(clause) };
        if ((Fired & bit) == 0)
        {
            var unmet = ConditionReading.Unmet(clause.Tests, facts);
            return step with
            {
                Result = DecisionStepResult.NotMet,
                IsRemote = unmet.Count > 1 || !ClauseEffects.IsWorthTellingOf(clause),
                Unmet = unmet.Select(Told).ToArray(),
                Sentence = sentences.RuleNotMet(clause, unmet),
            };
        }

        var overruled = section.Questions
            .Select((question, place) => (Question: place, By: (question.Answering & bit & ~question.Standing(Fired)) == 0 ? [] : Ids(question.BeatenBy(index) & Fired)))
            .Where(question => question.By.Length > 0)
            .ToList();
        string[] by = [.. overruled.SelectMany(question => question.By).Distinct()];
        if ((weighed.Live & bit) == 0)
            return step with { Result = DecisionStepResult.Overruled, OverruledBy = by, Sentence = sentences.RuleOverruled(clause, by) };
        var telling = ConditionReading.Telling(clause.Tests, facts);
        if ((weighed.Shown & bit) == 0)
            return step with { Result = DecisionStepResult.ChangesNothing, IsRemote = true, OverruledBy = by, Sentence = sentences.RuleChangesNothing(clause, telling, Leader(bit), weighed.Route) };
        var effects = ClauseEffects.Of(clause, weighed, bit);
        return step with { Effects = effects, OverruledBy = by, Sentence = sentences.RuleApplies(clause, telling, effects, overruled) };
    }

    /// <summary>The rule whose answer is quoted where this one gives the same; null when it answers nothing that stands.</summary>
    private string? Leader(ulong bit) =>
        (from question in section.Questions
         let standing = question.Standing(Fired)
         where (standing & bit) != 0 && BitOperations.TrailingZeroCount(standing) != BitOperations.TrailingZeroCount(bit)
         select section.Clauses[BitOperations.TrailingZeroCount(standing)].RuleId).FirstOrDefault();

    private DecisionStep Human()
    {
        var before = section.Weigh(decision.Verdict.Key with { Human = HumanAnswer.Unknown });
        var answered = decision.Verdict.Key.Human != HumanAnswer.Unknown;
        var open = (before.Images.Verdict == ItemVerdict.Open, before.Report.Verdict == ItemVerdict.Open) switch
        {
            (true, true) => RequestedItems.Both,
            (true, false) => RequestedItems.Images,
            (false, true) => RequestedItems.Report,
            _ => (RequestedItems?)null,
        };
        return new()
        {
            Kind = DecisionStepKind.Human,
            Id = "Human",
            Result = answered ? DecisionStepResult.Applies : DecisionStepResult.ChangesNothing,
            Effects = new[] { decision.Request.HumanDecision.ToString() },
            Sentence = sentences.Human(open, answered),
            Rule = answered ? decision.Rules[^1] : null,
        };
    }

    private DecisionStep Dispute() => new()
    {
        Kind = DecisionStepKind.Dispute,
        Id = "Dispute",
        Result = DisputeReview.Held(decision) is null ? DecisionStepResult.ChangesNothing : DecisionStepResult.Applies,
        Effects = decision.Request.Disputed.Select(dispute => DisputeReview.Flag(dispute)).ToArray(),
        Sentence = sentences.Dispute(),
    };

    private IEnumerable<DecisionStep> Item(RequestedItems item, Judgement judgement, ulong answering)
    {
        if (!judgement.IsAsked)
            yield break;
        var answer = answering == 0 ? null : section.Clauses[BitOperations.TrailingZeroCount(answering)];
        var needs = section.Clauses
            .Where((clause, index) => (weighed.Waiting >> index & 1) != 0 && (clause.Clause.For == RequestedItems.Both || clause.Clause.For == item))
            .SelectMany(clause => clause.Clause.Needs).Distinct();
        yield return new()
        {
            Kind = DecisionStepKind.Item,
            Id = item.ToString(),
            Effects = new[] { judgement.Verdict.ToString() },
            Sentence = sentences.Item(item, judgement, answer, needs),
        };
    }

    private string[] Ids(ulong clauses) => [.. section.Clauses.Where((_, index) => (clauses >> index & 1) != 0).Select(clause => clause.RuleId).Distinct()];

    private static UnmetFact Told((ReleaseFact Fact, int Value, IReadOnlyList<int> Wanted) unmet) =>
        new(unmet.Fact.Name, unmet.Fact.Values[unmet.Value], unmet.Wanted.Select(value => unmet.Fact.Values[value]).ToArray());
}
