namespace RadOps.Core.Papers;

/// <summary>A line to be ticked.</summary>
/// <param name="Text">What is done or seen, in Swedish.</param>
/// <param name="Citation">The words that ask for it; null where it is RadOps' own reminder.</param>
public sealed record ChecklistItem(string Text, PaperCitation? Citation = null);
