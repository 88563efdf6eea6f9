using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Register.Integrity;

/// <summary>Takes digests of a register, and records that they were taken.</summary>
/// <param name="store">The register.</param>
/// <param name="clock">The time.</param>
/// <param name="context">On whose behalf.</param>
public sealed class RegisterCheckpoints(IRegisterStore store, TimeProvider clock, OperatorContext context)
{
    /// <summary>Takes a digest of the register as it stands. The whole register is walked first: nothing is certified, and nothing signed, that does not hold.</summary>
    /// <param name="key">Signs it; null to leave it unsigned.</param>
    /// <param name="progress">Gets how many events have been walked.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RadOpsException"><c>RegisterDoesNotHold</c>, with the first fault; <c>DigestKeyPublic</c>; or the register cannot be read.</exception>
    public RegisterDigest Take(DigestKey? key = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var walk = ParallelChainWalk.Run(store, new HashSet<long> { 1 }, progress, cancellationToken);
        if (walk.Fault is { } fault)
            throw new RadOpsException("RegisterDoesNotHold", ErrorKind.Corrupt, $"No digest is taken of a register that does not hold: {fault.Message}", store.Location);
        var digest = new RegisterDigest
        {
            Register = walk.Hashes.GetValueOrDefault(1, RegisterChain.Genesis),
            Position = walk.Head.Position,
            Hash = walk.Head.Hash,
            Taken = RegisterTime.Truncate(clock.GetUtcNow()),
            TakenBy = context.Operator,
        };
        return key is null ? digest : key.Sign(digest);
    }

    /// <summary>Records a digest in the register itself, as a checkpoint. The same digest again is no second event.</summary>
    /// <exception cref="RadOpsException">The register cannot be written to.</exception>
    public void Record(RegisterDigest digest, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(digest);
        var draft = new EventDraft(store.SubjectSecret, clock, context);
        var id = EventId.For(EventKinds.RegisterCheckpoint, digest.SignedText);
        try
        {
            store.Append([draft.Make(id, EventKinds.RegisterCheckpoint, "", CanonicalJson.Of(CheckpointPayload.Of(digest), RegisterJson.Default.CheckpointPayload), digest.Taken)], cancellationToken);
        }
        catch (RadOpsException error) when (error.Code == "EventExists")
        {
            return; // recorded before
        }
    }
}
