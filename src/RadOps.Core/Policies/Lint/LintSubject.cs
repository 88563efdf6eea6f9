
namespace RadOps.Core.Policies.Lint;

/// <summary>A document of a pack, with as much of its text as is at hand, on a day.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Document">The document.</param>
/// <param name="Text">The document itself, or what the pack quotes of it.</param>
/// <param name="Day">The day.</param>
internal sealed record LintSubject(PolicyPack Pack, PolicyDocument Document, RoutineText Text, DateOnly Day)
{
    /// <summary>The quotes of this document.</summary>
    internal IEnumerable<PolicyQuote> Quotes => PolicyQuote.Of(Pack).Where(quote => quote.Document == Document.Key);

    /// <summary>Something found on lines of the document; it is about the rules and facts that quote them.</summary>
    internal PolicyFinding Found(string code, string message, IEnumerable<int> lines, string? quote = null, string? question = null, FindingSeverity severity = FindingSeverity.Warning)
    {
        var on = lines.Distinct().Order().ToList();
        return new()
        {
            Severity = severity,
            Code = code,
            Message = message,
            PolicyId = Pack.Id,
            Document = Document.Key,
            Lines = on,
            Rules = Quotes.Where(own => on.Contains(own.Line)).Select(own => own.Owner).Distinct().ToArray(),
            Quote = quote,
            Question = question,
        };
    }

    /// <summary>Something found about the whole document.</summary>
    internal PolicyFinding Found(string code, string message, string? question = null, FindingSeverity severity = FindingSeverity.Warning) =>
        Found(code, message, [], null, question, severity);
}
