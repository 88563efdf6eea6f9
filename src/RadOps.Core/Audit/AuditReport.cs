using RadOps.Core.Register;

namespace RadOps.Core.Audit;

/// <summary>What an audit of a register found.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Options">What it looked at.</param>
/// <param name="Location">The register, in words that hold no secret.</param>
/// <param name="Chain">Whether the hash chain holds.</param>
/// <param name="Releases">Releases in the period, imported ones not counted.</param>
/// <param name="Imported">Imported releases in the register.</param>
/// <param name="Findings">The findings, gravest first, then oldest first.</param>
public sealed record AuditReport(
    DateTimeOffset At, AuditOptions Options, string Location, ChainReport Chain, int Releases, int Imported, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>How many findings are of this severity.</summary>
    public int Count(FindingSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}
