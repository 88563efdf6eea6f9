namespace RadOps.Core.Policies.Facts;

/// <summary>One way that images may take.</summary>
/// <param name="Route">The way.</param>
/// <param name="Passage">Where the routine names it.</param>
/// <param name="ClosedBy">Id of the notice that closes it for now; null when it is open.</param>
public sealed record RouteEntry(TransferRoute Route, FactPassage Passage, string? ClosedBy);
