using RadOps.Core.Release;

namespace RadOps.Cli.Output;

/// <summary>Each decision as a paragraph: the sentence, and under it the steps that led to it.</summary>
internal sealed class ExplainedDecisionWriter(ToolConsole console) : ResultWriter<DecisionRow>
{
    internal override void Write(DecisionRow row) => console.Text.WriteLine(row.Decision.Explain().ToText(console.Width));

    public override void Dispose()
    {
        // The console is the tool's.
    }

    internal override void End() => console.Text.Flush();
}
