namespace RadOps.Core.Transfer;

/// <summary>One step of a plan.</summary>
/// <param name="Kind">Which step.</param>
/// <param name="Description">What it will do, in words that hold no identity.</param>
public sealed record TransferStep(TransferStepKind Kind, string Description);
