namespace RadOps.Core.Policies;

/// <summary>A sentence of the routine, or a choice that RadOps makes where the routine leaves one, and what follows from it.</summary>
public sealed record PolicyRule
{
    /// <summary>Such as <c>N-25</c>; a product default bears the id of its ambiguity, such as <c>C50</c>, or a name.</summary>
    public required string RuleId { get; init; }

    /// <summary>Key of the document that it quotes; null for a product default.</summary>
    public string? Document { get; init; }

    /// <summary>Line in the document, from 1; null for a product default.</summary>
    public int? Line { get; init; }

    /// <summary>The few words that it stands on, verbatim; for a product default its reason, in Swedish.</summary>
    public required string Quote { get; init; }

    /// <summary>True when the routine does not say it: it is RadOps' own, and shows among the flags.</summary>
    public bool IsProductDefault => Document is null;

    /// <summary>First day on which it holds. Before it the text is not known, and what it is about is Open.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it holds. After it, unless the pack has a later version of it, what it is about is Open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The sections in which it holds; empty for all.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Whom or what it is about.</summary>
    public PolicyCondition When { get; init; } = PolicyCondition.Always;

    /// <summary>Ids of the rules that it is an exception to, and those that they are exceptions to.</summary>
    public IReadOnlyList<string> ExceptionTo { get; init; } = [];

    /// <summary>What it says.</summary>
    public required IReadOnlyList<PolicyClause> Clauses { get; init; }

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }
}
