namespace RadOps.Core.Release;

/// <summary>A rule that took part in a decision, with the words that it stands on.</summary>
/// <param name="RuleId">Such as <c>N-24</c>; a product default bears the id of its ambiguity, such as <c>C50</c>.</param>
/// <param name="Document">Title of the document.</param>
/// <param name="Version">Version of the document; null where it states none.</param>
/// <param name="SourceSha256">SHA-256 of the document, lower-case hexadecimal.</param>
/// <param name="Line">Line in the document, from 1; null for a product default.</param>
/// <param name="Quote">The Swedish words, verbatim; for a product default its Swedish reason.</param>
/// <param name="ValidFrom">First day on which the rule holds, where one is stated.</param>
public sealed record FiredRule(
    string RuleId,
    string? Document,
    string? Version,
    string? SourceSha256,
    int? Line,
    string Quote,
    DateOnly? ValidFrom);
