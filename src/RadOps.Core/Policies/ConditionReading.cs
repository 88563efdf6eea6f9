using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>Reads out of a compiled condition which facts it hangs on, for people who ask why it holds or does not.</summary>
internal static class ConditionReading
{
    /// <summary>
    /// The facts that tell why a condition holds: those of the alternative that holds of which it allows few of the values. "Not abroad" and the like say little
    /// beside them, and are told only where there is nothing else.
    /// </summary>
    internal static IReadOnlyList<(ReleaseFact Fact, int Value)> Telling(FactSet[] alternatives, FactSet facts)
    {
        var asked = Asked(alternatives.First(forbidden => facts.Avoids(forbidden))).ToList();
        var narrow = asked.Where(question => 2 * question.Wanted.Count <= question.Fact.Values.Count).ToList();
        return [.. (narrow.Count == 0 ? asked : narrow).Select(question => (question.Fact, ValueOf(question.Fact, facts)))];
    }

    /// <summary>The facts that keep a condition from holding, in the alternative that comes nearest: what they are, and what they would have to be.</summary>
    internal static IReadOnlyList<(ReleaseFact Fact, int Value, IReadOnlyList<int> Wanted)> Unmet(FactSet[] alternatives, FactSet facts) =>
        alternatives
            .Select(forbidden => Asked(forbidden).Where(question => !question.Wanted.Contains(ValueOf(question.Fact, facts))).ToList())
            .MinBy(unmet => unmet.Count)!
            .ConvertAll(question => (question.Fact, ValueOf(question.Fact, facts), question.Wanted));

    /// <summary>What an alternative asks about, and the values that it allows.</summary>
    private static IEnumerable<(ReleaseFact Fact, IReadOnlyList<int> Wanted)> Asked(FactSet forbidden) =>
        from fact in ReleaseFacts.All
        where !fact.Mask.Avoids(forbidden)
        select (fact, (IReadOnlyList<int>)[.. Enumerable.Range(0, fact.Values.Count).Where(value => fact.Set(value).Avoids(forbidden))]);

    /// <summary>The value that a fact has, by its number.</summary>
    internal static int ValueOf(ReleaseFact fact, FactSet facts) =>
        Enumerable.Range(0, fact.Values.Count).First(value => !fact.Set(value).Avoids(facts));
}
