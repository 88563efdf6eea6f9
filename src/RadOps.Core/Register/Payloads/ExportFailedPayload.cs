namespace RadOps.Core.Register.Payloads;

/// <summary>Why an export came to nothing.</summary>
internal sealed record ExportFailedPayload(string Order, int Number, string ExportId, string Code, string Reason);
