namespace RadOps.Core.Register.Integrity;

/// <summary>What a check of the whole register found.</summary>
public sealed record RegisterIntegrity
{
    /// <summary>Where the register is, without secrets.</summary>
    public required string Location { get; init; }

    /// <summary>Whether every event holds, and every digest and checkpoint agrees.</summary>
    public bool Holds => Code is null;

    /// <summary>Events that hold, from the first.</summary>
    public required long Events { get; init; }

    /// <summary>Hash of the last event that holds.</summary>
    public required string Hash { get; init; }

    /// <summary>Events whose payload has been disposed of; the chain holds without.</summary>
    public required long Disposed { get; init; }

    /// <summary>When the check was made, in UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>What does not hold, first: a code of <see cref="ChainFault"/> or <see cref="DigestVerdict"/>, or <c>CheckpointMissing</c>: a public key was given, and the register holds no checkpoint that it signed.</summary>
    public required string? Code { get; init; }

    /// <summary>Where that is; null when all holds, or when it is nowhere in particular.</summary>
    public required long? Position { get; init; }

    /// <summary>The same in words, without identities.</summary>
    public required string Message { get; init; }

    /// <summary>The digests that were given.</summary>
    public required IReadOnlyList<DigestVerdict> Digests { get; init; }

    /// <summary>The checkpoints that the register itself holds.</summary>
    public required IReadOnlyList<DigestVerdict> Checkpoints { get; init; }
}
