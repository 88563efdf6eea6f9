namespace RadOps.Core.Transfer;

/// <summary>How one association of a send ended.</summary>
/// <param name="Answered">How many instances the node answered for, be it with a refusal.</param>
/// <param name="Failure">What ended it too early; null when it was released in order, or cancelled.</param>
public sealed record TransferAssociation(int Answered, RadOpsException? Failure);
