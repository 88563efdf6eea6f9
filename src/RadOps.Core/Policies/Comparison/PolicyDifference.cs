using RadOps.Core.Policies.Cells;

namespace RadOps.Core.Policies.Comparison;

/// <summary>
/// Cells that two packs, or one pack on two days, answer differently, all in the same way and because of the same rules. What is the same before and after may differ
/// from cell to cell.
/// </summary>
public sealed record PolicyDifference
{
    /// <summary>How many cells they are.</summary>
    public required int Cells { get; init; }

    /// <summary>Which, as a pack would write the condition: <c>Recipient: Physiotherapist, Consent: [Verbal, VerbalViaOrderer]</c>; empty for the whole table.</summary>
    public required string Where { get; init; }

    /// <summary>The facts beside the table that it takes, such as <c>Blocked</c>; empty for cells of the table itself.</summary>
    public required string Factor { get; init; }

    /// <summary>What is otherwise: <c>Images Allow → Needs; Needs +Consent.Written</c>.</summary>
    public required string Change { get; init; }

    /// <summary>The answer before, of the first of the cells.</summary>
    public required PolicyAnswer Before { get; init; }

    /// <summary>The answer after, of the first of the cells.</summary>
    public required PolicyAnswer After { get; init; }

    /// <summary>The rules that answered before and do so no more, or say something else, with their lines, such as <c>H-18:43</c>.</summary>
    public required IReadOnlyList<string> RulesBefore { get; init; }

    /// <summary>The rules that answer now and did not, or said something else.</summary>
    public required IReadOnlyList<string> RulesAfter { get; init; }
}
