using RadOps.Core.Release;

namespace RadOps.Core.Papers;

/// <summary>A decision that let nothing out, as the register has it.</summary>
/// <param name="Reference">Its number, which stands on the sheet too.</param>
/// <param name="RequestId">The request's own id, masked; null where it states none.</param>
/// <param name="Organisation">The organisation whose routine refused.</param>
/// <param name="Outcome">Deny; Open where the routine says nothing, and a named person is to decide.</param>
/// <param name="Sheet">The sheet that refers the patient on (H-14); null where the routine refers nobody.</param>
public sealed record RecordedRefusal(string Reference, string? RequestId, string Organisation, DecisionOutcome Outcome, DrawnPaper? Sheet);
