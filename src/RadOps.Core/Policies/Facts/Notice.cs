namespace RadOps.Core.Policies.Facts;

/// <summary>Something that held, or changed, from a day: an entry of a change log, or a notice such as "i nuläget".</summary>
public sealed record Notice
{
    /// <summary>The day that it bears; null where it bears none.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>True for a notice of how things are "for now": it holds until a new version takes it back, and grows old (C33).</summary>
    public bool ForNow { get; init; }
}
