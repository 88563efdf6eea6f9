namespace RadOps.Core.Continuity.Reports;

/// <summary>A line of an outage's timeline.</summary>
/// <param name="At">When it happened.</param>
/// <param name="What">What, in Swedish.</param>
/// <param name="Number">The paper that it is about; null where it is about none.</param>
/// <param name="Operator">Who did it: user id.</param>
/// <param name="Journal">The machine's journal that it was first written to.</param>
public sealed record ReportEntry(DateTimeOffset At, string What, string? Number, string Operator, string Journal);
