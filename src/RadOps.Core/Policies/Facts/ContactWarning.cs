using RadOps.Core.Continuity;

namespace RadOps.Core.Policies.Facts;

/// <summary>Words that contacts of a part of the week bear during certain outages; the words are its quote (D-26).</summary>
public sealed record ContactWarning
{
    /// <summary>The contacts that it is about.</summary>
    public required ContactPeriod Period { get; init; }

    /// <summary>The outages in which it holds.</summary>
    public required IReadOnlyList<OutageMode> Modes { get; init; }
}
