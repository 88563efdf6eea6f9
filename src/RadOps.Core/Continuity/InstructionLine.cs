namespace RadOps.Core.Continuity;

/// <summary>A sentence of the routine that holds during an outage.</summary>
/// <param name="For">Whom it speaks to.</param>
/// <param name="Text">Its words, verbatim.</param>
/// <param name="Path">The menus or links that it leads through, in order.</param>
/// <param name="RuleId">Such as <c>D-10</c>.</param>
/// <param name="Line">Its line in the routine.</param>
public sealed record InstructionLine(InstructionAudience For, string Text, IReadOnlyList<string> Path, string RuleId, int Line);
