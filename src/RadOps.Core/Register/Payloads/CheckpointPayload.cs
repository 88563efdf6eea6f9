using RadOps.Core.Register.Integrity;

namespace RadOps.Core.Register.Payloads;

/// <summary>What the register was, signed where there was a key.</summary>
internal sealed record CheckpointPayload(string Register, long Position, string Hash, DateTimeOffset Taken, string TakenBy, string? Key, string? Signature)
{
    internal static CheckpointPayload Of(RegisterDigest digest) => new(digest.Register, digest.Position, digest.Hash, digest.Taken, digest.TakenBy, digest.Key, digest.Signature);

    internal RegisterDigest ToDigest() => new() { Register = Register, Position = Position, Hash = Hash, Taken = Taken, TakenBy = TakenBy, Key = Key, Signature = Signature };
}
