namespace RadOps.Core.Register;

/// <summary>An event in the register, with its place in the hash chain.</summary>
public sealed record RegisterEvent : NewEvent
{
    /// <summary>Place in the register, from 1, without gaps.</summary>
    public required long Position { get; init; }

    /// <summary>When the register took it in; in UTC, in whole microseconds.</summary>
    public required DateTimeOffset Recorded { get; init; }

    /// <summary>SHA-256 of the payload's UTF-8 bytes, lower-case hexadecimal; remains when the payload is disposed of.</summary>
    public required string PayloadHash { get; init; }

    /// <summary>Hash of the event before it; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the envelope's canonical form, the payload's hash and the previous hash: see <see cref="RegisterChain"/>.</summary>
    public required string Hash { get; init; }
}
