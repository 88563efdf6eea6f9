namespace RadOps.Core.Register.Integrity;

/// <summary>Whether the register still is what an earlier digest says that it was.</summary>
/// <param name="Position">How many events it held then.</param>
/// <param name="Taken">When the digest was taken, in UTC.</param>
/// <param name="TakenBy">Who took it.</param>
/// <param name="Source">Where the digest was read, such as a file; for a checkpoint within the register, the position of its event.</param>
/// <param name="IsSigned">Whether the given public key has signed it.</param>
/// <param name="Code">
/// Null when it agrees. <c>DigestOtherRegister</c>: the register begins with another event. <c>DigestBeyondEnd</c>: the register is shorter than it was.
/// <c>DigestMismatch</c>: another event, or another history, stands where it ended. <c>DigestSignature</c>: it is not signed by the key given.
/// </param>
/// <param name="Message">The same in words.</param>
public sealed record DigestVerdict(long Position, DateTimeOffset Taken, string TakenBy, string Source, bool IsSigned, string? Code, string Message)
{
    /// <summary>Whether the register agrees with it.</summary>
    public bool Agrees => Code is null;
}
