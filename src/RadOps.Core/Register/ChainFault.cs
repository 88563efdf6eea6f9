namespace RadOps.Core.Register;

/// <summary>The first thing in a register that does not hold.</summary>
/// <param name="Position">The position where it was expected or found.</param>
/// <param name="Code">
/// <c>PositionGap</c>: an event is missing, doubled or moved. <c>PreviousHash</c>: it does not follow the event before it.
/// <c>PayloadHash</c>: its payload was changed. <c>EnvelopeHash</c>: its envelope was changed. <c>TailMissing</c>: the register remembers
/// more events, or another last one, than it holds.
/// </param>
/// <param name="Message">The same in words, without identities.</param>
public sealed record ChainFault(long Position, string Code, string Message);
