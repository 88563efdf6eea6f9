namespace RadOps.Core.Audit.Runs;

/// <summary>The findings of one code in a run.</summary>
/// <param name="Count">How many.</param>
/// <param name="Keys">A key of each with the day of what it is about, such as <c>91f0c2d4a6b3e857 2026-11-02</c>; null where there were more than an event should hold.</param>
internal sealed record AuditRunFindings(int Count, IReadOnlyList<string>? Keys);
