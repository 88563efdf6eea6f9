using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Cli.Demo;

/// <summary>What became of one order.</summary>
/// <param name="RequestId">The order.</param>
/// <param name="TableRow">The row of the decision tables that it is there for.</param>
/// <param name="Decision">The decision; null when the row could not be read.</param>
/// <param name="Made">What was entered in the register; null when nothing was let out.</param>
/// <param name="Remark">What happened, when it is not told by the rest.</param>
internal sealed record DemoOrder(string RequestId, string TableRow, ReleaseDecision? Decision, MediaExport? Made, string Remark);
