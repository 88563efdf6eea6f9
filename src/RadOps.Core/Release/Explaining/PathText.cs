using System.Text;

namespace RadOps.Core.Release.Explaining;

/// <summary>Lays a path out as text for people: the sentence, and under it the near steps with a mark each: + applies, x overruled, - not met.</summary>
internal static class PathText
{
    internal static string Of(DecisionPath path, int width)
    {
        var text = new StringBuilder();
        var row = DecisionRow.From(path.Decision);
        string?[] head = [row.RequestId, row.Organisation, row.AsOf, row.Outcome, $"(Images {row.Images}, Report {row.Report}, Route {row.Route})"];
        text.AppendJoin("  ", head.Where(part => !string.IsNullOrEmpty(part))).Append('\n');
        Append("  ", path.Explanation);
        foreach (var step in path.Steps.Where(step => !step.IsRemote))
            Append(step.Result switch { DecisionStepResult.Applies => "  + ", DecisionStepResult.Overruled => "  x ", _ => "  - " }, step.Sentence);
        Append("    ", path.Remainder);
        return text.ToString();

        // Line by line here, since PowerShell breaks Swedish lines in the middle of words.
        void Append(string mark, string sentence)
        {
            var column = mark.Length;
            text.Append(mark);
            foreach (var word in sentence.Split(' '))
            {
                if (column > mark.Length && column + 1 + word.Length > width)
                {
                    text.Append('\n').Append(' ', mark.Length);
                    column = mark.Length;
                }

                if (column > mark.Length)
                {
                    text.Append(' ');
                    column++;
                }

                text.Append(word);
                column += word.Length;
            }

            text.Append('\n');
        }
    }
}
