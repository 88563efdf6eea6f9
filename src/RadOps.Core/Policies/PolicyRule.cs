using RadOps.Core.Release;

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

    /// <summary>First day on which it holds, where that is later than its document's. Before it, unless the pack has an earlier version of it, the text is not known, and what it is about is Open.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day on which it holds; a later version of it ends it as well. After it, unless the pack has a later version, what it is about is Open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The day by which somebody should have read again whether it still holds, as where the routine says "i nuläget" (C22). It goes on after it, flagged.</summary>
    public DateOnly? ReviewBy { get; init; }

    /// <summary>The sections in which it holds; empty for all.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Whom or what it is about.</summary>
    public PolicyCondition When { get; init; } = PolicyCondition.Always;

    /// <summary>Ids of the rules that it is an exception to, and those that they are exceptions to.</summary>
    public IReadOnlyList<string> ExceptionTo { get; init; } = [];

    /// <summary>What it says; empty when this version of it is <see cref="IsSilent"/>.</summary>
    public required IReadOnlyList<PolicyClause> Clauses { get; init; }

    /// <summary>True when nothing follows from this version: from its first day the rule is repealed, or until its last it had not been made.</summary>
    public bool IsSilent => Clauses.Count == 0;

    /// <summary>The items whose answer may hang on it; null when it only asks for things to be done, or shown.</summary>
    internal RequestedItems? HeldItems
    {
        get
        {
            var images = Clauses.Any(clause => clause.Images is not null || clause.Route is not null || (Weighs(clause) && clause.For != RequestedItems.Report));
            var report = Clauses.Any(clause => clause.Report is not null || (Weighs(clause) && clause.For != RequestedItems.Images));
            return (images, report) switch
            {
                (true, true) => RequestedItems.Both,
                (true, false) => RequestedItems.Images,
                (false, true) => RequestedItems.Report,
                _ => null,
            };

            static bool Weighs(PolicyClause clause) => clause.Needs.Count > 0 || clause.Hold || clause.Refuse || clause.RefuseMedium;
        }
    }

    /// <summary>The sections in which one of its clauses holds: the clause's own, else the rule's; empty for all.</summary>
    internal IReadOnlyList<string> SectionsOf(PolicyClause clause) => clause.In.Count > 0 ? clause.In : Sections;

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }
}
