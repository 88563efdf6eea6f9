using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// What a rule says in one situation. <see cref="Images"/>, <see cref="Report"/>, <see cref="Route"/> and <see cref="Fee"/> have one answer
/// each: of two rules that answer differently, one must be a declared exception to the other. Everything else adds up.
/// </summary>
public sealed record PolicyClause
{
    /// <summary>The sections in which it holds; empty for all of the rule's.</summary>
    public IReadOnlyList<string> In { get; init; } = [];

    /// <summary>When it holds, besides when its rule does.</summary>
    public PolicyCondition When { get; init; } = PolicyCondition.Always;

    /// <summary>The routes on which it holds; empty for all. Only for a clause of nothing but duties and flags.</summary>
    public IReadOnlyList<ReleaseRoute> OnRoute { get; init; } = [];

    /// <summary>Which items its needs, holds, refusals, duties and flags are about.</summary>
    public RequestedItems For { get; init; }

    /// <summary>The answer for the images.</summary>
    public ItemVerdict? Images { get; init; }

    /// <summary>The answer for the report.</summary>
    public ItemVerdict? Report { get; init; }

    /// <summary>The way that it goes.</summary>
    public ReleaseRoute? Route { get; init; }

    /// <summary>The media permitted, best first; goes with <see cref="Route"/>.</summary>
    public IReadOnlyList<MediumType> Media { get; init; } = [];

    /// <summary>What it costs.</summary>
    public FeeKind? Fee { get; init; }

    /// <summary>What must be there first: codes such as <c>Consent.Written</c>.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>At least Open: held for a named human.</summary>
    public bool Hold { get; init; }

    /// <summary>Deny, whatever else holds.</summary>
    public bool Refuse { get; init; }

    /// <summary>Deny as asked: the medium or delivery asked for is not permitted, another is.</summary>
    public bool RefuseMedium { get; init; }

    /// <summary>What must be done with it when it goes.</summary>
    public IReadOnlyList<string> Duties { get; init; } = [];

    /// <summary>What must be done when it is refused.</summary>
    public IReadOnlyList<string> RefusalDuties { get; init; } = [];

    /// <summary>Ids of ambiguities and warnings to show.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>The line that it stands on where that is another than the rule's.</summary>
    public int? Line { get; init; }

    /// <summary>The words that it stands on where those are others than the rule's.</summary>
    public string? Quote { get; init; }

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }
}
