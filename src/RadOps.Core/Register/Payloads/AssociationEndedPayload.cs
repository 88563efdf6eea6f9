namespace RadOps.Core.Register.Payloads;

/// <summary>How one association of an attempt ended: how many instances the node answered for, and what ended it too early.</summary>
internal sealed record AssociationEndedPayload(string TransferId, int Attempt, int Number, int Answered, string? Code, string? Reason);
