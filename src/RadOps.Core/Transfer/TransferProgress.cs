namespace RadOps.Core.Transfer;

/// <summary>How far a step of a transfer has come.</summary>
/// <param name="Step">The step.</param>
/// <param name="Done">Instances done.</param>
/// <param name="Total">Instances in all.</param>
public readonly record struct TransferProgress(TransferStepKind Step, int Done, int Total);
