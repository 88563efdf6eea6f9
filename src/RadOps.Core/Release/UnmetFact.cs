namespace RadOps.Core.Release;

/// <summary>A fact that keeps a rule or a section from holding.</summary>
/// <param name="Fact">The fact: a column of the request, or one that is derived from it, such as <c>Minor</c>.</param>
/// <param name="Value">The value that it has.</param>
/// <param name="Wanted">The values, one of which it would have to have.</param>
public sealed record UnmetFact(string Fact, string Value, IReadOnlyList<string> Wanted);
