namespace RadOps.Core.Register.Payloads;

/// <summary>How an attempt at a transfer ended: the counts of what became of its instances, and each one that is not proved by its UID.</summary>
internal sealed record TransferEndPayload
{
    public required string TransferId { get; init; }

    public int Attempt { get; init; }

    /// <summary>How many instances were meant.</summary>
    public int Meant { get; init; }

    /// <summary>How many the node named when it was asked.</summary>
    public int Verified { get; init; }

    /// <summary>Whether the node answered for every instance that it has it.</summary>
    public bool Received { get; init; }

    /// <summary>Whether an instance that carries the report is among what the node has.</summary>
    public bool Report { get; init; }

    /// <summary>How many instances have each status.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();

    /// <summary>What the node has, by study and SOP class.</summary>
    public IReadOnlyList<StudyContents> Studies { get; init; } = [];

    /// <summary>Bytes of what the node has.</summary>
    public long Bytes { get; init; }

    /// <summary>SHA-256 over the proved SOP Instance UIDs, sorted, a line feed after each: whoever has the list can show that it is this one.</summary>
    public string? InstancesSha256 { get; init; }

    /// <summary>What is not proved.</summary>
    public IReadOnlyList<UnprovedInstance> Unproved { get; init; } = [];

    /// <summary>Stable code of what ended it; null where it came to its end.</summary>
    public string? Code { get; init; }

    /// <summary>The same in words, without identities.</summary>
    public string? Reason { get; init; }
}
