using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Continuity.Reader;

/// <summary>A step to be written up.</summary>
public sealed record ReaderStepEntry
{
    /// <summary>What was done.</summary>
    public required ReaderStepKind Kind { get; init; }

    /// <summary>The incident's id; null for all that are open here, since machines that cannot see each other open one each.</summary>
    public string? Incident { get; init; }

    /// <summary>Who did it; null for the operator, and for the external reader where it is the reader's to do .</summary>
    public string? By { get; init; }

    /// <summary>When; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>Nobody answered: the call is made again.</summary>
    public bool NoAnswer { get; init; }

    /// <summary>The way that images took.</summary>
    public TransferRoute? Route { get; init; }

    /// <summary>What was seen (<see cref="FaultText"/>).</summary>
    public string? Note { get; init; }
}
