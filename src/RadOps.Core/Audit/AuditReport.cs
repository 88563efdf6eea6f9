using RadOps.Core.Audit.Runs;
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
    /// <summary>What was released and refused, month by month, the earliest first; what came before <see cref="AuditOptions.Since"/> is not counted.</summary>
    public IReadOnlyList<AuditMonth> Months { get; init; } = [];

    /// <summary>When the audit that this one is compared with was made; null where none was recorded.</summary>
    public DateTimeOffset? Previous { get; init; }

    /// <summary>What is new, still there and gone since then, by code.</summary>
    public IReadOnlyList<AuditTrend> Trend { get; init; } = [];

    /// <summary>How many findings are of this severity, without those that somebody has answered for.</summary>
    public int Count(FindingSeverity severity) => Findings.Count(finding => finding.Severity == severity && !finding.IsExempted);

    /// <summary>How many findings somebody has answered for.</summary>
    public int Exempted => Findings.Count(finding => finding.IsExempted);

    /// <summary>How many findings are of this severity or a graver one, without those that somebody has answered for.</summary>
    public int CountFrom(FindingSeverity severity) => Findings.Count(finding => finding.Severity >= severity && !finding.IsExempted);
}
