using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of the site's recipient directory, by any part of them.</summary>
public sealed class RecipientCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { SiteFile = fakeBoundParameters["SiteFile"] as string, ReadOnly = true });
            return [.. Named(workplace, wordToComplete.Trim('\'', '"'))];
        }
        catch (RadOpsException)
        {
            return []; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }

    private static IEnumerable<CompletionResult> Named(Workplace workplace, string word) =>
        from entry in workplace.Recipients
        where entry.Name.Contains(word, StringComparison.OrdinalIgnoreCase)
        orderby entry.Name
        select new CompletionResult($"'{CodeGeneration.EscapeSingleQuotedStringContent(entry.Name)}'", entry.Name, CompletionResultType.ParameterValue, $"{entry.Type}, {entry.Location}");
}
