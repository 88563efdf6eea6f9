namespace RadOps.Core.Continuity.Payloads;

/// <summary>An outage: that it began, changed, ended, or that TiB was told.</summary>
internal sealed record OutagePayload : JournalPayload
{
    /// <summary>The outages that it is about: each begun on a machine of its own. One that another machine began unseen is not among them.</summary>
    public IReadOnlyList<string> Outages { get; init; } = [];

    public IReadOnlyList<OutageMode> Modes { get; init; } = [];

    /// <summary>True where TiB was told of the end and not of the beginning.</summary>
    public bool AtEnd { get; init; }

    /// <summary>Why it was ended with open items.</summary>
    public string? Reason { get; init; }

    /// <summary>How many items were open then.</summary>
    public int OpenItems { get; init; }
}
