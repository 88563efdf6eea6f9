namespace RadOps.Core.Continuity.Payloads;

/// <summary>What every event of an outage bears, and all that there is to say of the journal itself.</summary>
internal record JournalPayload
{
    /// <summary>One more than the highest that the machine had seen (Lamport): what was known when it was written comes before it, whatever the clocks say.</summary>
    public long Order { get; init; }

    /// <summary>An exercise.</summary>
    public bool Drill { get; init; }

    /// <summary>The machine whose journal it is; only of the event that opens one.</summary>
    public string? Machine { get; init; }

    /// <summary>Where the write that was broken off stands in the file, and how long it is; only of the event that goes on after it.</summary>
    public long TornAt { get; init; }

    /// <inheritdoc cref="TornAt"/>
    public int TornLength { get; init; }
}
