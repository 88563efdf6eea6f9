using RadOps.Core.Release;

namespace RadOps.Cli.Output;

/// <summary>Each decision as a paragraph: the sentence in Swedish, and under it the rules with the words that they stand on.</summary>
internal sealed class ExplainedDecisionWriter(ToolConsole console) : ResultWriter<DecisionRow>
{
    internal override void Write(DecisionRow row)
    {
        var text = console.Text;
        text.WriteLine($"{row.RequestId}  {row.Organisation}  {row.Outcome}  (images {row.Images}, report {row.Report}, route {row.Route})");
        text.WriteLine($"  {row.Explanation}");
        foreach (var rule in row.Decision.Rules)
        {
            var place = rule.Line is { } line ? $", rad {line}" : "";
            text.WriteLine($"  {rule.RuleId}: \"{rule.Quote}\" ({rule.Document ?? "RadOps"}{place})");
        }

        text.WriteLine();
    }

    public override void Dispose()
    {
        // The console is the tool's.
    }

    internal override void End() => console.Text.Flush();
}
