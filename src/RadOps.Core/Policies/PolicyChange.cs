namespace RadOps.Core.Policies;

/// <summary>An entry of a document's own change log, as the document words it.</summary>
/// <param name="Line">Line in the document, from 1.</param>
/// <param name="Date">The day that the entry states; null where it states none.</param>
/// <param name="Text">The words, verbatim.</param>
public sealed record PolicyChange(int Line, DateOnly? Date, string Text);
