using RadOps.Core.Release;

namespace RadOps.Core.Policies.Proof;

/// <summary>
/// A set of requests: for every fact, the values that it may have, each fact by itself. One alternative of a condition is such a set, and what two have
/// in common is one too.
/// </summary>
/// <param name="Forbidden">The values that no request in it has.</param>
internal readonly record struct FactBox(FactSet Forbidden)
{
    /// <summary>The values of each fact. Nearly all the time of a proof is spent on these.</summary>
    private static readonly FactSet[] Facts = [.. ReleaseFacts.All.Select(fact => fact.Mask)];

    /// <summary>The boxes that conditions compiled to masks describe.</summary>
    internal static FactBox[] Of(IEnumerable<FactSet> masks) => [.. masks.Select(mask => new FactBox(mask))];

    /// <summary>True when some fact has no value left.</summary>
    internal bool IsEmpty
    {
        get
        {
            var left = ~Forbidden;
            foreach (ref readonly var fact in Facts.AsSpan())
                if (left.Avoids(fact))
                    return true;
            return false;
        }
    }

    /// <summary>What both hold.</summary>
    internal FactBox And(FactBox other) => new(Forbidden | other.Forbidden);

    /// <summary>True when all its requests are also another's.</summary>
    internal bool IsWithin(FactBox other) => (other.Forbidden & ~Forbidden) == default;

    /// <summary>The values that a fact has left, by number.</summary>
    internal IEnumerable<int> Values(ReleaseFact fact)
    {
        var forbidden = Forbidden;
        return Enumerable.Range(0, fact.Values.Count).Where(value => (fact.Set(value) & forbidden) == default);
    }

    /// <summary>A part of this box that lies outside all of some others; null when they cover it.</summary>
    internal FactBox? Outside(IReadOnlyList<FactBox> others) => Outside(others, 0);

    private FactBox? Outside(IReadOnlyList<FactBox> others, int from)
    {
        if (IsEmpty)
            return null;
        var next = from;
        while (next < others.Count && And(others[next]).IsEmpty)
            next++;
        if (next == others.Count)
            return this;

        // What lies outside the box differs from it in a first fact; all facts before that one lie within it.
        var rest = this;
        foreach (var fact in Facts)
        {
            var beyond = others[next].Forbidden & fact & ~rest.Forbidden;
            if (beyond == default)
                continue;
            if (rest.And(new(fact & ~beyond)).Outside(others, next + 1) is { } found)
                return found;
            rest = rest.And(new(beyond));
        }

        return null;
    }

    /// <summary>As a pack would write it: the facts that are not free, each with its values.</summary>
    public override string ToString()
    {
        var box = this;
        return string.Join(", ", ReleaseFacts.All.Where(fact => (fact.Mask & box.Forbidden) != default).Select(fact => Term(fact, box.Values(fact).ToList())));
    }

    private static PolicyTerm Term(ReleaseFact fact, List<int> left)
    {
        var negated = left.Count > 1 && left.Count > fact.Values.Count / 2;
        return new(fact.Name, [.. Enumerable.Range(0, fact.Values.Count).Where(value => left.Contains(value) != negated).Select(value => fact.Values[value])], negated);
    }
}
