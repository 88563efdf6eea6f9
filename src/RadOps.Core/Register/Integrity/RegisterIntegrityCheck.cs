namespace RadOps.Core.Register.Integrity;

/// <summary>Checks a whole register: the chain, the digests that were taken of it, and its own checkpoints.</summary>
public static class RegisterIntegrityCheck
{
    /// <summary>Walks all events and compares them with what was certified earlier.</summary>
    /// <param name="store">The register; it may be in use.</param>
    /// <param name="clock">The time.</param>
    /// <param name="digests">Earlier digests, with where each comes from.</param>
    /// <param name="publicKey">Proves signatures: digests and checkpoints are then worth something only when it signed them. Null to leave signatures unproved.</param>
    /// <param name="progress">Gets how many events have been walked.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException">The register cannot be read.</exception>
    public static RegisterIntegrity Run(
        IRegisterStore store,
        TimeProvider clock,
        IReadOnlyList<(string Source, RegisterDigest Digest)>? digests = null,
        DigestKey? publicKey = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(clock);
        digests ??= [];
        var walk = ParallelChainWalk.Run(store, [1, .. digests.Select(given => given.Digest.Position)], progress, cancellationToken);
        var given = digests.Select(digest => Judge(digest.Digest, digest.Source, walk.Hashes)).ToArray();
        var checkpoints = walk.Checkpoints.Where(checkpoint => checkpoint.Position <= walk.Head.Position).Select(checkpoint =>
            Judge(checkpoint.Digest, FormattableString.Invariant($"event {checkpoint.Position}"), HashesFor(checkpoint.Digest))).ToArray();
        var (code, position, message) = FirstFault();
        return new RegisterIntegrity
        {
            Location = store.Location,
            Events = walk.Head.Position,
            Hash = walk.Fault is null ? walk.Head.Hash : HashAt(walk.Head.Position) ?? RegisterChain.Genesis,
            Disposed = walk.Disposed,
            CheckedAt = clock.GetUtcNow(),
            Code = code,
            Position = position,
            Message = message,
            Digests = given,
            Checkpoints = checkpoints,
        };

        DigestVerdict Judge(RegisterDigest digest, string source, IReadOnlyDictionary<long, string> hashes)
        {
            var isSigned = publicKey?.Proves(digest) == true;
            var (code, message) =
                publicKey is not null && !isSigned ? ("DigestSignature", "It is not signed by the key given.")
                : digest.Position == 0 ? (null, "The register was empty.")
                : digest.Position > walk.Head.Position && walk.Fault is null ? ("DigestBeyondEnd", $"The register held {digest.Position} events then, and holds {walk.Head.Position} now.")
                : digest.Position > walk.Head.Position ? ("DigestMismatch", "The register does not hold so far.")
                : digest.Register != walk.Hashes[1] ? ("DigestOtherRegister", "The register begins with another event: it is another register, or was rewritten from the start.")
                : digest.Hash != hashes.GetValueOrDefault(digest.Position) ? ("DigestMismatch", $"Event {digest.Position}, or one before it, is not the one that it was then: the register was rewritten.")
                : ((string?)null, digest.Position == 1 ? "The first event is what it was then." : $"The first {digest.Position} events are those that they were then.");
            return new(digest.Position, digest.Taken, digest.TakenBy, source, isSigned, code, message);
        }

        // A checkpoint's event comes after those that it is about, so their hashes are looked up when the walk is over.
        IReadOnlyDictionary<long, string> HashesFor(RegisterDigest digest) =>
            HashAt(digest.Position) is { } hash ? new Dictionary<long, string> { [digest.Position] = hash } : new Dictionary<long, string>();

        string? HashAt(long position) => position < 1 ? null : store.Read(new RegisterQuery { After = position - 1, Through = position }, cancellationToken).FirstOrDefault()?.Hash;

        (string? Code, long? Position, string Message) FirstFault()
        {
            if (walk.Fault is { } fault) return (fault.Code, fault.Position, fault.Message);
            if (given.FirstOrDefault(verdict => !verdict.Agrees) is { } digest) return (digest.Code, digest.Position, $"{digest.Source}: {digest.Message}");
            if (checkpoints.FirstOrDefault(verdict => !verdict.Agrees) is { } checkpoint) return (checkpoint.Code, checkpoint.Position, $"Checkpoint of {checkpoint.Source}: {checkpoint.Message}");
            if (publicKey is not null && walk.Head.Position > 0 && checkpoints.Length + given.Length == 0)
                return ("CheckpointMissing", null, "The register holds no checkpoint signed by the key given, and no digest was given: a register rewritten from the start would not be found out.");
            return (null, null, $"{CountText.Of(walk.Head.Position, "event holds", "events hold")}.");
        }
    }
}
