namespace RadOps.Core.Audit.Rules;

/// <summary>The words of a routine that a rule of the audit stands on.</summary>
/// <param name="Document">The document's title, verbatim.</param>
/// <param name="Rule">Id of the rule or fact in the routine's pack, such as <c>N-02</c>.</param>
/// <param name="Line">Line in the document, from 1.</param>
/// <param name="Quote">The Swedish words, verbatim.</param>
public sealed record AuditSource(string Document, string Rule, int Line, string Quote)
{
    /// <summary>The rule and its line, such as <c>N-02 (rad 4)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Rule} (rad {Line})");
}
