namespace RadOps.Core.Register.Payloads;

/// <summary>Nothing remains of a release.</summary>
internal sealed record ClosedPayload(string ExportId);
