namespace RadOps.Core.Register.Payloads;

/// <summary>A rule that fired: its id, its line, and which of the decision's sources it stands in, from 1; 0 for a product default.</summary>
internal sealed record RulePayload(string Id, int? Line, int Source);
