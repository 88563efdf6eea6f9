namespace RadOps.Core.Continuity.Systems;

/// <summary>How the systems stand, as one machine sees them at one time.</summary>
public sealed record SystemReport
{
    /// <summary>When they were asked.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>One row a system.</summary>
    public required IReadOnlyList<SystemState> Systems { get; init; }

    /// <summary>One row a node, host and register, with its figures.</summary>
    public required IReadOnlyList<ProbeResult> Nodes { get; init; }

    /// <summary>The outage mode that this speaks for; null for none.</summary>
    public OutageSuggestion? Suggestion { get; init; }

    /// <summary>Nothing at all was heard over the network: it is this machine, or its own network, that is out, and nothing is known of the systems.</summary>
    public bool IsOwnNetworkSuspected { get; init; }

    /// <summary>What was found, what follows and what is not known, in Swedish sentences.</summary>
    public required string Explanation { get; init; }

    /// <summary>Whether everything that was asked answers as it should.</summary>
    public bool IsAllUp => Nodes.All(node => node.Status is ProbeStatus.Answers);
}
