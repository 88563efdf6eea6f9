namespace RadOps.Core.Audit.Rules;

/// <summary>The list of the audit's rules as its file holds it.</summary>
/// <param name="Title">What the list is of.</param>
/// <param name="Rules">The rules.</param>
internal sealed record AuditRuleFile(string Title, IReadOnlyList<AuditRule> Rules);
