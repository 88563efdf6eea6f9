using RadOps.Core.Continuity.Payloads;

namespace RadOps.Core.Continuity.Journals;

/// <summary>What is to be written to a journal; the journal numbers and orders it.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Drill">An exercise.</param>
/// <param name="Payload">Makes the payload: from a start that bears the order, and the name and number that the event will have.</param>
/// <param name="Occurred">When it happened; null for now.</param>
/// <param name="Subject">Opaque key of the patient; empty where the register that makes it does not answer.</param>
internal sealed record JournalDraft(string Kind, bool Drill, Func<JournalPayload, string, long, string> Payload, DateTimeOffset? Occurred = null, string Subject = "");
