using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Continuity.Reader;

/// <summary>One step of a night incident, as a person confirmed it.</summary>
public sealed record ReaderIncidentStep
{
    /// <summary>What was done.</summary>
    public required ReaderStepKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it, such as a user id or a role.</summary>
    public required string By { get; init; }

    /// <summary>Who confirmed it here: user id.</summary>
    public required string ConfirmedBy { get; init; }

    /// <summary>False for a call that nobody answered: it is made again.</summary>
    public required bool Reached { get; init; }

    /// <summary>The way that images took; null where none were sent.</summary>
    public TransferRoute? Route { get; init; }

    /// <summary>What was seen, in words that name no patient; null where nothing is said.</summary>
    public string? Note { get; init; }

    /// <summary>The rule that asks for it, such as <c>X-08</c>; null for what no rule asks for.</summary>
    public string? RuleId { get; init; }
}
