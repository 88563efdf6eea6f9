using RadOps.Core.Release;

namespace RadOps.Core.Policies.Proof;

/// <summary>
/// The requests that lie in one of some boxes and in none of those taken out. It is kept so, not worked out: all that is ever asked is whether anything
/// is left, and that is answered exactly.
/// </summary>
internal sealed record FactRegion
{
    private IReadOnlyList<FactBox> boxes = [default];
    private IReadOnlyList<FactBox> without;
    private readonly int impossible;

    /// <summary>All requests.</summary>
    /// <param name="impossible">Where no request can lie.</param>
    internal FactRegion(IReadOnlyList<FactBox> impossible) => (without, this.impossible) = (impossible, impossible.Count);

    /// <summary>True when no request lies in it.</summary>
    internal bool IsEmpty => Find() is null;

    /// <summary>Those that lie in one of some boxes besides.</summary>
    internal FactRegion And(IReadOnlyList<FactBox> alternatives) =>
        this with { boxes = [.. boxes.SelectMany(box => alternatives.Select(box.And)).Where(box => !box.IsEmpty).Distinct()] };

    /// <summary>Those that lie in none of some boxes besides.</summary>
    internal FactRegion Except(IEnumerable<FactBox> others) => this with { without = [.. without, .. others] };

    /// <summary>A box of requests that lie in it; null when there is none.</summary>
    internal FactBox? Find()
    {
        foreach (var box in boxes)
            if (box.Outside(without) is { } found)
                return found;
        return null;
    }

    /// <summary>
    /// As <see cref="Find"/>, with every fact set free that need not be held: what a person is shown. Not all that the box describes need be possible, but what is
    /// lies in the region.
    /// </summary>
    internal FactBox? FindWidest()
    {
        if (Find() is not { } box)
            return null;
        foreach (var fact in ReleaseFacts.All)
        {
            var wider = new FactBox(box.Forbidden & ~fact.Mask);
            if (boxes.Any(wider.IsWithin) && without.Skip(impossible).All(other => wider.And(other).IsEmpty))
                box = wider;
        }

        return box;
    }
}
