using RadOps.Core.Identity;

namespace RadOps.Core.Register;

/// <summary>What one line of the department's old list says.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Releases">The releases: more than one where the line names several examinations; none where it could not be read.</param>
/// <param name="Patient">The identity number, where the line holds one.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
public sealed record RegisterLineResult(int Line, IReadOnlyList<RegisterLine> Releases, PatientId? Patient, RegisterLineProblem? Problem);
