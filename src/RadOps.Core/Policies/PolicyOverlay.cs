namespace RadOps.Core.Policies;

/// <summary>
/// A dated decision of the site's own that amends a pack without copying it: new versions of rules, new rules, repealed ones, and answers to
/// ambiguities. Who decided it, when and why goes with it into every decision that stands on it.
/// </summary>
public sealed record PolicyOverlay
{
    /// <summary>Id of the overlay.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the pack that it amends.</summary>
    public required string Amends { get; init; }

    /// <summary>The overlay as the document that its rules stand on: its title, its days, and the SHA-256 of its file.</summary>
    public required PolicyDocument Document { get; init; }

    /// <summary>What was decided, in Swedish: the words that decisions quote.</summary>
    public required string Decision { get; init; }

    /// <summary>The line of the overlay's file on which the decision begins, from 1.</summary>
    public required int DecisionLine { get; init; }

    /// <summary>Why, in Swedish.</summary>
    public required string Reason { get; init; }

    /// <summary>Name of the one who decided it.</summary>
    public required string DecidedBy { get; init; }

    /// <summary>Role of the one who decided it.</summary>
    public required string Role { get; init; }

    /// <summary>The day on which it was decided: it holds from no earlier one.</summary>
    public required DateOnly DecidedAt { get; init; }

    /// <summary>First day on which it holds. Before it the pack decides as it did.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day on which it holds, where it is for a time: the pack then decides as it did. Null for ever after.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Ids of the ambiguities that it answers, such as <c>C02</c>. What RadOps had chosen stands, on this decision, where <see cref="Rules"/> say nothing else.</summary>
    public IReadOnlyList<string> Resolves { get; init; } = [];

    /// <summary>What the rules say while it holds, bearing its days and its document.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public PolicyLocation? At { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => day >= ValidFrom && !(day > ValidTo);
}
