namespace RadOps.Core.Export;

/// <summary>How far a step of an export has come.</summary>
/// <param name="Step">The step.</param>
/// <param name="Done">Files done.</param>
/// <param name="Total">Files in all.</param>
public readonly record struct ExportProgress(ExportStepKind Step, int Done, int Total);
