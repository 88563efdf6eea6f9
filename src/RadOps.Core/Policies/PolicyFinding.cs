using RadOps.Core.Audit;

namespace RadOps.Core.Policies;

/// <summary>Something in a pack that is not as it should be.</summary>
public sealed record PolicyFinding
{
    /// <summary>How grave it is: an error makes some request's answer wrong, or leaves it without one.</summary>
    public required AuditSeverity Severity { get; init; }

    /// <summary>Stable PascalCase code.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, in Swedish, for whoever keeps the pack.</summary>
    public required string Message { get; init; }

    /// <summary>Id of the pack.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Ids of the rules that it is about.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Id of the section that it is about; null when it is about several, or none.</summary>
    public string? Section { get; init; }

    /// <summary>Where in the pack's file it stands; null for a pack that was made in code.</summary>
    public PolicyLocation? At { get; init; }

    /// <summary>A request that shows it; null where none is needed.</summary>
    public PolicyWitness? Witness { get; init; }
}
