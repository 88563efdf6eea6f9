namespace RadOps.Core.Policies;

/// <summary>A situation that the routine has a heading for, or is silent about. Exactly one holds for any request.</summary>
public sealed record PolicySection
{
    /// <summary>The pack's short name for it.</summary>
    public required string Id { get; init; }

    /// <summary>The routine's own heading, verbatim; for a situation that it has none for, the pack's Swedish words.</summary>
    public required string Title { get; init; }

    /// <summary>Key of the document; null where the routine has no such heading.</summary>
    public string? Document { get; init; }

    /// <summary>Line of the heading, from 1; null where the routine has none.</summary>
    public int? Line { get; init; }

    /// <summary>When it holds.</summary>
    public PolicyCondition When { get; init; } = PolicyCondition.Always;

    /// <summary>The sections that it goes before, and those that they go before.</summary>
    public IReadOnlyList<string> ExceptionTo { get; init; } = [];

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }
}
