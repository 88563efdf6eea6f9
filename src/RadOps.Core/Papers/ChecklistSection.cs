namespace RadOps.Core.Papers;

/// <summary>A part of a checklist.</summary>
/// <param name="Title">Its heading, in Swedish.</param>
/// <param name="Items">What is ticked.</param>
/// <param name="Blanks">What is written by hand.</param>
public sealed record ChecklistSection(string Title, IReadOnlyList<ChecklistItem> Items, IReadOnlyList<string> Blanks);
