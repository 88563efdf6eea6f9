namespace RadOps.Core.Register.Payloads;

/// <summary>Why a run of an export came to an end before the export did; it can be gone on with.</summary>
internal sealed record ExportStoppedPayload(string Order, int Number, string ExportId, int Run, string Code, string Reason);
