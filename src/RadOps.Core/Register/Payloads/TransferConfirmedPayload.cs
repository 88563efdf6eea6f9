namespace RadOps.Core.Register.Payloads;

/// <summary>What a person vouches for, in the person's words.</summary>
internal sealed record TransferConfirmedPayload(string TransferId, string Proof);
