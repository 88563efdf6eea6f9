using RadOps.Core.Intake.Files;

namespace RadOps.Core.Intake.Payloads;

/// <summary>A file as it is recorded: no name of it, since patients write names in those.</summary>
/// <param name="Number">Its number within the case, from 1.</param>
/// <param name="Sha256">SHA-256 of its content.</param>
/// <param name="Length">Length in bytes.</param>
/// <param name="Format">Format by its content.</param>
/// <param name="Inspected">What the inspection said: the strictest.</param>
/// <param name="Findings">Codes of what it found.</param>
/// <param name="Proposal">Where RadOps proposes to save it.</param>
/// <param name="HoldsPhotograph">A PDF in which there is a photograph.</param>
internal sealed record TrackedFilePayload(int Number, string Sha256, long Length, PatientFileFormat Format, IntakeOutcome Inspected, IReadOnlyList<string> Findings, FileRoute Proposal, bool HoldsPhotograph);
