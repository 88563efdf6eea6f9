namespace RadOps.Core.Register.Payloads;

/// <summary>A person pasted a note into the RIS.</summary>
internal sealed record PastedPayload(string ExportId, Guid Note);
