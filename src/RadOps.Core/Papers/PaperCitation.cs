namespace RadOps.Core.Papers;

/// <summary>The words of the routine that something on a paper stands on.</summary>
/// <param name="RuleId">Such as <c>N-38</c>.</param>
/// <param name="Line">Line in the document.</param>
/// <param name="Quote">The words, verbatim.</param>
public sealed record PaperCitation(string RuleId, int? Line, string Quote);
