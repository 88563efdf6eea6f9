using System.Text.Json;

namespace RadOps.Core.Continuity.Payloads;

/// <summary>An event as a line of a journal: its envelope, and its payload as it is.</summary>
internal sealed record EntryPayload(Guid Id, string Kind, DateTimeOffset Occurred, string Operator, string CareUnit, string Purpose, string Subject, string Journal, long Sequence, JsonElement Payload);
