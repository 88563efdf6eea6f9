using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the names of the site's nodes.</summary>
public sealed class NodeCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            using var workplace = Workplace.Open(new WorkplaceOptions { SiteFile = fakeBoundParameters["SiteFile"] as string, ReadOnly = true });
            return [.. Named(workplace, wordToComplete)];
        }
        catch (RadOpsException)
        {
            return []; // A prompt is no place for errors: the command itself will say what is wrong.
        }
    }

    private static IEnumerable<CompletionResult> Named(Workplace workplace, string word) =>
        from name in workplace.Nodes.Names
        where name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
        let node = workplace.Settings.Nodes[name]
        select new CompletionResult(name, name, CompletionResultType.ParameterValue, $"{node.Role}: {node.AeTitle}");
}
