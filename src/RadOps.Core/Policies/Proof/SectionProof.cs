using RadOps.Core.Release;

namespace RadOps.Core.Policies.Proof;

/// <summary>What can happen in one section: which clauses fire, which contradict each other, and what sorts of verdict come of it.</summary>
internal sealed class SectionProof
{
    private readonly CompiledSection section;
    private readonly FactRegion region;
    private readonly FactBox[][] when;
    private readonly FactRegion[] firing;

    /// <param name="section">The section.</param>
    /// <param name="region">The requests that belong to it.</param>
    internal SectionProof(CompiledSection section, FactRegion region)
    {
        this.section = section;
        this.region = region;
        when = [.. section.Clauses.Select(clause => FactBox.Of(clause.Tests))];
        firing = [.. when.Select(region.And)];
    }

    /// <summary>The clauses that fire for some request.</summary>
    internal IEnumerable<PolicyClause> Firing() => Clauses(index => !firing[index].IsEmpty);

    /// <summary>The clauses that fire for some request and answer nothing, or do not lose all that they answer to exceptions.</summary>
    internal IEnumerable<PolicyClause> Standing() => Clauses(index =>
    {
        var asked = section.Questions.Where(question => Has(question.Answering, index)).ToList();
        return asked.Count == 0 ? !firing[index].IsEmpty : asked.Any(question => !Without(firing[index], question.BeatenBy(index)).IsEmpty);
    });

    /// <summary>Each two clauses that answer a question differently for some requests, with none to go before both, and such requests.</summary>
    internal IEnumerable<(ClauseAnswers Question, CompiledClause One, CompiledClause Other, FactBox Where)> Contradictions() =>
        from question in section.Questions
        from one in Enumerable.Range(0, when.Length)
        where Has(question.Answering, one)
        from other in Enumerable.Range(one + 1, when.Length - one - 1)
        where Has(question.Answering, other) && question.Disagree(one, other)
        let both = Without(firing[one].And(when[other]), question.BeatenBy(one) | question.BeatenBy(other)).FindWidest()
        where both is not null
        select (question, section.Clauses[one], section.Clauses[other], both.Value);

    /// <summary>
    /// Requests of every sort that the section can tell apart in what may go and which way: at least one of each. Clauses that only need, hold or refuse
    /// add up, so those that do the same count as one; those that only ask for something to be done, or shown, as none.
    /// </summary>
    internal IEnumerable<FactBox> Sorts()
    {
        var answering = section.Questions.Aggregate(0UL, (all, question) => all | question.Answering);
        var alone = when.Where((_, index) => Has(answering, index));
        var together =
            from item in section.Clauses.Select((clause, index) => (clause.Clause, Index: index))
            where !Has(answering, item.Index) && (item.Clause.Hold || item.Clause.Refuse || item.Clause.RefuseMedium || item.Clause.Needs.Count > 0)
            group when[item.Index] by (item.Clause.Hold, item.Clause.Refuse, item.Clause.RefuseMedium, item.Clause.Needs.Count > 0, item.Clause.For) into alike
            select alike.SelectMany(boxes => boxes).ToArray();
        var items = ReleaseFacts.Find(nameof(ReleaseRequest.Items))!;
        FactBox[][] asked = [.. new[] { RequestedItems.Images, RequestedItems.Report }.Select(wanted => new FactBox[] { new(items.Only(value => value == (int)wanted)) })];
        return Split(region, [.. alone.Concat(together).Concat(asked).DistinctBy(boxes => string.Join('|', boxes))], 0);
    }

    /// <summary>One box out of each part that the conditions cut the region into.</summary>
    private static IEnumerable<FactBox> Split(FactRegion region, FactBox[][] conditions, int next)
    {
        if (region.Find() is not { } found)
            return [];
        return next == conditions.Length
            ? [found]
            : Split(region.And(conditions[next]), conditions, next + 1).Concat(Split(region.Except(conditions[next]), conditions, next + 1));
    }

    /// <summary>Those of some requests that fire none of some clauses.</summary>
    private FactRegion Without(FactRegion requests, ulong clauses) => requests.Except(when.Where((_, index) => Has(clauses, index)).SelectMany(boxes => boxes));

    private IEnumerable<PolicyClause> Clauses(Func<int, bool> test) => section.Clauses.Where((_, index) => test(index)).Select(clause => clause.Clause);

    private static bool Has(ulong clauses, int index) => (clauses >> index & 1) != 0;
}
