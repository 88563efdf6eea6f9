namespace RadOps.Core.Policies;

/// <summary>Words that a pack takes from a document.</summary>
/// <param name="Document">Key of the document.</param>
/// <param name="Line">The line on which they begin, from 1.</param>
/// <param name="Words">The words, verbatim.</param>
/// <param name="Owner">What quotes them: a rule, a fact or a section by its id, or <c>modes</c> or <c>changes</c>.</param>
/// <param name="At">Where it stands in the pack.</param>
public sealed record PolicyQuote(string Document, int Line, string Words, string Owner, PolicyLocation? At)
{
    /// <summary>Every quote of a pack.</summary>
    public static IEnumerable<PolicyQuote> Of(PolicyPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var headings =
            from section in pack.Sections
            where section is { Document: not null, Line: not null }
            select new PolicyQuote(section.Document!, section.Line!.Value, section.Title, section.Id, section.At);
        var sentences =
            from rule in pack.Rules
            where rule is { Document: not null, Line: not null }
            from own in rule.Clauses.Select(clause => (clause.Line, clause.Quote, clause.At)).Prepend((null, null, rule.At))
            select new PolicyQuote(rule.Document!, own.Line ?? rule.Line!.Value, own.Quote ?? rule.Quote, rule.RuleId, own.At ?? rule.At);
        var changes =
            from document in pack.Documents
            from change in document.Changes
            select new PolicyQuote(document.Key, change.Line, change.Text, "changes", document.At);
        var outages =
            from mode in pack.Modes
            select new PolicyQuote(mode.Document, mode.Line, mode.Title, "modes", mode.At);
        var facts =
            from fact in pack.Facts
            from passage in fact.Passages.Concat(fact.Routes.Select(route => route.Passage))
            select new PolicyQuote(fact.Document, passage.Line, passage.Quote, fact.RuleId, fact.At);
        return headings.Concat(sentences).Concat(outages).Concat(facts).Concat(changes);
    }
}
