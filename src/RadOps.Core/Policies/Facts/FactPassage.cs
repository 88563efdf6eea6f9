namespace RadOps.Core.Policies.Facts;

/// <summary>A place in a document.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Quote">Its words, verbatim; they may go on to the next line.</param>
/// <param name="Path">The menus, links or programs that it leads through, in order, as the document names them.</param>
public sealed record FactPassage(int Line, string Quote, IReadOnlyList<string> Path);
