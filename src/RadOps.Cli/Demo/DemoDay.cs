using RadOps.Core.Audit;

namespace RadOps.Cli.Demo;

/// <summary>What the demo hospital's day came to.</summary>
/// <param name="Orders">Every order, in the file's order.</param>
/// <param name="FileCount">Files under the study root.</param>
/// <param name="Audit">What the audit found.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record DemoDay(IReadOnlyList<DemoOrder> Orders, int FileCount, AuditReport Audit, TimeSpan Elapsed);
